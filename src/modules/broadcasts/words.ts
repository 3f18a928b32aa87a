import { dayOf, instantOf, plainDateOf, type Local } from '#platform/clock/time.ts'
import { dateText, localTime, clockText } from '#ui/format.ts'

import type { WhyNotAir, WhyNotSlot } from './actions.ts'
import type { HolidayRule, Priority } from './domain.ts'
import type { WhyNotSound } from './emergency.ts'
import type { Left, WhyLeft } from './programme.ts'

type Both = readonly [vi: string, en: string]

export const priorityWords: Record<Priority, Both> = {
  normal: ['Thường', 'Normal'],
  priority: ['Ưu tiên', 'Priority'],
  emergency: ['Khẩn cấp', 'Emergency'],
}

export const priorityTones = { normal: 'blue', priority: 'yellow', emergency: 'red' } as const

export const holidayWords: Record<HolidayRule, Both> = {
  also: ['Phát cả ngày lễ', 'Also on public holidays'],
  not: ['Không phát ngày lễ', 'Not on public holidays'],
  only: ['Chỉ phát ngày lễ', 'On public holidays only'],
}

export const weekdayWords: readonly Both[] = [
  ['Thứ hai', 'Monday'],
  ['Thứ ba', 'Tuesday'],
  ['Thứ tư', 'Wednesday'],
  ['Thứ năm', 'Thursday'],
  ['Thứ sáu', 'Friday'],
  ['Thứ bảy', 'Saturday'],
  ['Chủ nhật', 'Sunday'],
]

const short: readonly Both[] = [
  ['T2', 'Mon'],
  ['T3', 'Tue'],
  ['T4', 'Wed'],
  ['T5', 'Thu'],
  ['T6', 'Fri'],
  ['T7', 'Sat'],
  ['CN', 'Sun'],
]

/** "Hằng ngày", "T2, T4, T6" */
export function weekdaysText(weekdays: readonly number[]): Both {
  if (weekdays.length === 7) return ['Hằng ngày', 'Every day']
  const words = weekdays
    .toSorted((a, b) => a - b)
    .flatMap((weekday) => {
      const word = short[weekday - 1]
      return word ? [word] : []
    })
  return [words.map(([vi]) => vi).join(', '), words.map(([, en]) => en).join(', ')]
}

export const leftWords: Record<WhyLeft, Both> = {
  'quiet-hours': ['rơi vào giờ yên tĩnh', 'falls into quiet hours'],
  overlap: ['trùng giờ', 'overlaps'],
  'no-room': ['khung giờ không còn đủ chỗ', 'the slot is full'],
  'too-soon': ['không kịp: thiết bị cần một phút để nhận', 'is too soon: devices need a minute'],
  'too-long': ['dài hơn thời lượng cho phép', 'is longer than allowed'],
  twice: ['đã có trong cùng khung giờ', 'is in the same slot already'],
  expired: ['bản tin đã hết hạn', 'the bulletin has expired'],
}

/** "17:00 ngày 23/11/2026" */
export const momentText = (at: Local): string =>
  `${clockText(localTime(instantOf(at)))} ngày ${dateText('vi', plainDateOf(dayOf(at)))}`

export const clockOf = (at: Local): string => clockText(localTime(instantOf(at)))

/** What found no place, one sentence for the same thing on many days. */
export function clashTexts(left: readonly Left[]): string[] {
  const same = ({ title, at, why, against }: Left) => [title, clockOf(at), why, against].join('|')
  return [...Map.groupBy(left, same).values()].slice(0, 20).map((group) => {
    const [first] = group
    const { title, at, why, against } = first!
    const days = new Set(group.map((one) => dayOf(one.at)))
    const when =
      days.size === 1
        ? momentText(at)
        : `${clockOf(at)} (${days.size} ngày, từ ${dayText(at)} đến ${dayText(group.at(-1)!.at)})`
    return `“${title}” lúc ${when}: ${leftWords[why][0]}${against === undefined ? '' : ` với “${against}”`}`
  })
}

const dayText = (at: Local): string => dateText('vi', plainDateOf(dayOf(at)))

type Field = Record<string, string>

export const whyNotAir = (why: Exclude<WhyNotAir, { clashes: unknown }>): Field =>
  ({
    'not-airable': { bulletin: 'Bản tin này chưa được duyệt hoặc đã thu hồi' },
    emergency: {
      bulletin: 'Bản tin khẩn cấp được phát ngay ở trang “Phát khẩn cấp”, không xếp lịch',
    },
    live: { bulletin: 'Bản tin nói trực tiếp được phát từ trang “Nói trực tiếp”, không xếp lịch' },
    past: { to: 'Ngày cuối đã qua' },
    'too-long-ahead': { to: 'Xếp lịch nhiều nhất một năm' },
    'expires-before': { from: 'Bản tin hết hạn trước ngày này' },
    never: { weekdays: 'Với các ngày đã chọn, bản tin không phát lần nào' },
    nowhere: { targets: 'Những nơi đã chọn chưa có cụm loa nào' },
  })[why]

export const whyNotSlot: Record<WhyNotSlot, Field> = {
  'in-quiet-hours': { from: 'Khung giờ này rơi vào giờ yên tĩnh' },
  'touches-other': { from: 'Khung giờ này trùng với một khung giờ khác' },
  'longer-than-it-is': { mostMinutes: 'Thời lượng tối đa dài hơn khung giờ' },
}

export const whyNotSound: Record<WhyNotSound, Field> = {
  'not-approved': { bulletin: 'Bản tin này chưa được duyệt hoặc đã thu hồi' },
  'not-emergency': { bulletin: 'Bản tin này không phải bản tin khẩn cấp' },
  live: { bulletin: 'Bản tin nói trực tiếp được phát từ trang “Nói trực tiếp”' },
  expired: { bulletin: 'Đã quá ngày phát cuối cùng của bản tin; hãy dùng lại thành bản tin mới' },
  nowhere: { targets: 'Những nơi đã chọn chưa có cụm loa nào có thiết bị' },
  'just-sent': { bulletin: 'Bản tin này vừa được phát khẩn cấp; hãy xem kết quả bên dưới' },
}

/** "1 phút 25 giây" */
export function lengthText(seconds: number): Both {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  const vi = [minutes > 0 && `${minutes} phút`, (rest > 0 || minutes === 0) && `${rest} giây`]
  const en = [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`]
  return [vi.filter(Boolean).join(' '), en.filter(Boolean).join(' ')]
}
