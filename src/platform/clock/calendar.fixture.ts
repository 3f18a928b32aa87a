import {
  calendarOf,
  type Calendar,
  type SpecialDay,
  type Span,
  type WorkingHours,
} from './calendar.ts'
import { dueAt } from './due.ts'
import type { Extension, Pause, Rule, Unit } from './rule.ts'

/** Hours and days off of 2025 to 2027 as GOV 1.5 gives them, for the tests of the clock. */

const office: Span[] = [
  { from: '07:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
]

export const officeHours: WorkingHours = {
  from: Temporal.PlainDate.from('2000-01-01'),
  week: [office, office, office, office, office, [], []],
}

/** The police: Monday to Friday, and reception on Saturday morning. */
export const policeHours: WorkingHours = {
  from: Temporal.PlainDate.from('2000-01-01'),
  week: [office, office, office, office, office, [{ from: '07:00', to: '11:30' }], []],
  dutyDays: [6],
}

export const special = (
  on: string,
  kind: SpecialDay['kind'],
  name = kind as string,
): SpecialDay => ({
  on: Temporal.PlainDate.from(on),
  kind,
  name,
  citation: 'BLLĐ 2019 Đ112',
  certainty: 'certain',
})

const holidays = [
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-04-26',
  '2026-04-30',
  '2026-05-01',
  '2026-09-01',
  '2026-09-02',
  '2026-11-24',
  '2027-01-01',
].map((on) => special(on, 'holiday', 'Nghỉ lễ'))

export const days2026: SpecialDay[] = [
  ...holidays,
  special('2026-04-27', 'substitute-off', 'Giỗ Tổ'),
  special('2026-08-31', 'substitute-off', 'Quốc khánh'),
  special('2026-08-22', 'extra-working-day', 'Làm bù cho ngày 31/8'),
]

const known = Temporal.PlainDate.from('2027-12-31')

export const calendarWith = (more: SpecialDay[] = [], hours = [officeHours]): Calendar =>
  calendarOf(hours, [...days2026, ...more], known)

export const calendar = calendarWith()

/** An instant from 'YYYY-MM-DD HH:MM[:SS]' in Vietnam. */
export const at = (text: string): Temporal.Instant =>
  Temporal.Instant.from(`${text.replace(' ', 'T')}+07:00`)

/** The same way back, to the minute. */
export const local = (instant: Temporal.Instant): string =>
  instant.toString({ timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 16).replace('T', ' ')

/** '3 working-day', '0.5 hour', '2 working-day 16:00' (with a cut-off), 'same-day 15:00'. */
export function ruleOf(text: string): Rule {
  const [head = '', ...rest] = text.split(' ')
  const amount = Number(head)
  if (Number.isNaN(amount)) return { unit: unitOf(head), ...cutoffOf(rest[0]) }
  return { amount, unit: unitOf(rest[0]), ...cutoffOf(rest[1]) }
}

const units: Unit[] = ['working-day', 'day', 'working-hour', 'hour', 'month', 'same-day', 'none']

function unitOf(text: string | undefined): Unit {
  const unit = units.find((name) => name === text)
  if (unit === undefined) throw new Error(`no unit: ${text}`)
  return unit
}

const cutoffOf = (cutoff?: string) => (cutoff === undefined ? {} : { cutoff })

/** '2026-03-03 09:00 > 2026-03-05 09:00', several of them with a comma between. */
export const pausesOf = (text: string): Pause[] =>
  text === ''
    ? []
    : text.split(', ').map((one) => {
        const [from = '', to = ''] = one.split(' > ')
        return { from: at(from), to: at(to) }
      })

type Around = { on?: Calendar; pauses?: string; extensions?: Extension[] }

/** The due time in Vietnam as 'YYYY-MM-DD HH:MM', or why there is none. */
export function due(received: string, rule: string | Rule, around: Around = {}): string {
  const asked = typeof rule === 'string' ? ruleOf(rule) : rule
  const pauses = pausesOf(around.pauses ?? '')
  const outcome = dueAt(at(received), asked, around.on ?? calendar, pauses, around.extensions)
  return outcome.ok ? local(outcome.value.dueAt) : outcome.why
}
