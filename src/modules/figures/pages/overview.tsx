import { BarChart, StackBar } from '#ui/chart.tsx'
import { ColumnChart } from '#ui/columns.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { addressOf } from '../asked.ts'
import { isOfNow, type MeasureCode } from '../measures.ts'
import { bucketOf } from '../period.ts'
import type { Group, Point, Summary } from '../summary.ts'
import { bucketText, periodText, shareText, source } from '../words.ts'
import { AllFigures } from './all-figures.tsx'
import { FiguresPage, home } from './frame.tsx'
import { listHref, PartOfWhole } from './number.tsx'
import { PaidStat, PublishedStat, SatisfactionStat } from './other-stats.tsx'

export type OverviewProps = {
  around: Around
  summary: Summary
  points: readonly Point[]
  fields: readonly Group[]
}

const heads: readonly MeasureCode[] = [
  'on-time',
  'overdue',
  'received',
  'resolved',
  'open',
  'waiting',
]
const online: readonly MeasureCode[] = [
  'online',
  'online-full',
  'online-partial',
  'online-own',
  'online-assisted',
]
const digital: readonly MeasureCode[] = ['digitised', 'reused', 'e-result']

/** Tổng quan: the figures of a period at a glance, each with what it was counted from. */
export function OverviewPage({ around, summary, points, fields }: OverviewProps) {
  const { t } = useView()
  const { wanted } = around
  const some = (codes: readonly MeasureCode[]) =>
    codes.map((code) => <OneStat key={code} {...{ code, around, summary }} />)
  return (
    <FiguresPage
      tab="overview"
      title={t('Số liệu giải quyết thủ tục', 'Figures')}
      {...{ around }}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${home}/xuat.xlsx${addressOf(wanted)}`}>
            {t('Xuất Excel', 'Excel')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${home}/bao-cao.pdf${addressOf(wanted)}`}>
            {t('Báo cáo PDF', 'PDF report')}
          </ButtonLink>
        </>
      }
    >
      <Stats>{some(heads)}</Stats>
      <Course {...{ around, summary, points }} />
      <Panel title={t('Trực tuyến', 'Online')}>
        <Stats>
          {some(online)}
          <PaidStat {...{ around }} paid={summary.paid} />
        </Stats>
      </Panel>
      <Panel title={t('Số hóa', 'Digitisation')}>
        <Stats>{some(digital)}</Stats>
      </Panel>
      <Panel title={t('Công khai và hài lòng', 'Publicity and satisfaction')}>
        <Stats>
          <PublishedStat {...{ around }} published={summary.published} />
          <SatisfactionStat {...{ around }} satisfaction={summary.satisfaction} />
        </Stats>
      </Panel>
      <ByField {...{ around, fields }} />
      <AllFigures {...{ around, summary }} />
    </FiguresPage>
  )
}

function OneStat({
  code,
  around,
  summary,
}: { code: MeasureCode } & Pick<OverviewProps, 'around' | 'summary'>) {
  const view = useView()
  const { wanted } = around
  const figure = summary.figures[code]
  const { measure, whole, ratio, part } = figure
  const value = whole === null ? part : ratio === null ? null : shareText(view, ratio)
  return (
    <Stat
      label={view.t(...measure.name)}
      value={code === 'overdue' ? part : value}
      of={whole === null ? undefined : <PartOfWhole {...{ figure, wanted }} />}
      note={isOfNow(code) ? view.t('Lúc này, không theo kỳ', 'At this moment') : undefined}
      href={part > 0 ? listHref(wanted, code) : undefined}
      tone={toneOf(code, part, ratio)}
    />
  )
}

function toneOf(code: MeasureCode, part: number, ratio: number | null) {
  if (code === 'overdue') return part > 0 ? ('late' as const) : ('good' as const)
  if (code === 'on-time' && ratio !== null)
    return ratio >= 0.95 ? ('good' as const) : ('watch' as const)
  return 'plain' as const
}

/** Early, on the day, late: the late ones stand out. */
const fills = ['#0f5e58', '#86b8a9', '#b0532a']

function Course({ around, summary, points }: Omit<OverviewProps, 'fields'>) {
  const view = useView()
  const { t } = view
  const { wanted } = around
  const bucket = bucketOf(wanted.period)
  const note = `${periodText(view, wanted.period)}. ${t(...source)}`
  const columns = points.map(({ period, early, onDay, late }) => ({
    label: bucketText(bucket, period),
    title: periodText(view, period),
    values: [early, onDay, late],
    href: early + onDay + late > 0 ? listHref({ ...wanted, period }, 'resolved') : undefined,
  }))
  const { early, 'on-day': onDay, late } = summary.figures
  return (
    <Panel title={t('Tiến độ giải quyết', 'Timeliness')}>
      <ColumnChart
        title={t('Hồ sơ xử lý xong theo ngày hẹn trả', 'Finished, against the due day')}
        {...{ note, columns }}
        labelHead={t('Thời gian', 'Time')}
        series={[early, onDay, late].map(({ measure }, at) => ({
          label: t(...measure.name),
          fill: fills[at],
        }))}
        empty={t('Chưa có hồ sơ nào xong trong kỳ.', 'Nothing was finished in the period.')}
      />
      <StackBar
        title={t('Trước hạn, đúng hạn, quá hạn', 'Early, on the day, late')}
        empty={t('Chưa có hồ sơ nào xong trong kỳ.', 'Nothing was finished in the period.')}
        parts={[early, onDay, late].map(({ code, measure, part }, at) => ({
          fill: fills[at],
          label: t(...measure.name),
          value: part,
          href: part > 0 ? listHref(wanted, code) : undefined,
        }))}
      />
    </Panel>
  )
}

const mostBars = 12

function ByField({ around, fields }: Pick<OverviewProps, 'around' | 'fields'>) {
  const view = useView()
  const { t } = view
  const { wanted } = around
  const bars = fields.slice(0, mostBars).map(({ key, figures }) => {
    const { ratio, part, whole } = figures['on-time']
    return {
      label: key,
      value: ratio,
      text: ratio === null ? '' : `${shareText(view, ratio)} (${part}/${whole})`,
      href: `${home}${addressOf({ ...wanted, field: key })}`,
    }
  })
  if (bars.length === 0) return null
  return (
    <Panel title={t('Theo lĩnh vực', 'By field')}>
      <BarChart
        title={t('Tỷ lệ đúng và trước hạn', 'On time')}
        note={`${periodText(view, wanted.period)}. ${t(...source)}`}
        labelHead={t('Lĩnh vực', 'Field')}
        valueHead={t('Đúng và trước hạn', 'On time')}
        max={1}
        {...{ bars }}
      />
    </Panel>
  )
}
