import { dayOf, hour, localOf, minute, plainDateOf, timeOf } from '#platform/clock/time.ts'

import type { Lang } from './view.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (n: number) => String(n).padStart(2, '0')

/** 02/09/2026, or 2 Sep 2026. By hand: Intl is slow, and its Vietnamese differs between versions. */
export function dateText(lang: Lang, { day, month, year }: Temporal.PlainDate): string {
  if (lang === 'en') return `${day} ${months[month - 1]} ${year}`
  return `${two(day)}/${two(month)}/${year}`
}

const weekdaysVi = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật']
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Thứ hai, 07/09/2026 */
export function longDateText(lang: Lang, date: Temporal.PlainDate): string {
  const weekday = (lang === 'en' ? weekdaysEn : weekdaysVi)[date.dayOfWeek - 1]
  return `${weekday}, ${dateText(lang, date)}`
}

export type LocalTime = { date: Temporal.PlainDate; hour: number; minute: number }

/** The wall clock in Việt Nam. Plain arithmetic: a list shows a hundred of them, and zone data is slow. */
export function localTime(at: Temporal.Instant): LocalTime {
  const local = localOf(at)
  const time = timeOf(local)
  return {
    date: plainDateOf(dayOf(local)),
    hour: Math.floor(time / hour),
    minute: Math.floor((time % hour) / minute),
  }
}

/** 10:32, the hour of Vietnam */
export const clockText = (at: { hour: number; minute: number }): string =>
  `${two(at.hour)}:${two(at.minute)}`

/** 1.500.000, or 1,500,000 in English; a decimal part keeps at most two digits. */
export function numberText(lang: Lang, value: number): string {
  const [thousand, point] = lang === 'en' ? [',', '.'] : ['.', ',']
  const [whole = '0', part] = String(Math.round(Math.abs(value) * 100) / 100).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousand)
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : point + part}`
}

/** 150.000 đ */
export const moneyText = (lang: Lang, dong: number): string => `${numberText(lang, dong)} đ`
