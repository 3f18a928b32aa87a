import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { forgetStamps, stamp } from '#platform/stamps.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { builtIn } from './built-in/all.ts'
import type { Guide } from './domain.ts'
import { GuideShape } from './shapes.ts'

const Row = z.object({
  procedure: z.string(),
  number: z.number(),
  effectiveFrom: plainDate,
  content: GuideShape,
  citation: z.string(),
  setByName: z.string(),
  setAt: instant,
})

/** One version of a commune's own questions. */
export type Entry = z.output<typeof Row>

const entryStamp = stamp(sql`select count(*) from guides.guide where unit_id = platform.unit()`)

const kept = new Map<UnitId, { stamp: string; entries: readonly Entry[] }>()
const mostKept = 500

/** All that the commune has set, the newest of a procedure first; kept in memory while its stamp stands. */
export async function entriesOf(q: Read, unit: UnitId): Promise<readonly Entry[]> {
  const now = await entryStamp(q)
  const known = kept.get(unit)
  if (known?.stamp === now) return known.entries
  const entries = await q.many(Row)`
    select procedure_code as procedure, number, effective_from, content, citation, set_by_name, set_at
    from guides.guide where unit_id = ${unit} order by procedure_code, number desc
  `
  if (kept.size >= mostKept) kept.clear()
  kept.set(unit, { stamp: now, entries })
  return entries
}

export type Grounded = Guide & {
  citation: string
  basis: 'unit' | 'program'
  certainty: 'certain' | 'to-confirm'
}

/** The questions of a procedure on a day: the commune's newest in force, else those of the program. */
export async function guideFor(
  q: Read,
  { unit, procedure, on }: { unit: UnitId; procedure: string; on: Temporal.PlainDate },
): Promise<Grounded | undefined> {
  const own = inForce(await entriesOf(q, unit), procedure, on)
  if (own) {
    if (own.content.questions.length === 0) return undefined
    return { ...own.content, citation: own.citation, basis: 'unit', certainty: 'certain' }
  }
  const ours = builtIn.get(procedure)
  return ours && { ...ours, basis: 'program' }
}

/** The entry that holds on a day: of several from the same day the newest. */
export const inForce = (
  entries: readonly Entry[],
  procedure: string,
  on: Temporal.PlainDate,
): Entry | undefined =>
  entries
    .filter(
      (one) =>
        one.procedure === procedure && Temporal.PlainDate.compare(one.effectiveFrom, on) <= 0,
    )
    .toSorted(
      (a, b) => Temporal.PlainDate.compare(b.effectiveFrom, a.effectiveFrom) || b.number - a.number,
    )[0]

/** Two administrators at once go one after the other. */
export const lockGuides = (tx: Tx, unit: UnitId) => tx.run`
  select pg_advisory_xact_lock(hashtext('guides.guide'), ${unit})
`

export type NewEntry = Pick<Entry, 'procedure' | 'effectiveFrom' | 'citation'> & { content: Guide }

export async function addEntry(tx: Tx, who: Who, now: Temporal.Instant, entry: NewEntry) {
  await tx.run`
    insert into guides.guide (unit_id, procedure_code, number, effective_from, content, citation, set_by, set_by_name,
      set_at)
    select ${who.unit}, ${entry.procedure}, 1 + count(*), ${entry.effectiveFrom.toString()}::date,
      ${JSON.stringify(entry.content)}::jsonb, ${entry.citation}, ${who.actor}, ${who.name}, ${now.toString()}::timestamptz
    from guides.guide where unit_id = ${who.unit} and procedure_code = ${entry.procedure}
  `
  forgetStamps(tx)
}
