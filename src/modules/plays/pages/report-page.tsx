import { TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { dateText, numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Filters } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { hoursOf, shareOf, type Part, type Report } from '../report.ts'
import { Charts } from './report-charts.tsx'

const home = '/can-bo/nhat-ky-phat'

/** Báo cáo phát thanh of a period. */
export function ReportPage({ report }: { report: Report }) {
  const { t, lang } = useView()
  const { from, to, planned, played } = report
  const query = `from=${from.toString()}&to=${to.toString()}`
  const days = `${dateText(lang, from)} – ${dateText(lang, to)}`
  return (
    <Page
      frame="staff"
      wide
      title={t('Báo cáo hoạt động truyền thanh', 'Report of broadcasts')}
      lead={days}
      crumbs={[{ href: home, text: t('Nhật ký phát', 'Proof of play') }]}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${home}/bao-cao.xlsx?${query}`}>
            Excel
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${home}/bao-cao.pdf?${query}`}>
            PDF
          </ButtonLink>
        </>
      }
    >
      <Filters action={`${home}/bao-cao`} usual={['from', 'to']}>
        <TextField
          name="from"
          label={t('Từ ngày', 'From')}
          value={dateText('vi', from)}
          width={10}
        />
        <TextField name="to" label={t('Đến ngày', 'To')} value={dateText('vi', to)} width={10} />
      </Filters>
      <Stats>
        <Share label={t('Lượt phát đủ', 'Played')} part={{ part: played, whole: planned }} />
        <Stat
          label={t('Giờ đã phát', 'Hours heard')}
          value={numberText(lang, hoursOf(report.playedSeconds))}
          of={t(
            `trên ${numberText('vi', hoursOf(report.plannedSeconds))} giờ theo chương trình`,
            `of ${hoursOf(report.plannedSeconds)} planned`,
          )}
        />
        <Share label={t('Ấp, thôn có loa phát', 'Hamlets reached')} part={report.hamlets} />
        <Share
          label={t('Tiếng dân tộc thiểu số, tiếng khác', 'Other languages')}
          part={report.minority}
          hours
        />
        <Share label={t('Trả lời kiến nghị', 'Answers to feedback')} part={report.answers} hours />
      </Stats>
      {report.noDevice > 0 && <NoDevice {...{ report }} />}
      {report.silent.length > 0 && (
        <Notice kind="warn" title={t('Chưa nghe được loa trong kỳ', 'Nothing was heard in')}>
          {report.silent.join(', ')}
        </Notice>
      )}
      <Charts {...{ report, days }} />
    </Page>
  )
}

/** A cluster without a device has missed nothing, but its hamlet has heard nothing either. */
function NoDevice({ report }: { report: Report }) {
  const { t, lang } = useView()
  const bare = report.clusters.filter(({ noDevice }) => noDevice > 0)
  const items = numberText(lang, report.noDevice)
  return (
    <Notice
      title={t('Có lượt hẹn khi cụm chưa có thiết bị', 'Meant for clusters without a device')}
    >
      {t(
        `${items} lượt, không tính là không phát:`,
        `${items} items, which do not count as missed:`,
      )}{' '}
      {bare.map(({ code, name }) => `${code} ${name}`).join(', ')}
    </Notice>
  )
}

function Share({ label, part, hours }: { label: string; part: Part; hours?: boolean }) {
  const { t, lang } = useView()
  const share = shareOf(part)
  const say = (value: number) => numberText(lang, hours ? hoursOf(value) : value)
  return (
    <Stat
      {...{ label }}
      value={share === null ? null : `${numberText(lang, Math.round(share * 1_000) / 10)} %`}
      of={t(
        `${say(part.part)} trên ${say(part.whole)}${hours ? ' giờ' : ''}`,
        `${say(part.part)} of ${say(part.whole)}${hours ? ' hours' : ''}`,
      )}
    />
  )
}
