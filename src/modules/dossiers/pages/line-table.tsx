import type { ComponentChildren } from 'preact'

import { Table, type Column } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Line } from '../rows.ts'
import { channelWords } from '../words.ts'
import { StateTag, TimeTag } from './parts.tsx'

type Props = {
  items: readonly Line[]
  now: Temporal.Instant
  caption?: string
  empty?: ComponentChildren
  /** Officers by id; without it the column is left out. */
  names?: ReadonlyMap<string, string> | undefined
}

/** Dossiers as officers scan them: code, who, what, state, and how long is left. */
export function LineTable({ items, now, caption, empty, names }: Props) {
  const { t } = useView()
  return (
    <Table
      caption={caption ?? t('Hồ sơ', 'Dossiers')}
      hideCaption
      columns={columns(t, now, names)}
      rows={items}
      rowKey={({ id }) => id}
      empty={empty}
    />
  )
}

type T = ReturnType<typeof useView>['t']

const columns = (t: T, now: Temporal.Instant, names: Props['names']): Column<Line>[] => [
  {
    key: 'code',
    head: t('Mã hồ sơ', 'Code'),
    tight: true,
    cell: ({ code }) => <a href={`/can-bo/ho-so/${code}`}>{code}</a>,
  },
  {
    key: 'name',
    head: t('Người nộp', 'Applicant'),
    cell: ({ applicantName }) => <span class="clip">{applicantName}</span>,
  },
  {
    key: 'procedure',
    head: t('Thủ tục', 'Procedure'),
    cell: ({ procedureCode, procedureName }) => (
      <span class="clip" title={procedureName}>
        {procedureCode} · {procedureName}
      </span>
    ),
  },
  {
    key: 'channel',
    head: t('Kênh', 'Channel'),
    cell: ({ channel }) => t(...channelWords[channel]),
  },
  { key: 'state', head: t('Trạng thái', 'State'), cell: (line) => <StateTag state={line.state} /> },
  ...(names ? [assigneeColumn(t, names)] : []),
  {
    key: 'received',
    head: t('Tiếp nhận', 'Received'),
    tight: true,
    cell: ({ receivedAt }) => <When at={receivedAt} only="date" />,
  },
  {
    key: 'due',
    head: t('Hẹn trả', 'Due'),
    cell: (line) => (
      <>
        {line.dueAt && <When at={line.dueAt} only="date" />} <TimeTag {...{ line, now }} />
      </>
    ),
  },
]

const assigneeColumn = (t: T, names: ReadonlyMap<string, string>): Column<Line> => ({
  key: 'assignee',
  head: t('Người xử lý', 'Officer'),
  cell: ({ assignee }) => (assignee && names.get(assignee)) || <span class="muted">–</span>,
})
