import { no, yes, type Outcome } from '#platform/outcome.ts'

type PlainDate = Temporal.PlainDate

/** Kỳ báo cáo: how long a period is; `range` is one's own, from day to day. */
export const periodKinds = ['day', 'month', 'quarter', 'year', 'range'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Both days are part of it. */
export type Period = { kind: PeriodKind; from: PlainDate; to: PlainDate }

const longest = 3_660

/** The period of this kind in which a day lies. */
export function periodOn(kind: Exclude<PeriodKind, 'range'>, on: PlainDate): Period {
  if (kind === 'day') return { kind, from: on, to: on }
  const months = { month: 1, quarter: 3, year: 12 }[kind]
  const from = on.with({ day: 1, month: on.month - ((on.month - 1) % months) })
  return { kind, from, to: from.add({ months }).subtract({ days: 1 }) }
}

/** One's own range; the days may be given in either order. */
export function ownRange(one: PlainDate, other: PlainDate): Outcome<Period, 'too-long'> {
  const [from, to] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one]
  return from.until(to).days > longest ? no('too-long') : yes({ kind: 'range', from, to })
}

/** The period before or after this one, of the same length. */
export function beside({ kind, from, to }: Period, way: -1 | 1): Period {
  if (kind !== 'range')
    return periodOn(kind, way < 0 ? from.subtract({ days: 1 }) : to.add({ days: 1 }))
  const days = (from.until(to).days + 1) * way
  return { kind, from: from.add({ days }), to: to.add({ days }) }
}

/** A run of days that a sum is made of; whole months are read from the sums of months. `until` is not part of it. */
export type Run = { span: 'day' | 'month'; from: PlainDate; until: PlainDate }

/** The fewest sums that make up a period: days up to the first whole month, months, days of the last one. */
export function runsOf({ from, to }: Pick<Period, 'from' | 'to'>): Run[] {
  const end = to.add({ days: 1 })
  const firstMonth = from.day === 1 ? from : from.with({ day: 1 }).add({ months: 1 })
  const lastMonth = end.with({ day: 1 })
  if (Temporal.PlainDate.compare(firstMonth, lastMonth) >= 0)
    return [{ span: 'day', from, until: end }]
  const runs: Run[] = [
    { span: 'day', from, until: firstMonth },
    { span: 'month', from: firstMonth, until: lastMonth },
    { span: 'day', from: lastMonth, until: end },
  ]
  return runs.filter((run) => !run.from.equals(run.until))
}

export type Bucket = 'day' | 'month' | 'quarter' | 'year'

/** Into what a period is divided for a chart, so that there are neither two bars nor two hundred. */
export function bucketOf({ from, to }: Pick<Period, 'from' | 'to'>): Bucket {
  const days = from.until(to).days + 1
  if (days <= 62) return 'day'
  return days <= 800 ? 'month' : 'year'
}

/** The first day of the bucket in which a day lies. */
export const startOf = (bucket: Bucket, day: PlainDate): PlainDate => periodOn(bucket, day).from

/** Every bucket of a period, oldest first: a month in which nothing came is there too. */
export function bucketsOf({ from, to }: Pick<Period, 'from' | 'to'>, bucket: Bucket): Period[] {
  const all: Period[] = []
  for (
    let one = periodOn(bucket, from);
    Temporal.PlainDate.compare(one.from, to) <= 0;
    one = beside(one, 1)
  )
    all.push(clip(one, { from, to }))
  return all
}

function clip(one: Period, { from, to }: Pick<Period, 'from' | 'to'>): Period {
  const later = Temporal.PlainDate.compare(one.from, from) < 0 ? from : one.from
  const earlier = Temporal.PlainDate.compare(one.to, to) > 0 ? to : one.to
  return { kind: one.kind, from: later, to: earlier }
}
