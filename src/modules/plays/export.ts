import { genreName, languageName } from '#modules/bulletins/index.ts'
import type { Sheet } from '#modules/figures/index.ts'
import { dateText } from '#ui/format.ts'

import { hoursOf, shareOf, type Report } from './report.ts'
import { kindWords, priorityWords } from './words.ts'

const heads = (...texts: string[]) => texts.map((head) => ({ head }))
const share = (value: number | null) => (value === null ? null : { share: value })

/** The report as a workbook: sums, by kind, by cluster. */
export function sheetsOf(report: Report): Sheet[] {
  const { planned, played } = report
  const days = `${report.from.toString()} – ${report.to.toString()}`
  return [
    {
      name: 'Tổng hợp',
      widths: [46, 16, 16, 12],
      rows: [
        heads(`Phát thanh ${days}`, 'Số lượng', 'Trên tổng', 'Tỷ lệ'),
        ['Lượt phát theo chương trình', planned, null, null],
        ['Đã phát đủ', played, planned, share(shareOf({ part: played, whole: planned }))],
        ['Phát một phần', report.partial, planned, null],
        ['Không phát', report.missed, planned, null],
        ['Nhường bản tin khác', report.preEmpted, planned, null],
        ['Chưa có báo cáo của thiết bị', report.unreported, planned, null],
        ['Cụm chưa có thiết bị (không tính vào lượt)', report.noDevice, null, null],
        ['Giờ phát theo chương trình', hoursOf(report.plannedSeconds), null, null],
        ['Giờ đã phát', hoursOf(report.playedSeconds), null, null],
        [
          'Ấp, thôn có loa phát',
          report.hamlets.part,
          report.hamlets.whole,
          share(shareOf(report.hamlets)),
        ],
        [
          'Giờ phát tiếng dân tộc thiểu số, tiếng khác',
          hoursOf(report.minority.part),
          hoursOf(report.minority.whole),
          share(shareOf(report.minority)),
        ],
        [
          'Giờ trả lời kiến nghị của người dân',
          hoursOf(report.answers.part),
          hoursOf(report.answers.whole),
          share(shareOf(report.answers)),
        ],
      ],
    },
    {
      name: 'Theo mức, hình thức',
      widths: [14, 30, 12, 16, 12, 12, 12, 12, 12, 14, 18, 14],
      rows: [
        heads(
          'Mức',
          'Hình thức',
          'Ngôn ngữ',
          'Thể loại',
          'Lượt',
          'Phát đủ',
          'Một phần',
          'Không phát',
          'Nhường',
          'Chưa báo cáo',
          'Giờ theo chương trình',
          'Giờ đã phát',
        ),
        ...report.sums.map((one) => [
          priorityWords[one.priority][0],
          kindWords[one.kind][0],
          languageName(one.language)[0],
          genreName(one.genre)[0],
          one.planned,
          one.played,
          one.partial,
          one.missed,
          one.preEmpted,
          one.unreported,
          hoursOf(one.plannedSeconds),
          hoursOf(one.playedSeconds),
        ]),
      ],
    },
    {
      name: 'Theo thời gian',
      widths: [14, 12, 12, 12, 18],
      rows: [
        heads('Từ ngày', 'Lượt', 'Phát đủ', 'Một phần', 'Không phát, nhường'),
        ...report.course.map(({ date, planned: all, played: full, partial, missed }) => [
          dateText('vi', date),
          all,
          full,
          partial,
          missed,
        ]),
      ],
    },
    {
      name: 'Theo cụm loa',
      widths: [14, 40, 12, 12, 14, 18],
      rows: [
        heads('Mã cụm', 'Cụm loa', 'Lượt', 'Phát đủ', 'Giờ đã phát', 'Lượt khi chưa có thiết bị'),
        ...report.clusters.map(({ code, name, ...one }) => [
          code,
          name,
          one.planned,
          one.played,
          hoursOf(one.seconds),
          one.noDevice,
        ]),
      ],
    },
  ]
}
