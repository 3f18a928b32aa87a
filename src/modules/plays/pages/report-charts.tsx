import { genreName, languageName } from '#modules/bulletins/index.ts'
import { BarChart, StackBar } from '#ui/chart.tsx'
import { ColumnChart } from '#ui/columns.tsx'
import { dateText, numberText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'

import { hoursBy, hoursOf, type Report } from '../report.ts'
import { kindWords, priorityWords, proofTones, proofWords } from '../words.ts'

const home = '/can-bo/nhat-ky-phat'

type Props = { report: Report; days: string }

/** A result has one colour, in tags and in charts. */
const fills = {
  green: '#17603a',
  yellow: '#d99a1f',
  red: '#a82018',
  orange: '#c2571a',
  grey: '#857c6e',
  blue: '#1b4f7a',
}
const fillOf = (proof: keyof typeof proofTones) => fills[proofTones[proof]]
const unheard = '#857c6e'

/** What people would rather look at than read. */
export function Charts({ report, days }: Props) {
  const { t } = useView()
  return (
    <>
      <StackBar
        title={t('Lượt phát theo kết quả', 'Items by outcome')}
        note={days}
        empty={t('Kỳ này không có lượt phát nào.', 'Nothing in this period.')}
        parts={[
          ...(['played', 'partial', 'missed'] as const).map((proof) => ({
            label: t(...proofWords[proof]),
            value: report[proof],
            fill: fillOf(proof),
          })),
          {
            label: t(...proofWords['pre-empted']),
            value: report.preEmpted,
            fill: fills.blue,
          },
          { label: t(...proofWords.unreported), value: report.unreported, fill: unheard },
        ]}
      />
      <Course {...{ report, days }} />
      <Hours {...{ report, days }} />
      <Clusters {...{ report, days }} />
    </>
  )
}

/** So many clusters are looked at in one go; of more first those that played least of what was planned. */
const fewClusters = 12

function Clusters({ report, days }: Props) {
  const { t } = useView()
  const { clusters } = report
  if (clusters.length <= fewClusters) return <Played {...{ report, days, clusters }} />
  const shareOfPlanned = ({ planned, played }: Cluster) => (planned === 0 ? 1 : played / planned)
  const worst = clusters.toSorted((a, b) => shareOfPlanned(a) - shareOfPlanned(b))
  return (
    <>
      <Played
        {...{ report, days }}
        title={t('Các cụm phát đủ ít nhất', 'Clusters that played least')}
        clusters={worst.slice(0, fewClusters)}
      />
      <details class="fold">
        <summary>
          {t(`Xem cả ${clusters.length} cụm loa`, `Show all ${clusters.length} clusters`)}
        </summary>
        <Played {...{ report, days, clusters }} />
      </details>
    </>
  )
}

type Cluster = Report['clusters'][number]
type PlayedProps = Props & { clusters: readonly Cluster[]; title?: string }

function Played({ report, days, clusters, title }: PlayedProps) {
  const { t } = useView()
  return (
    <BarChart
      title={title ?? t('Lượt phát đủ ở từng cụm', 'Played at each cluster')}
      note={days}
      labelHead={t('Cụm loa', 'Cluster')}
      valueHead={t('Lượt', 'Items')}
      bars={clusters.map(({ id, code, name, planned, played, noDevice }) => ({
        label: `${code} ${name}${planned === 0 && noDevice > 0 ? t(' (chưa có thiết bị)', ' (no device)') : ''}`,
        value: planned === 0 ? null : played,
        text: t(`${played} trên ${planned}`, `${played} of ${planned}`),
        href: `${home}?day=${report.to.toString()}&cluster=${id}`,
      }))}
    />
  )
}

function Course({ report, days }: Props) {
  const { t, lang } = useView()
  const { course, from, to } = report
  const isByMonth = from.until(to).days >= 31
  const short = ({ day, month, year }: Temporal.PlainDate) =>
    isByMonth ? `${month}/${String(year).slice(2)}` : `${day}/${month}`
  const long = (date: Temporal.PlainDate) =>
    isByMonth ? t(`Tháng ${date.month}/${date.year}`, short(date)) : dateText(lang, date)
  return (
    <ColumnChart
      title={t('Theo chương trình và đã phát', 'Planned and played')}
      note={days}
      labelHead={isByMonth ? t('Tháng', 'Month') : t('Ngày', 'Day')}
      empty={t('Kỳ này không có lượt phát nào.', 'Nothing in this period.')}
      series={[
        { label: t(...proofWords.played), fill: fillOf('played') },
        { label: t(...proofWords.partial), fill: fillOf('partial') },
        { label: t('Không phát, nhường', 'Missed, pre-empted'), fill: fillOf('missed') },
        { label: t(...proofWords.unreported), fill: unheard },
      ]}
      columns={course.map(({ date, planned, played, partial, missed }) => ({
        label: short(date),
        title: long(date),
        values: [played, partial, missed, planned - played - partial - missed],
        ...(!isByMonth && { href: `${home}?day=${date.toString()}` }),
      }))}
    />
  )
}

function Hours({ report, days }: Props) {
  const { t, lang } = useView()
  const bar = (
    { planned, played }: { planned: number; played: number },
    [vi, en]: readonly [string, string],
  ) => {
    const [heard, whole] = [played, planned].map((one) => numberText(lang, hoursOf(one)))
    const text = t(`${heard} trên ${whole} giờ`, `${heard} of ${whole} h`)
    return { label: t(vi, en), value: played, text }
  }
  const chart = (title: string, labelHead: string, bars: ReturnType<typeof bar>[]) => (
    <BarChart {...{ title, labelHead, bars }} note={days} valueHead={t('Giờ', 'Hours')} />
  )
  const { languages } = report
  return (
    <>
      {chart(
        t('Giờ đã phát theo mức', 'Hours by priority'),
        t('Mức', 'Priority'),
        hoursBy(report, 'priority').map((one) => bar(one, priorityWords[one.of])),
      )}
      {chart(
        t('Giờ đã phát theo hình thức', 'Hours by kind'),
        t('Hình thức', 'Kind'),
        hoursBy(report, 'kind').map((one) => bar(one, kindWords[one.of])),
      )}
      {chart(
        t('Giờ đã phát theo thể loại', 'Hours by genre'),
        t('Thể loại', 'Genre'),
        hoursBy(report, 'genre').map((one) => bar(one, genreName(one.of))),
      )}
      {languages.length > 1 &&
        chart(
          t('Giờ đã phát theo ngôn ngữ', 'Hours by language'),
          t('Ngôn ngữ', 'Language'),
          languages.map((one) => bar(one, languageName(one.language))),
        )}
    </>
  )
}
