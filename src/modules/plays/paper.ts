import { genreName, languageName } from '#modules/bulletins/index.ts'
import type { FiguresReport } from '#modules/papers/index.ts'
import type { Unit } from '#modules/units/index.ts'
import { dateText, numberText } from '#ui/format.ts'

import { hoursOf, shareOf, type Part, type Report } from './report.ts'
import { kindWords, priorityWords } from './words.ts'

const number = (value: number) => numberText('vi', value)
const hours = (seconds: number) => number(hoursOf(seconds))
const percent = (part: Part) => {
  const share = shareOf(part)
  return share === null ? '–' : `${number(Math.round(share * 1_000) / 10)} %`
}

type Made = { madeAt: Temporal.Instant; demo: boolean }

/** The report in the words that are printed. */
export function paperOf(report: Report, unit: Unit, { madeAt, demo }: Made): FiguresReport {
  const { planned, played } = report
  const row = (name: string, part: Part, formula: string, say = number) => ({
    ...{ name, formula },
    part: say(part.part),
    whole: say(part.whole),
    share: percent(part),
  })
  return {
    agency: {
      parent: `Ủy ban nhân dân ${unit.provinceName}`,
      name: unit.name.replace(/^UBND/u, 'Ủy ban nhân dân'),
      place: unit.name.replace(/^UBND (xã|phường|đặc khu) /u, ''),
    },
    title: 'Báo cáo hoạt động truyền thanh',
    period: `từ ${dateText('vi', report.from)} đến ${dateText('vi', report.to)}`,
    scope: 'mọi cụm loa',
    figures: [
      row(
        'Lượt phát đủ',
        { part: played, whole: planned },
        'Lượt thiết bị báo đã phát đủ trên lượt theo chương trình',
      ),
      row('Phát một phần', { part: report.partial, whole: planned }, 'Lượt bị ngắt giữa chừng'),
      row(
        'Không phát',
        { part: report.missed, whole: planned },
        'Lượt thiết bị báo không phát được, có lý do',
      ),
      row(
        'Nhường bản tin khác',
        { part: report.preEmpted, whole: planned },
        'Lượt bị bản tin khẩn cấp thay',
      ),
      row(
        'Chưa có báo cáo',
        { part: report.unreported, whole: planned },
        'Thiết bị chưa gửi nhật ký',
      ),
      row(
        'Cụm chưa có thiết bị',
        { part: report.noDevice, whole: planned + report.noDevice },
        'Lượt hẹn cho cụm chưa có thiết bị trên mọi lượt hẹn; không tính vào lượt theo chương trình',
      ),
      row(
        'Giờ đã phát',
        { part: report.playedSeconds, whole: report.plannedSeconds },
        'Giờ đã phát trên giờ theo chương trình',
        hours,
      ),
      row(
        'Ấp, thôn có loa phát',
        report.hamlets,
        'Ấp, thôn có ít nhất một cụm đã phát trên tổng số',
      ),
      row(
        'Tiếng dân tộc thiểu số, tiếng khác',
        report.minority,
        'Giờ phát bằng tiếng khác tiếng Việt trên giờ đã phát',
        hours,
      ),
      row(
        'Trả lời kiến nghị',
        report.answers,
        'Giờ phát trả lời kiến nghị của người dân trên giờ đã phát',
        hours,
      ),
    ],
    heads: ['Theo mức, hình thức', 'Theo cụm loa', 'Không có lượt phát nào trong kỳ.'],
    fieldHead: ['Mức, hình thức', 'Lượt', 'Phát đủ', 'Không phát', 'Giờ'],
    fields: report.sums.map((one) => [
      `${priorityWords[one.priority][0]}: ${kindWords[one.kind][0]} (${languageName(one.language)[0]}, ${genreName(one.genre)[0]})`,
      number(one.planned),
      number(one.played),
      number(one.missed),
      hours(one.playedSeconds),
    ]),
    timeHead: ['Cụm loa', 'Lượt', 'Phát đủ', 'Còn lại', 'Giờ'],
    times: report.clusters.map(({ code, name, ...one }) => [
      `${code} ${name}${one.noDevice > 0 ? ' (có lúc chưa có thiết bị)' : ''}`,
      number(one.planned),
      number(one.played),
      number(one.planned - one.played),
      hours(one.seconds),
    ]),
    source: 'xaso.plays',
    madeAt,
    demo,
  }
}
