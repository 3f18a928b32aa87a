import type { DayKind } from '#platform/clock/calendar.ts'
import type { Unit } from '#platform/clock/rule.ts'
import type { Say } from '#platform/clock/words.ts'
import type { Tone } from '#ui/tag.tsx'

import type { Field, WhyNotDay } from './domain.ts'

const units: Record<Unit, [vi: string, en: string]> = {
  'working-day': ['Ngày làm việc', 'Working days'],
  day: ['Ngày (tính cả ngày nghỉ)', 'Calendar days'],
  'working-hour': ['Giờ làm việc', 'Working hours'],
  hour: ['Giờ (liên tục 24/7)', 'Hours round the clock'],
  'same-day': ['Trong ngày', 'The same day'],
  month: ['Tháng', 'Months'],
  none: ['Không quy định', 'No limit'],
  'fixed-date': ['Ngày cố định trong năm', 'A fixed date'],
}

export const unitName = (unit: Unit, t: Say): string => t(...units[unit])

type KindWords = { vi: string; en: string; short: [vi: string, en: string]; tone: Tone }

const kinds: Record<DayKind, KindWords> = {
  holiday: { vi: 'Nghỉ lễ, tết', en: 'Public holiday', short: ['Lễ', 'Hol.'], tone: 'red' },
  'substitute-off': {
    vi: 'Nghỉ bù, nghỉ hoán đổi',
    en: 'Day off in lieu',
    short: ['Bù', 'Lieu'],
    tone: 'orange',
  },
  'extra-working-day': {
    vi: 'Làm bù',
    en: 'Worked in lieu',
    short: ['Làm', 'Work'],
    tone: 'green',
  },
  'morning-off': { vi: 'Nghỉ buổi sáng', en: 'Morning off', short: ['Sáng', 'a.m.'], tone: 'blue' },
  'afternoon-off': {
    vi: 'Nghỉ buổi chiều',
    en: 'Afternoon off',
    short: ['Chiều', 'p.m.'],
    tone: 'blue',
  },
  ordinary: {
    vi: 'Làm việc bình thường',
    en: 'Ordinary day',
    short: ['Thường', 'Ord.'],
    tone: 'grey',
  },
}

export const kindName = (kind: DayKind, t: Say): string => t(kinds[kind].vi, kinds[kind].en)
export const kindShort = (kind: DayKind, t: Say): string => t(...kinds[kind].short)
export const kindTone = (kind: DayKind): Tone => kinds[kind].tone

const fieldNames: Record<Field, [vi: string, en: string]> = {
  general: ['Cơ quan, Trung tâm Phục vụ hành chính công', 'Offices and one-stop centre'],
  police: ['Công an (cư trú, căn cước)', 'Police (residence, identity cards)'],
}

export const fieldName = (field: Field, t: Say): string => t(...fieldNames[field])

/** Why the days of a form cannot be set, and beside which field that is said. */
export const whyNotDay: Record<WhyNotDay, Record<string, string>> = {
  reversed: { to: 'Ngày cuối phải từ ngày đầu trở đi' },
  'too-many-days': { to: 'Mỗi lần ghi nhiều nhất 31 ngày' },
  'not-in-range': { from: 'Ngày phải từ năm 2000 đến năm 2099' },
  'works-already': { kind: 'Ngày này vốn là ngày làm việc, không ghi làm bù' },
  'off-already': { kind: 'Ngày này vốn được nghỉ, không ghi nghỉ nửa ngày' },
}

export const weekdays: [vi: string, en: string][] = [
  ['Thứ hai', 'Monday'],
  ['Thứ ba', 'Tuesday'],
  ['Thứ tư', 'Wednesday'],
  ['Thứ năm', 'Thursday'],
  ['Thứ sáu', 'Friday'],
  ['Thứ bảy', 'Saturday'],
  ['Chủ nhật', 'Sunday'],
]

export const weekdaysShort: [vi: string, en: string][] = [
  ['T2', 'Mo'],
  ['T3', 'Tu'],
  ['T4', 'We'],
  ['T5', 'Th'],
  ['T6', 'Fr'],
  ['T7', 'Sa'],
  ['CN', 'Su'],
]

/** Thứ hai đến thứ sáu; 1 is Monday. */
export function daysName({ first, last }: { first: number; last: number }, t: Say): string {
  const [firstVi, firstEn] = weekdays[first - 1] ?? ['', '']
  const [lastVi, lastEn] = weekdays[last - 1] ?? ['', '']
  if (first === last) return t(firstVi, firstEn)
  return t(`${firstVi} đến ${lowerFirst(lastVi)}`, `${firstEn} to ${lastEn}`)
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
