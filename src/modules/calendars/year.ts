import type { SpecialDay } from '#platform/clock/calendar.ts'

import { lunarDate } from './lunar.ts'

const labourCode = 'BLLĐ 2019 Điều 112'
const inLieu = 'BLLĐ 2019 Điều 111 khoản 3'

const day = (
  on: Temporal.PlainDate,
  name: string,
  certain: boolean,
  citation = labourCode,
): SpecialDay => ({
  on,
  kind: 'holiday',
  name,
  citation: certain ? citation : `${citation}; cần đối chiếu thông báo nghỉ của năm`,
  certainty: certain ? 'certain' : 'to-confirm',
})

/**
 * The public holidays that the law gives a year, and the days in lieu of those that fall on a weekend. What is chosen or announced
 * each year (the days around Tết, the day beside 2/9, days in lieu) is to be confirmed; swaps are unknown and not in it.
 */
export function holidaysByLaw(year: number): SpecialDay[] {
  const holidays = [...solarHolidays(year), ...lunarHolidays(year)]
  const taken = new Set(holidays.map(({ on }) => on.toString()))
  const all = [...holidays]
  for (const holiday of holidays.filter(({ on }) => on.dayOfWeek > 5)) {
    let on = holiday.on
    while (on.dayOfWeek > 5 || taken.has(on.toString())) on = on.add({ days: 1 })
    taken.add(on.toString())
    all.push({ ...day(on, `Nghỉ bù ${holiday.name}`, false, inLieu), kind: 'substitute-off' })
  }
  return all.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}

// The twelfth holiday is paid from 1/7/2026 on.
const cultureDaySince = 2026

function solarHolidays(year: number): SpecialDay[] {
  const on = (month: number, date: number) => Temporal.PlainDate.from({ year, month, day: date })
  const culture = day(on(11, 24), 'Ngày Văn hóa Việt Nam', true, 'Nghị quyết 28/2026/QH16')
  return [
    day(on(1, 1), 'Tết Dương lịch', true),
    day(on(4, 30), 'Ngày Chiến thắng', true),
    day(on(5, 1), 'Ngày Quốc tế lao động', true),
    day(on(9, 2), 'Quốc khánh', true),
    day(besideNationalDay(on(9, 2)), 'Quốc khánh (ngày liền kề)', false),
    ...(year >= cultureDaySince ? [culture] : []),
  ]
}

/** The day before 2/9 or the day after: the one that is a working day, the later one when both are. */
function besideNationalDay(national: Temporal.PlainDate): Temporal.PlainDate {
  const after = national.add({ days: 1 })
  return after.dayOfWeek > 5 ? national.subtract({ days: 1 }) : after
}

function lunarHolidays(year: number): SpecialDay[] {
  const tet = lunarDate(year, 1, 1)
  const ancestors = lunarDate(year, 3, 10)
  return [
    day(tet.subtract({ days: 1 }), 'Tết Nguyên đán (ngày cuối tháng Chạp)', false),
    ...[1, 2, 3].map((n) => day(tet.add({ days: n - 1 }), `Tết Nguyên đán (mùng ${n})`, true)),
    day(tet.add({ days: 3 }), 'Tết Nguyên đán (mùng 4)', false),
    day(ancestors, 'Giỗ Tổ Hùng Vương', true),
  ]
}
