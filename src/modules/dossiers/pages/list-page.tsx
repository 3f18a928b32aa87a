import { ButtonLink } from '#ui/form.tsx'
import { Empty } from '#ui/empty.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager, Table, type Column } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { states } from '../domain.ts'
import type { Line } from '../rows.ts'
import { channelWords, stateWords } from '../words.ts'
import { StateTag, TimeTag } from './parts.tsx'

export type ListKind = 'all' | 'mine' | 'unit' | 'overdue' | 'new' | 'done'

type Props = {
  kind: ListKind
  items: Line[]
  next: string | null
  now: Temporal.Instant
  procedures: readonly { code: string; name: string }[]
  counts: Partial<Record<ListKind, number>>
  names: ReadonlyMap<string, string>
}

const titles: Record<ListKind, readonly [vi: string, en: string, href: string]> = {
  mine: ['Việc của tôi', 'My work', '/can-bo/ho-so/cua-toi'],
  unit: ['Việc của bộ phận', 'My unit’s work', '/can-bo/ho-so/bo-phan'],
  new: ['Nộp trực tuyến, chờ tiếp nhận', 'Online, to be accepted', '/can-bo/ho-so/moi'],
  overdue: ['Quá hạn', 'Overdue', '/can-bo/ho-so/qua-han'],
  done: ['Chờ trả kết quả', 'Results to hand over', '/can-bo/ho-so/cho-tra'],
  all: ['Tất cả hồ sơ', 'All dossiers', '/can-bo/ho-so'],
}

/** A list of dossiers: mine, my unit's, overdue, or all, narrowed by what stands in the address. */
export function ListPage({ kind, items, next, now, procedures, counts, names }: Props) {
  const { t, who } = useView()
  const [vi, en] = titles[kind]
  return (
    <Page
      frame="staff"
      wide
      title={t(vi, en)}
      actions={who.can.has('dossier.receive') && <ButtonLink href="/can-bo/tiep-nhan">{t('Tiếp nhận hồ sơ', 'Receive')}</ButtonLink>}
    >
      <SubNav
        current={titles[kind][2]}
        items={(Object.keys(titles) as ListKind[]).map((key) => ({
          href: titles[key][2],
          text: t(titles[key][0], titles[key][1]),
          count: counts[key],
        }))}
      />
      {kind === 'all' && <ListFilters {...{ procedures }} />}
      <Table
        caption={t(vi, en)}
        hideCaption
        columns={columns(t, now, names)}
        rows={items}
        rowKey={({ id }) => id}
        empty={<Nothing {...{ kind }} />}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

function ListFilters({ procedures }: Pick<Props, 'procedures'>) {
  const { t } = useView()
  return (
    <Filters action="/can-bo/ho-so">
      <TextField name="q" label={t('Mã hồ sơ, tên người nộp', 'Code or name')} type="search" />
      <Select
        name="trang-thai"
        label={t('Trạng thái', 'State')}
        blank={t('Tất cả', 'All')}
        options={states.map((value) => ({ value, text: t(...stateWords[value].text) }))}
      />
      <Select
        name="thu-tuc"
        label={t('Thủ tục', 'Procedure')}
        blank={t('Tất cả', 'All')}
        options={procedures.map(({ code, name }) => ({ value: code, text: `${code} – ${name.slice(0, 90)}` }))}
      />
      <DateField name="han-truoc" label={t('Hẹn trả trước ngày', 'Due before')} />
    </Filters>
  )
}

type T = ReturnType<typeof useView>['t']

const columns = (t: T, now: Temporal.Instant, names: ReadonlyMap<string, string>): Column<Line>[] => [
  {
    key: 'code',
    head: t('Mã hồ sơ', 'Code'),
    tight: true,
    cell: ({ code }) => <a href={`/can-bo/ho-so/${code}`}>{code}</a>,
  },
  { key: 'name', head: t('Người nộp', 'Applicant'), cell: ({ applicantName }) => <span class="clip">{applicantName}</span> },
  {
    key: 'procedure',
    head: t('Thủ tục', 'Procedure'),
    cell: ({ procedureCode, procedureName }) => <span class="clip" title={procedureName}>{procedureCode} · {procedureName}</span>,
  },
  { key: 'channel', head: t('Kênh', 'Channel'), cell: ({ channel }) => t(...channelWords[channel]) },
  { key: 'state', head: t('Trạng thái', 'State'), cell: (line) => <StateTag state={line.state} /> },
  {
    key: 'assignee',
    head: t('Người xử lý', 'Officer'),
    cell: ({ assignee }) => (assignee && names.get(assignee)) || <span class="muted">–</span>,
  },
  { key: 'received', head: t('Tiếp nhận', 'Received'), tight: true, cell: ({ receivedAt }) => <When at={receivedAt} only="date" /> },
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

function Nothing({ kind }: { kind: ListKind }) {
  const { t } = useView()
  const words: Record<ListKind, readonly [string, string]> = {
    mine: ['Bạn không có việc nào đang chờ.', 'Nothing waits for you.'],
    unit: ['Bộ phận không có hồ sơ nào đang chờ.', 'Nothing waits for your unit.'],
    overdue: ['Không có hồ sơ quá hạn.', 'Nothing is overdue.'],
    new: ['Không có hồ sơ trực tuyến chờ tiếp nhận.', 'No online application waits.'],
    done: ['Không có kết quả nào chờ trả.', 'No result waits to be handed over.'],
    all: ['Không có hồ sơ nào khớp bộ lọc.', 'No dossier matches.'],
  }
  return <Empty title={t(...words[kind])} />
}
