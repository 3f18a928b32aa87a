import type { Rule } from './rule.ts'
import type { DayOff, Due, Step, Why } from './step.ts'

/** Picks the Vietnamese or the English sentence. */
export type Say = (vi: string, en: string) => string

/** Why one date counts or does not, as a sentence for officers and citizens. */
export function whyText({ why }: Step, t: Say): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each entry takes the reason it is filed under
  const word = words[why.code] as (why: Why, t: Say) => string
  return word(why, t)
}

type Words = { [Code in Why['code']]: (why: Extract<Why, { code: Code }>, t: Say) => string }

const words: Words = {
  received: (_, t) => t('Ngày tiếp nhận, chưa tính vào thời hạn', 'Day of receipt, not counted'),
  'received-after-closing': (_, t) =>
    t(
      'Nhận sau giờ làm việc, tính là nhận vào sáng ngày làm việc tiếp theo',
      'Received after closing, counts as received on the next working morning',
    ),
  'received-after-cutoff': ({ cutoff }, t) =>
    t(
      `Nhận sau ${cutoff}, tính là nhận vào ngày làm việc tiếp theo`,
      `Received after ${cutoff}, counts as received on the next working day`,
    ),
  'received-on-day-off': ({ day }, t) =>
    t(
      `Nhận vào ngày nghỉ (${dayOffText(day, t)}), tính là nhận vào ngày làm việc tiếp theo`,
      `Received on a day off (${dayOffText(day, t)}), counts as received on the next working day`,
    ),
  'counts-as-received': (_, t) =>
    t(
      'Tính là ngày tiếp nhận, chưa tính vào thời hạn',
      'Counts as the day of receipt, not counted',
    ),
  'same-day': (_, t) => t('Trả kết quả trong ngày', 'Due the same day'),
  counted: (why, t) => countedText(why, t),
  minutes: (why, t) => minutesText(why, t),
  paused: (_, t) => t('Tạm dừng, không tính', 'Clock stopped, not counted'),
  'day-off': ({ day }, t) => dayOffText(day, t),
  'due-moves': ({ day }, t) =>
    t(
      `${dayOffText(day, t)}, hạn chuyển sang ngày làm việc tiếp theo`,
      `${dayOffText(day, t)}, the due date moves to the next working day`,
    ),
  'due-moved-here': ({ day }, t) =>
    t(
      `Ngày cuối của thời hạn là ngày nghỉ (${dayOffText(day, t)}), hạn chuyển sang ngày làm việc này`,
      `The last day is a day off (${dayOffText(day, t)}), so the limit ends on this working day`,
    ),
  'fixed-date': (_, t) => t('Ngày hạn do pháp luật ấn định', 'Date fixed by law'),
}

function countedText(
  { unit, n, of, extension, worked, day }: Extract<Why, { code: 'counted' }>,
  t: Say,
) {
  const off = day ? ` (${dayOffText(day, t)})` : ''
  if (extension && unit === 'day')
    return t(`Ngày gia hạn thứ ${n}/${of}${off}`, `Day ${n} of ${of} of the extension${off}`)
  if (extension)
    return t(`Ngày làm việc gia hạn thứ ${n}/${of}`, `Working day ${n} of ${of} of the extension`)
  if (unit === 'day') return t(`Ngày thứ ${n}/${of}${off}`, `Day ${n} of ${of}${off}`)
  if (worked === undefined) return t(`Ngày làm việc thứ ${n}/${of}`, `Working day ${n} of ${of}`)
  return t(
    `Ngày làm việc thứ ${n}/${of} (${worked})`,
    `Working day ${n} of ${of} (worked in place of a weekday)`,
  )
}

function minutesText({ unit, minutes, extension }: Extract<Why, { code: 'minutes' }>, t: Say) {
  const [vi, en] = [hoursVi(minutes), hoursEn(minutes)]
  if (unit === 'hour' && extension) return t(`Gia hạn ${vi}`, `Extension of ${en}`)
  if (unit === 'hour') return t(`Tính ${vi}`, `${en} counted`)
  if (extension) return t(`Gia hạn ${vi} làm việc`, `Extension of ${en} of work`)
  return t(`Tính ${vi} làm việc`, `${en} of working time counted`)
}

function hoursVi(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0) return `${m} phút`
  return m === 0 ? `${h} giờ` : `${h} giờ ${m} phút`
}

function hoursEn(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0) return `${m} min`
  return m === 0 ? `${h} h` : `${h} h ${m} min`
}

const notWorking: Record<DayOff['kind'], (name: string, t: Say) => string> = {
  weekend: (_, t) => t('Nghỉ hằng tuần', 'Weekly day off'),
  duty: (_, t) =>
    t('Chỉ trực tiếp nhận, không tính là ngày làm việc', 'Reception only, no working day'),
  holiday: (name, t) => t(`Nghỉ lễ: ${name}`, `Public holiday: ${name}`),
  // Announced by names such as “Nghỉ hoán đổi dịp Quốc khánh”, which need nothing before them.
  'substitute-off': (name, t) =>
    t(/^nghỉ/iu.test(name) ? name : `Nghỉ bù, hoán đổi: ${name}`, `Day off in lieu: ${name}`),
  'extra-working-day': (name, t) => t(`Làm bù: ${name}`, `Worked in lieu: ${name}`),
  'morning-off': (name, t) => t(`Nghỉ buổi sáng: ${name}`, `Morning off: ${name}`),
  'afternoon-off': (name, t) => t(`Nghỉ buổi chiều: ${name}`, `Afternoon off: ${name}`),
  working: (_, t) => t('Ngày làm việc', 'Working day'),
}

/** What kind of day off it is, with its name. */
export const dayOffText = ({ kind, name = '' }: DayOff, t: Say): string => notWorking[kind](name, t)

/** Said beside a due date that rests on what is still to be confirmed. */
export const provisionalText = (
  { provisional }: Pick<Due, 'provisional'>,
  t: Say,
): string | undefined =>
  provisional
    ? t(
        'Ngày hẹn dựa trên ngày nghỉ chưa được xác nhận, có thể thay đổi',
        'This date rests on days off that are not confirmed yet and may change',
      )
    : undefined

/** A rule in words: "3 ngày làm việc", "trong ngày". */
export function ruleText({ amount = 0, unit, on = '' }: Rule, t: Say): string {
  const texts: Record<Rule['unit'], string> = {
    'working-day': t(`${amount} ngày làm việc`, `${amount} working days`),
    day: t(`${amount} ngày`, `${amount} calendar days`),
    'working-hour': t(`${amount} giờ làm việc`, `${amount} working hours`),
    hour: t(`${amount} giờ`, `${amount} hours`),
    month: t(`${amount} tháng`, `${amount} months`),
    'same-day': t('trong ngày', 'the same day'),
    none: t('không quy định thời hạn', 'no time limit'),
    'fixed-date': t(
      `trước ngày ${on.split('-').toReversed().join('/')} hằng năm`,
      `by ${on.split('-').toReversed().join('/')} every year`,
    ),
  }
  return texts[unit]
}
