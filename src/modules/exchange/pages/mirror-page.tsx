import { stateWords } from '#modules/dossiers/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { moments } from '../mirror/domain.ts'
import type { MirrorRecord, pastOfMirror } from '../mirror/store.ts'
import { momentWords, systemWords } from '../mirror/words.ts'
import { Moment, momentText } from './moment.tsx'
import { ReadingFields } from './reading-fields.tsx'

const home = '/can-bo/ho-so-ngoai'

type Past = Awaited<ReturnType<typeof pastOfMirror>>
type Props = {
  mirror: MirrorRecord
  past: Past
  names: ReadonlyMap<string, string>
  portalHref: string | undefined
  now: Temporal.Instant
  once: string
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** One dossier of another system: what it said last, and what it says now. */
export function MirrorPage(props: Props) {
  const { mirror, past, names, errors } = props
  const { t, who } = useView()
  const { state, system, code } = mirror
  return (
    <Page
      frame="staff"
      over={<span class="code">{code}</span>}
      title={mirror.procedureName}
      crumbs={[{ href: home, text: t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems') }]}
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <Tag tone={stateWords[state].tone}>{t(...stateWords[state].text)}</Tag>
      </p>
      <Notice
        title={t(
          `Hệ thống gốc: ${systemWords[system][0]}`,
          `System of record: ${systemWords[system][1]}`,
        )}
      >
        <p>
          {t(
            'Trạng thái chỉ thay đổi ở hệ thống gốc. Hệ thống này không xử lý hồ sơ, chỉ ghi lại để theo dõi.',
            'Its state changes only there. Here it is followed, not processed.',
          )}
        </p>
      </Notice>
      <What {...props} />
      {who.can.has('mirror.edit') && <News {...props} />}
      {past.length > 0 && <PastTable {...{ past, names }} />}
    </Page>
  )
}

function What({ mirror, portalHref }: Props) {
  const { t } = useView()
  return (
    <Facts
      rows={[
        [t('Mã thủ tục', 'Procedure'), mirror.procedureCode],
        [t('Người nộp', 'Applicant'), mirror.applicantName],
        ...moments.map((name) => {
          const at = mirror[name]
          return [t(...momentWords[name]), at && <Moment key={name} {...{ at }} />] as const
        }),
        [t('Số liệu đến lúc', 'As of'), <When at={mirror.asOf} />],
        [
          t('Đồng bộ lần cuối', 'Last synchronised'),
          <>
            <When at={mirror.syncedAt} /> ·{' '}
            {mirror.source === 'file' ? t('nhập tệp', 'by file') : t('ghi tay', 'by hand')}
          </>,
        ],
        portalHref !== undefined &&
          portalHref !== '' && [
            t('Mở ở Cổng', 'At the portal'),
            <a href={portalHref}>{t('Trang thủ tục', 'The procedure')}</a>,
          ],
      ]}
    />
  )
}

function News({ mirror, now, once, filled, errors }: Props) {
  const { t } = useView()
  const known = {
    state: mirror.state,
    applicantName: mirror.applicantName,
    ...Object.fromEntries(moments.map((name) => [name, momentText(mirror[name])])),
  }
  return (
    <Panel
      title={t('Ghi tình trạng mới ở hệ thống gốc', 'Enter what the system of record shows now')}
    >
      <Form action={`${home}/${mirror.id}`} once={once}>
        <ReadingFields filled={filled ?? known} {...{ errors, now }} />
        <Actions>
          <Button>{t('Ghi lại', 'Save')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function PastTable({ past, names }: Pick<Props, 'past' | 'names'>) {
  const { t } = useView()
  return (
    <Panel title={t('Những lần ghi tay', 'Entered by hand')}>
      <Table
        caption={t('Những lần ghi tay', 'Entered by hand')}
        hideCaption
        rows={past}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
          {
            key: 'state',
            head: t('Trạng thái', 'State'),
            cell: ({ data }) => t(...stateWords[data.state].text),
          },
          {
            key: 'asOf',
            head: t('Số liệu đến lúc', 'As of'),
            cell: ({ data }) => <When at={Temporal.Instant.from(data.asOf)} />,
          },
          {
            key: 'who',
            head: t('Người ghi', 'By'),
            cell: ({ actor }) => names.get(actor) ?? actor,
          },
        ]}
      />
    </Panel>
  )
}
