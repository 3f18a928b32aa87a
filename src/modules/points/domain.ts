import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

export type PointId = Id<'point'>

/** What a point may do: guide people, take dossiers in, hand results over (GOV 1.1). */
export const duties = ['supports', 'receives', 'returns'] as const
export type PointDuty = (typeof duties)[number]

/** Điểm: a place at which the commune meets its people. */
export type Point = Record<PointDuty, boolean> & {
  id: PointId
  name: string
  address: string
  hours: string | null
  phone: string | null
  purpose: string | null
  hamletId: string | null
  openedOn: Temporal.PlainDate
  /** The first day on which it is no more. */
  closedOn: Temporal.PlainDate | null
  closedReason: string | null
}

export const dutiesOf = (point: Point): PointDuty[] => duties.filter((duty) => point[duty])

/** From its opening day until the day before its closing day. */
export const isOpenOn = ({ openedOn, closedOn }: Point, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(openedOn, day) <= 0 &&
  (closedOn === null || Temporal.PlainDate.compare(day, closedOn) < 0)

export const doesOn = (point: Point, duty: PointDuty, day: Temporal.PlainDate): boolean =>
  point[duty] && isOpenOn(point, day)

export type WhyNotClose = 'closed-already' | 'before-today' | 'last-receiving'

/** Một điểm đóng cửa: from today or later on, and never the last one at which dossiers can be handed in. */
export function mayClose(
  point: Point,
  others: readonly Point[],
  { on, today }: { on: Temporal.PlainDate; today: Temporal.PlainDate },
): Outcome<true, WhyNotClose> {
  if (point.closedOn !== null) return no('closed-already')
  if (Temporal.PlainDate.compare(on, today) < 0) return no('before-today')
  const stays = others.some((other) => other.id !== point.id && doesOn(other, 'receives', on))
  return point.receives && !stays ? no('last-receiving') : yes(true)
}
