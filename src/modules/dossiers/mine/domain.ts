import type { State } from '../domain.ts'

/** What waits for the applicant at one of her dossiers; undefined when it is the office's turn. */
export type Need =
  | { what: 'supplement'; by: Temporal.Instant | null; missing: string }
  | { what: 'payment'; amount: number; for: string }
  | { what: 'result' }
  | { what: 'extended'; to: Temporal.Instant; late: boolean }
  | { what: 'rejected' }

export type Known = {
  state: State
  delivery: 'counter' | 'post' | 'electronic'
  finishedAt: Temporal.Instant | null
  hasResult: boolean
  missing: string | null
  answerBy: Temporal.Instant | null
  owed: number | null
  owedFor: string | null
  extendedTo: Temporal.Instant | null
  extendedAt: Temporal.Instant | null
  extendedLate: boolean | null
  changedAt: Temporal.Instant
}

/** For so long a letter or a refusal at the desk stands on top; afterwards it is with the others. */
const newsDays = 14

const isNews = (at: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(at.add({ hours: 24 * newsDays }), now) > 0

/** What she should do or know now, the most pressing of it. */
export function needOf(known: Known, now: Temporal.Instant): Need | undefined {
  const { state, extendedTo, extendedAt } = known
  if (state === 'awaiting-supplement' && known.missing !== null)
    return { what: 'supplement', by: known.answerBy, missing: known.missing }
  if (state === 'awaiting-payment' && known.owed !== null)
    return { what: 'payment', amount: known.owed, for: known.owedFor ?? '' }
  if (state === 'done') return { what: 'result' }
  if (state === 'rejected' && isNews(known.changedAt, now)) return { what: 'rejected' }
  if (extendedTo && extendedAt && known.finishedAt === null && isNews(extendedAt, now))
    return { what: 'extended', to: extendedTo, late: known.extendedLate === true }
  return undefined
}

const pressing: readonly Need['what'][] = [
  'supplement',
  'payment',
  'rejected',
  'result',
  'extended',
]

/** The most pressing first; of two requests for papers the one that ends sooner. */
export function byNeed(one: Need, other: Need): number {
  const place = pressing.indexOf(one.what) - pressing.indexOf(other.what)
  if (place !== 0 || one.what !== 'supplement' || other.what !== 'supplement') return place
  if (one.by === null || other.by === null) return one.by === other.by ? 0 : one.by ? -1 : 1
  return Temporal.Instant.compare(one.by, other.by)
}
