import { createHmac, timingSafeEqual } from 'node:crypto'

import { no, yes, type Outcome } from '#platform/outcome.ts'

/** Mức độ hài lòng, as NĐ 61/2018 asked and QĐ 766 still counts (GOV 1.9). */
export const ratingLevels = ['very-satisfied', 'satisfied', 'unsatisfied'] as const
export type RatingLevel = (typeof ratingLevels)[number]

/** Where a rating was given: at the counter's tablet, by the link on a paper, or from one's own page. */
export const ways = ['counter', 'link', 'own'] as const
export type Way = (typeof ways)[number]

/** Lý do: what was good or bad, to tick. */
export const reasons = [
  'time',
  'manner',
  'guidance',
  'papers',
  'fee',
  'place',
  'online',
  'result',
] as const
export type Reason = (typeof reasons)[number]

/** Ratings are counted and shown in lots of at least this many, unless the commune has set more (decision 0009). */
export const usualLeast = 5

/** A rating may be changed for a day after it was first given. */
export const changeHours = 24

export type Given = { givenAt: Temporal.Instant; released: boolean }

export const isOpen = ({ givenAt, released }: Given, now: Temporal.Instant): boolean =>
  !released && Temporal.Instant.compare(now, givenAt.add({ hours: changeHours })) < 0

/** Whether this dossier may rate (again). */
export function mayRate(
  given: Given | undefined,
  now: Temporal.Instant,
): Outcome<'first' | 'again', 'too-late'> {
  if (!given) return yes('first')
  return isOpen(given, now) ? yes('again') : no('too-late')
}

const rateable = new Set(['rejected', 'done', 'returned'])

/** There is something to rate once the office has answered. */
export const hasAnswer = (state: string) => rateable.has(state)

const mac = (key: string, what: string, unit: number, about: string) =>
  createHmac('sha256', key).update(`rating-${what}:${unit}:${about}`).digest('base64url')

/** Says that a dossier has rated, to nobody who lacks the key. */
export const seatOf = (key: string, unit: number, dossier: string) =>
  mac(key, 'seat', unit, dossier)

/** The token in the link of a dossier: who holds the paper may rate, who guesses a code may not. */
export const tokenOf = (key: string, unit: number, code: string) =>
  mac(key, 'link', unit, code).slice(0, 22)

export const counterTokenOf = (key: string, unit: number, id: string) =>
  mac(key, 'counter', unit, id).slice(0, 22)

export function sameToken(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export type Counts = Record<RatingLevel, number>

export const noCounts = (): Counts => ({ 'very-satisfied': 0, satisfied: 0, unsatisfied: 0 })
export const totalOf = (counts: Counts) => ratingLevels.reduce((sum, one) => sum + counts[one], 0)

/** Tỷ lệ hài lòng: satisfied and very satisfied, of all who rated; nothing when too few have. */
export type Satisfaction =
  | { shown: true; counts: Counts; part: number; whole: number; ratio: number }
  | { shown: false; least: number }

export function satisfactionOf(counts: Counts, least: number): Satisfaction {
  const whole = totalOf(counts)
  if (whole < least) return { shown: false, least }
  const part = counts['very-satisfied'] + counts.satisfied
  return { shown: true, counts, part, whole, ratio: part / whole }
}

/** The whole months of a period: ratings know no day, so that no number can be narrowed to one person. */
export function wholeMonths({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  const first = from.day === 1 ? from : from.with({ day: 1 }).add({ months: 1 })
  const until = to.add({ days: 1 }).with({ day: 1 })
  return { first, until }
}
