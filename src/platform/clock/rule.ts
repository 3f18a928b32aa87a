import { no, yes, type Outcome } from '#platform/outcome.ts'

import { day, firstLocal, lastLocal, localOf, timeOfText } from './time.ts'

/** What a legal time limit is counted in; working days and calendar days must never be mixed (GOV 1.5 rule 1). */
export const ruleUnits = [
  'working-day',
  'day',
  'working-hour',
  'hour',
  'same-day',
  'month',
  'none',
  'fixed-date',
] as const
export type Unit = (typeof ruleUnits)[number]

/** Thời hạn giải quyết: one time limit, as the procedure or its case states it. */
export type Rule = {
  /** Whole days or months; hours may be parts down to a minute. `same-day`, `none` and `fixed-date` need none. */
  amount?: number | undefined
  unit: Unit
  /** 'HH:MM': what is received after this time counts as received on the next working day. */
  cutoff?: string | undefined
  /** 'MM-DD' of a `fixed-date` rule, for example 11-30. */
  on?: string | undefined
}

/** Tạm dừng: from when to when the clock stood still (waiting for a supplement, a payment, a stop). */
export type Pause = { from: Temporal.Instant; to: Temporal.Instant }

/** Gia hạn: more time, counted from the due date that it extends. */
export type Extension = {
  amount: number
  unit: 'working-day' | 'day' | 'working-hour' | 'hour' | 'month'
}

/** Why the clock gives no due date. */
export type Refusal =
  | 'received-out-of-range'
  | 'before-calendar'
  | 'amount-not-positive'
  | 'amount-not-whole'
  | 'amount-too-large'
  | 'amount-not-for-same-day'
  | 'cutoff-not-a-time'
  | 'cutoff-not-for-hours'
  | 'fixed-date-impossible'
  | 'pause-reversed'
  | 'too-far'
  | 'no-deadline'

// About ten years of each: no lawful limit of a commune comes near, and no count runs for long.
export const most = {
  'working-day': 2_500,
  day: 3_650,
  'working-hour': 20_000,
  hour: 87_600,
  month: 120,
} as const

/** The farthest a due date may lie from receipt, pauses and extensions included, in calendar days. */
export const horizon = 3_700

const good = yes(undefined)

export function checkRule(rule: Rule): Outcome<undefined, Refusal> {
  const cutoff = checkCutoff(rule)
  return cutoff.ok ? checks[rule.unit](rule) : cutoff
}

function checkCutoff({ unit, cutoff }: Rule): Outcome<undefined, Refusal> {
  if (cutoff === undefined) return good
  if (timeOfText(cutoff) === undefined) return no('cutoff-not-a-time')
  return unit === 'hour' ? no('cutoff-not-for-hours') : good
}

const checks: Record<Unit, (rule: Rule) => Outcome<undefined, Refusal>> = {
  'working-day': ({ amount }) => checkAmount(amount, 'working-day'),
  day: ({ amount }) => checkAmount(amount, 'day'),
  'working-hour': ({ amount }) => checkAmount(amount, 'working-hour'),
  hour: ({ amount }) => checkAmount(amount, 'hour'),
  month: ({ amount }) => checkAmount(amount, 'month'),
  'same-day': ({ amount = 0 }) => {
    if (amount === 0 || amount === 1) return good
    return no(amount < 0 ? 'amount-not-positive' : 'amount-not-for-same-day')
  },
  'fixed-date': ({ on }) => (isMonthDay(on) ? good : no('fixed-date-impossible')),
  none: () => no('no-deadline'),
}

export function checkAmount(amount = 0, unit: keyof typeof most): Outcome<undefined, Refusal> {
  if (!(amount > 0)) return no('amount-not-positive')
  if (amount > most[unit]) return no('amount-too-large')
  const inHours = unit === 'hour' || unit === 'working-hour'
  // An hour rule may be 0.5 h (GOV 1.5 rule 16); half days exist as step budgets only, in minutes (rule 7).
  return isWhole(inHours ? amount * 60 : amount) ? good : no('amount-not-whole')
}

// A third of an hour is twenty minutes, whatever floating point makes of it.
const isWhole = (n: number) => Math.abs(n - Math.round(n)) < 1e-9

export function checkPauses(pauses: readonly Pause[]): Outcome<undefined, Refusal> {
  if (pauses.some(({ from, to }) => Temporal.Instant.compare(from, to) > 0))
    return no('pause-reversed')
  const tooLong = ({ from, to }: Pause) => localOf(to) - localOf(from) > horizon * day
  return pauses.some(tooLong) ? no('too-far') : good
}

export function checkReceived(received: Temporal.Instant): Outcome<undefined, Refusal> {
  const local = localOf(received)
  return local >= firstLocal && local < lastLocal ? good : no('received-out-of-range')
}

function isMonthDay(text = ''): boolean {
  const [, month, date] = /^(\d\d)-(\d\d)$/.exec(text) ?? []
  if (month === undefined || date === undefined) return false
  // 29/2 does not come every year, so it cannot be a yearly date.
  const tried = new Date(Date.UTC(2027, Number(month) - 1, Number(date)))
  return tried.getUTCMonth() + 1 === Number(month) && tried.getUTCDate() === Number(date)
}
