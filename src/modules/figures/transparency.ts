import { leastRatings, satisfactionIn, type Satisfaction } from '#modules/ratings/index.ts'
import type { Read } from '#platform/db.ts'

import { offerOf } from './levels.ts'
import type { Period } from './period.ts'
import { cellsOf, type Asked } from './store.ts'
import { figuresOf, groupsOf, pointsOf, type Figures } from './summary.ts'
import { suppressed, type Shown } from './suppress.ts'

export type PublicRow = {
  name: string
  received: Shown
  resolved: Shown
  /** Share on time, where the number finished may be shown. */
  onTime: number | null
}

export type PublicMonth = PublicRow & { period: Period }

export type Transparency = {
  period: Period
  figures: Figures
  fields: PublicRow[]
  months: PublicMonth[]
  satisfaction: Satisfaction
  least: number
}

/** The last twelve months and the present one. */
export function publicPeriod(today: Temporal.PlainDate): Period {
  const from = today.with({ day: 1 }).subtract({ months: 11 })
  return { kind: 'range', from, to: today }
}

/** What the public may see: sums of the whole commune, and by field and month where nobody can be recognised. */
export async function transparencyOf(
  q: Read,
  unit: number,
  today: Temporal.PlainDate,
): Promise<Transparency> {
  const period = publicPeriod(today)
  const offer = await offerOf(q, unit, today)
  const asked = { unit, period, today, narrowing: {}, levels: offer.levels }
  const cells = await cellsOf(q, asked, 'procedure')
  const least = await leastRatings(q, unit)
  const groups = groupsOf(cells, offer.fieldOf)
  return {
    period,
    figures: figuresOf(cells),
    fields: rowsOf(
      groups.map(({ key, figures }) => ({ name: key, figures })),
      least,
    ),
    months: await monthsOf(q, asked, least),
    satisfaction: await satisfactionIn(q, unit, period),
    least,
  }
}

function rowsOf(groups: readonly { name: string; figures: Figures }[], least: number): PublicRow[] {
  const received = suppressed(
    groups.map(({ figures }) => figures.received.part),
    least,
  )
  const resolved = suppressed(
    groups.map(({ figures }) => figures.resolved.part),
    least,
  )
  return groups.map(({ name, figures }, at) => {
    const finished = resolved[at] ?? { hidden: true }
    return {
      name,
      received: received[at] ?? { hidden: true },
      resolved: finished,
      onTime: finished.hidden ? null : figures['on-time'].ratio,
    }
  })
}

async function monthsOf(q: Read, asked: Asked, least: number): Promise<PublicMonth[]> {
  const all = await pointsOf(q, asked)
  // Months before the first dossier are not empty months: there was nothing to count yet.
  const begun = all.findIndex(
    ({ received, early, onDay, late }) => received + early + onDay + late > 0,
  )
  const points = begun < 0 ? [] : all.slice(begun)
  const received = suppressed(
    points.map((point) => point.received),
    least,
  )
  const resolved = suppressed(
    points.map(({ early, onDay, late }) => early + onDay + late),
    least,
  )
  return points.map(({ period, early, onDay, late }, at) => {
    const finished = resolved[at] ?? { hidden: true }
    const decided = early + onDay + late
    return {
      name: '',
      period,
      received: received[at] ?? { hidden: true },
      resolved: finished,
      onTime: finished.hidden || decided === 0 ? null : (early + onDay) / decided,
    }
  })
}
