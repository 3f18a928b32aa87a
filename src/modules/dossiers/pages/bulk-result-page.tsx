import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView, type View } from '#ui/view.ts'

import type { ManyDone, Refusal } from '../bulk-actions.ts'
import { listPaths } from '../list-paths.ts'
import type { Line } from '../rows.ts'
import { whyWords } from '../words.ts'
import type { Bulk } from './bulk-bar.tsx'
import { LineTable } from './line-table.tsx'

type Props = {
  kind: Bulk
  many: ManyDone
  lines: ReadonlyMap<string, Line>
  now: Temporal.Instant
}

/** What became of each dossier of a form for many: done, or refused and why. */
export function BulkResultPage({ kind, many: { done, refused }, lines, now }: Props) {
  const { t } = useView()
  const shown = done.flatMap((code) => lines.get(code) ?? [])
  return (
    <Page
      frame="staff"
      wide
      title={t(...heads[kind])}
      crumbs={[{ href: '/can-bo/ho-so', text: t('Hồ sơ', 'Dossiers') }]}
      actions={<ButtonLink href={backs[kind]}>{t('Về danh sách', 'Back to the list')}</ButtonLink>}
    >
      <Notice kind={refused.length > 0 ? 'warn' : 'ok'} title={summary(t, kind, done.length)}>
        {refused.length > 0 && (
          <p>
            {t(
              `${refused.length} hồ sơ chưa làm được; các hồ sơ này giữ nguyên như trước.`,
              `${refused.length} were refused and stay as they were.`,
            )}
          </p>
        )}
      </Notice>
      {refused.length > 0 && <Refusals {...{ refused, lines }} />}
      {shown.length > 0 && (
        <Panel title={t('Đã làm', 'Done')}>
          <LineTable items={shown} {...{ now }} />
        </Panel>
      )}
    </Page>
  )
}

const heads: Record<Bulk, readonly [vi: string, en: string]> = {
  accept: ['Kết quả tiếp nhận nhiều hồ sơ', 'Accepted at once'],
  forward: ['Kết quả chuyển bước nhiều hồ sơ', 'Forwarded at once'],
  'hand-over': ['Kết quả trả nhiều hồ sơ', 'Handed over at once'],
  assign: ['Kết quả giao nhiều hồ sơ', 'Assigned at once'],
}

const backs: Record<Bulk, string> = {
  accept: listPaths.new,
  forward: listPaths.unit,
  'hand-over': listPaths.done,
  assign: '/can-bo/bang-dieu-hanh',
}

function summary(t: View['t'], kind: Bulk, done: number): string {
  switch (kind) {
    case 'accept':
      return t(`Đã tiếp nhận ${done} hồ sơ.`, `${done} dossiers were accepted.`)
    case 'forward':
      return t(`Đã chuyển ${done} hồ sơ sang bước sau.`, `${done} dossiers went to the next step.`)
    case 'hand-over':
      return t(`Đã trả kết quả ${done} hồ sơ.`, `The results of ${done} dossiers were handed over.`)
    case 'assign':
      return t(`Đã giao ${done} hồ sơ.`, `${done} dossiers were assigned.`)
  }
}

function Refusals({ refused, lines }: { refused: readonly Refusal[] } & Pick<Props, 'lines'>) {
  const { t } = useView()
  return (
    <Panel title={t('Chưa làm được', 'Refused')}>
      <Table
        caption={t('Hồ sơ chưa làm được và lý do', 'Refused dossiers and why')}
        hideCaption
        rows={refused}
        columns={[
          {
            key: 'code',
            head: t('Mã hồ sơ', 'Code'),
            tight: true,
            cell: ({ code }) =>
              lines.has(code) ? <a href={`/can-bo/ho-so/${code}`}>{code}</a> : code,
          },
          {
            key: 'name',
            head: t('Người nộp', 'Applicant'),
            cell: ({ code }) => lines.get(code)?.applicantName ?? '–',
          },
          {
            key: 'why',
            head: t('Lý do', 'Why'),
            long: true,
            cell: (refusal) => reasonOf(refusal, t),
          },
        ]}
      />
    </Panel>
  )
}

function reasonOf({ why, message }: Refusal, t: View['t']) {
  if (why === 'changed-meanwhile')
    return t(
      'Có người vừa xử lý hồ sơ này trước bạn. Mở hồ sơ để xem.',
      'Somebody acted on this dossier before you. Open it to see.',
    )
  return why ? t(...whyWords[why]) : message
}
