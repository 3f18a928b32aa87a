import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { channels, feeOf, openFlags, timeOf, type Channel, type Procedure } from '../domain.ts'
import type { PastChange } from '../store.ts'
import { channelText, feeText, flagText, nameText, seenText, timeText } from '../words.ts'
import { FeePanel, TimePanel } from './confirm-forms.tsx'
import { History } from './history.tsx'
import { SettingPanel } from './setting-form.tsx'

export type AdminForm = 'time' | 'fee' | 'setting' | 'withdraw'
export type AdminRetry = { form: AdminForm; filled: Filled; errors: Errors }

export type AdminProcedureProps = {
  procedure: Procedure
  changes: PastChange[]
  seen: string
  on: Temporal.PlainDate
  retry?: AdminRetry | undefined
}

/** One procedure: the source's words beside what we read in them, and what the commune has to confirm. */
export function AdminProcedurePage({ procedure, changes, seen, on, retry }: AdminProcedureProps) {
  const view = useView()
  const { t, who } = view
  const { code, field } = procedure
  const mayEdit = who.can.has('procedure.edit')
  return (
    <Page
      frame="staff"
      title={nameText(view, procedure)}
      over={`${code} · ${field}`}
      lead={seenText(view, procedure)}
      crumbs={[{ href: '/quan-tri/thu-tuc', text: t('Danh mục thủ tục', 'Procedure catalogue') }]}
      actions={
        <ButtonLink kind="secondary" href={`/thu-tuc/${code}`}>
          {t('Xem như người dân', 'See as a citizen')}
        </ButtonLink>
      }
    >
      {retry && <ErrorSummary errors={retry.errors} ids={idsFor(retry)} />}
      <Flags {...{ procedure, on }} />
      <RawAndRead {...{ procedure, on }} />
      {mayEdit && (
        <>
          <TimePanel {...{ procedure, seen, on, retry: only(retry, 'time') }} />
          <FeePanel {...{ procedure, seen, on, retry: only(retry, 'fee') }} />
          <SettingPanel {...{ procedure, seen, retry: only(retry, 'setting') }} />
        </>
      )}
      <History {...{ procedure, changes, seen, mayEdit, on }} />
    </Page>
  )
}

const only = (retry: AdminRetry | undefined, form: AdminForm) =>
  retry?.form === form ? retry : undefined

/** Two forms on the page have fields of the same name, so ids carry the form's. */
const idsFor = ({ form, errors }: AdminRetry) =>
  Object.fromEntries(Object.keys(errors).map((name) => [name, `${form}-${name}`]))

function Flags({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const open = new Set(openFlags(procedure, on))
  if (procedure.flags.length === 0) return null
  return (
    <p>
      {procedure.flags.map((flag) => (
        <span key={flag}>
          <Tag tone={open.has(flag) ? 'yellow' : 'green'}>
            {open.has(flag)
              ? flagText(view, flag)
              : view.t(`${flagText(view, flag)}: đã xử lý`, `${flagText(view, flag)}: settled`)}
          </Tag>{' '}
        </span>
      ))}
    </p>
  )
}

function RawAndRead({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const { t } = view
  const rows = channels.map((channel) => ({ channel, ...rawOf(procedure, channel) }))
  const reading = (channel: Channel) => {
    const time = timeOf(procedure, { channel, on })
    const fee = feeOf(procedure, { channel, on })
    return (
      <>
        <p>{timeText(view, time?.value)}</p>
        <p>{feeText(view, fee.value)}</p>
        {(time?.citation || fee.citation) && <p class="muted">{time?.citation || fee.citation}</p>}
      </>
    )
  }
  return (
    <Panel title={t('Nguồn ghi và cách hiểu', 'The source and how it is read')}>
      <Table
        caption={t(
          'Nguyên văn ở nguồn và giá trị đang dùng',
          'The source’s own words and the value in use',
        )}
        hideCaption
        rows={rows}
        columns={[
          {
            key: 'channel',
            head: t('Cách nộp', 'Channel'),
            cell: ({ channel }) => channelText(view, channel),
          },
          {
            key: 'time',
            head: t('Thời hạn (nguyên văn)', 'Time (verbatim)'),
            cell: ({ time }) => time || '–',
          },
          {
            key: 'fee',
            head: t('Phí (nguyên văn)', 'Fee (verbatim)'),
            cell: ({ fee }) => fee || '–',
          },
          { key: 'read', head: t('Đang dùng', 'In use'), cell: ({ channel }) => reading(channel) },
        ]}
      />
      {procedure.sourceUrl && (
        <p>
          <a href={procedure.sourceUrl}>{t('Mở trang nguồn', 'Open the source')}</a>
        </p>
      )}
    </Panel>
  )
}

function rawOf({ raw }: Procedure, channel: Channel) {
  if (channel === 'online') return { time: raw.timeOnline, fee: raw.feeOnline }
  return { time: channel === 'post' ? raw.timePost : raw.timeCounter, fee: raw.feeCounter }
}
