import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Flag, Procedure } from '../domain.ts'
import { openFlags } from '../open-flags.ts'
import { feeOf, timeOf } from '../terms.ts'
import { feeText, flagText, shortName, timeText } from '../words.ts'
import type { FieldCount } from './list.tsx'

export type Counts = {
  all: number
  flagged: number
  undecided: number
  unpriced: number
  hidden: number
  byFlag: ReadonlyMap<Flag, number>
}

export type AdminListProps = {
  rows: Procedure[]
  total: number
  counts: Counts
  fields: FieldCount[]
  on: Temporal.PlainDate
  next?: string | undefined
}

const home = '/quan-tri/thu-tuc'

/** The catalogue as its keeper sees it: what is doubtful first. */
export function AdminListPage({ rows, total, counts, fields, on, next }: AdminListProps) {
  const view = useView()
  const { t } = view
  return (
    <Page
      frame="staff"
      wide
      title={t('Danh mục thủ tục', 'Procedure catalogue')}
      lead={t(
        'Dữ liệu nhập từ Cổng Dịch vụ công quốc gia. Mục có cờ cần người có thẩm quyền xem và xác nhận.',
        'Imported from the national portal. Flagged entries wait for someone to check and confirm them.',
      )}
      actions={
        <ButtonLink kind="secondary" href={`${home}/su-kien`}>
          {t('Việc trong đời sống', 'Life events')}
        </ButtonLink>
      }
    >
      <Overview {...{ counts }} />
      <Narrow {...{ counts, fields }} />
      <Table
        caption={t(`${total} thủ tục`, `${total} procedures`)}
        columns={columnsOf(view, on)}
        rows={rows}
        rowKey={({ code }) => code}
        empty={t('Không có thủ tục nào khớp bộ lọc', 'No procedure matches the filters')}
      />
      <Pager next={next} />
    </Page>
  )
}

function Overview({ counts }: { counts: Counts }) {
  const { t } = useView()
  const of = t(`trên ${counts.all} thủ tục`, `of ${counts.all} procedures`)
  return (
    <Stats>
      <Stat
        label={t('Có cờ chưa xử lý', 'With open flags')}
        value={counts.flagged}
        of={of}
        href={`${home}?co=any`}
        tone={counts.flagged > 0 ? 'watch' : 'good'}
      />
      <Stat
        label={t('Chưa xác định thời hạn', 'No time limit yet')}
        value={counts.undecided}
        of={of}
        href={`${home}?co=undecided`}
        tone={counts.undecided > 0 ? 'watch' : 'good'}
      />
      <Stat
        label={t('Chưa rõ mức phí', 'Fee not known')}
        value={counts.unpriced}
        of={of}
        href={`${home}?co=unpriced`}
      />
      <Stat
        label={t('Đang ẩn với người dân', 'Hidden from citizens')}
        value={counts.hidden}
        of={of}
        href={`${home}?co=hidden`}
      />
    </Stats>
  )
}

function Narrow({ counts, fields }: { counts: Counts; fields: FieldCount[] }) {
  const { t } = useView()
  return (
    <Filters action={home}>
      <TextField name="q" label={t('Tên hoặc mã', 'Name or code')} />
      <StateSelect {...{ counts }} />
      <Select
        name="linh-vuc"
        label={t('Lĩnh vực', 'Field')}
        blank={t('Tất cả', 'All')}
        options={fields.map(({ field, count }) => ({ value: field, text: `${field} (${count})` }))}
      />
      <Select
        name="noi-nop"
        label={t('Nơi nộp', 'Filed at')}
        blank={t('Tất cả', 'All')}
        options={[
          { value: 'here', text: t('Tại xã', 'Here') },
          { value: 'national-portal', text: t('Cổng Dịch vụ công quốc gia', 'National portal') },
        ]}
      />
    </Filters>
  )
}

function StateSelect({ counts }: { counts: Counts }) {
  const view = useView()
  const { t } = view
  return (
    <Select
      name="co"
      label={t('Tình trạng dữ liệu', 'State of the data')}
      blank={t('Tất cả', 'All')}
      options={[
        {
          value: 'any',
          text: t(`Có cờ chưa xử lý (${counts.flagged})`, `Open flags (${counts.flagged})`),
        },
        {
          value: 'undecided',
          text: t(
            `Chưa xác định thời hạn (${counts.undecided})`,
            `No time limit (${counts.undecided})`,
          ),
        },
        {
          value: 'unpriced',
          text: t(`Chưa rõ mức phí (${counts.unpriced})`, `Fee not known (${counts.unpriced})`),
        },
        { value: 'hidden', text: t(`Đang ẩn (${counts.hidden})`, `Hidden (${counts.hidden})`) },
        ...[...counts.byFlag].map(([flag, n]) => ({
          value: flag,
          text: `${flagText(view, flag)} (${n})`,
        })),
      ]}
    />
  )
}

function columnsOf(view: ReturnType<typeof useView>, on: Temporal.PlainDate) {
  const { t } = view
  return [
    {
      key: 'code',
      head: t('Mã', 'Code'),
      tight: true,
      cell: ({ code }: Procedure) => <a href={`${home}/${code}`}>{code}</a>,
    },
    {
      key: 'name',
      head: t('Tên thủ tục', 'Name'),
      cell: (one: Procedure) => (
        <>
          {shortName(view, one)}
          <br />
          <span class="muted">{one.field}</span>
        </>
      ),
    },
    {
      key: 'time',
      head: t('Thời hạn', 'Time'),
      cell: (one: Procedure) => timeText(view, timeOf(one, { on })?.value),
    },
    {
      key: 'fee',
      head: t('Phí', 'Fee'),
      cell: (one: Procedure) => feeText(view, feeOf(one, { on }).value),
    },
    {
      key: 'flags',
      head: t('Cờ', 'Flags'),
      cell: (one: Procedure) => <Flags {...{ one, on }} />,
    },
  ]
}

function Flags({ one, on }: { one: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const open = openFlags(one, on)
  return (
    <div>
      {one.hidden && <Tag tone="grey">{view.t('Đang ẩn', 'Hidden')}</Tag>}{' '}
      {open.length === 0 ? (
        <Tag tone="green">{view.t('Ổn', 'Fine')}</Tag>
      ) : (
        <>
          <Tag tone="yellow">{view.t('Cần xem', 'To check')}</Tag>{' '}
          {open.map((flag) => flagText(view, flag)).join('; ')}
        </>
      )}
    </div>
  )
}
