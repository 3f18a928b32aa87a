import type { ComponentChildren } from 'preact'

import { DateField, Select } from '#ui/field.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { addressOf, kindWords, type Wanted } from '../asked.ts'
import { channels } from '../domain.ts'
import { beside } from '../period.ts'
import { channelWords, periodText } from '../words.ts'

export const home = '/can-bo/so-lieu'

export type Tab =
  | 'overview'
  | 'field'
  | 'procedure'
  | 'officer'
  | 'department'
  | 'time'
  | 'score'
  | 'opinions'
  | 'recount'

const paths: Record<Tab, string> = {
  overview: '',
  field: '/linh-vuc',
  procedure: '/thu-tuc',
  officer: '/can-bo',
  department: '/phong-ban',
  time: '/thoi-gian',
  score: '/diem',
  opinions: '/gop-y',
  recount: '/doi-chieu',
}

/** Address of a part of the figures, about the same question. */
export const tabHref = (tab: Tab, wanted: Wanted) => `${home}${paths[tab]}${addressOf(wanted)}`

type Props = {
  tab: Tab
  title: string
  around: Pick<Around, 'wanted' | 'offer' | 'asked'>
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A page of figures: its parts, its period, what it is narrowed to. */
export function FiguresPage({ tab, title, around, actions, children }: Props) {
  const view = useView()
  const { wanted } = around
  return (
    <Page
      frame="staff"
      wide
      {...{ title, actions }}
      lead={[periodText(view, wanted.period), ...narrowedTo(around, view)].join(' · ')}
    >
      <Tabs {...{ tab, wanted }} />
      <Asking {...{ tab, around }} />
      {children}
    </Page>
  )
}

function Tabs({ tab, wanted }: Pick<Props, 'tab'> & { wanted: Wanted }) {
  const { t, who } = useView()
  const all: [Tab, string, string?][] = [
    ['overview', t('Tổng quan', 'Overview')],
    ['time', t('Theo thời gian', 'Over time')],
    ['field', t('Lĩnh vực', 'Field')],
    ['procedure', t('Thủ tục', 'Procedure')],
    ['department', t('Phòng ban', 'Department'), 'figures.officers'],
    ['officer', t('Cán bộ', 'Officer'), 'figures.officers'],
    ['score', t('Điểm chỉ số', 'Score')],
    ['opinions', t('Góp ý', 'Opinions'), 'rating.view'],
    ['recount', t('Đối chiếu', 'Recount')],
  ]
  const items = all
    .filter(([, , permission]) => permission === undefined || who.can.has(permission))
    .map(([key, text]) => ({ href: tabHref(key, wanted), text }))
  return (
    <SubNav
      {...{ items }}
      current={tabHref(tab, wanted)}
      label={t('Các phần của số liệu', 'Parts of the figures')}
    />
  )
}

type View = ReturnType<typeof useView>

function narrowedTo({ wanted, offer }: Props['around'], { t }: View): string[] {
  const { field, procedure, channel } = wanted
  return [
    field ?? '',
    procedure ? `${procedure} ${offer.names.get(procedure) ?? ''}`.trim() : '',
    channel ? t(...(channelWords[channel] ?? ['', ''])) : '',
  ].filter(Boolean)
}

/** The period before and after, and the form for any other. */
function Asking({ tab, around }: Pick<Props, 'tab' | 'around'>) {
  const view = useView()
  const { t } = view
  const { wanted, offer } = around
  const fields = [...new Set(offer.procedures.map(({ field }) => field))].toSorted((a, b) =>
    a.localeCompare(b, 'vi'),
  )
  const to = (way: -1 | 1) => {
    const period = beside(wanted.period, way)
    return { period, href: tabHref(tab, { ...wanted, period }), text: periodText(view, period) }
  }
  const [before, after] = [to(-1), to(1)]
  return (
    <>
      <p class="beside-periods">
        <a href={before.href} rel="prev">{`← ${before.text}`}</a>
        {Temporal.PlainDate.compare(after.period.from, around.asked.today) <= 0 && (
          <a href={after.href} rel="next">{`${after.text} →`}</a>
        )}
      </p>
      <Filters
        action={`${home}${paths[tab]}`}
        keep={['can-bo', 'phong-ban', 'thu-tuc']}
        usual={['ky', 'ngay']}
      >
        <Select
          name="ky"
          label={t('Kỳ', 'Period')}
          value={kindWords[wanted.period.kind]}
          options={[
            { value: 'thang', text: t('Tháng', 'Month') },
            { value: 'quy', text: t('Quý', 'Quarter') },
            { value: 'nam', text: t('Năm', 'Year') },
            { value: 'ngay', text: t('Ngày', 'Day') },
            { value: 'khoang', text: t('Khoảng tự chọn', 'Own range') },
          ]}
        />
        <DateField name="ngay" label={t('Kỳ chứa ngày', 'Period of the day')} />
        <DateField name="tu" label={t('Khoảng từ ngày', 'Range from')} />
        <DateField name="den" label={t('Khoảng đến ngày', 'Range to')} />
        <Select
          name="linh-vuc"
          label={t('Lĩnh vực', 'Field')}
          blank={t('Tất cả', 'All')}
          options={fields.map((value) => ({ value, text: value }))}
        />
        <Select
          name="kenh"
          label={t('Kênh nộp', 'Channel')}
          blank={t('Tất cả', 'All')}
          options={channels.map((value) => ({
            value,
            text: t(...(channelWords[value] ?? ['', ''])),
          }))}
        />
      </Filters>
    </>
  )
}
