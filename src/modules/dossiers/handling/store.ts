import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { forgetStamps, stamp } from '#platform/stamps.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { HandlingShape, inForce, ordinary, type Entry, type Grounded } from './domain.ts'
import { readings } from './readings.ts'

const Row = z.object({
  procedure: z.string(),
  number: z.number(),
  effectiveFrom: plainDate,
  allowed: HandlingShape,
  citation: z.string(),
  setByName: z.string(),
  setAt: instant,
})

const entryStamp = stamp(
  sql`select count(*) from dossiers.handling where unit_id = platform.unit()`,
)

type Kept = { stamp: string; entries: Entry[] }
const kept = new Map<UnitId, Kept>()
const mostKept = 500

/** All that the commune has set; kept in memory while its stamp stands. */
export async function handlingEntries(q: Read, unit: UnitId): Promise<readonly Entry[]> {
  const now = await entryStamp(q)
  const known = kept.get(unit)
  if (known?.stamp === now) return known.entries
  const entries = await q.many(Row)`
    select procedure_code as procedure, number, effective_from, allowed, citation, set_by_name, set_at
    from dossiers.handling where unit_id = ${unit} order by procedure_code, number desc
  `
  if (kept.size >= mostKept) kept.clear()
  kept.set(unit, { stamp: now, entries })
  return entries
}

type Asked = { unit: UnitId; procedure: string; on: Temporal.PlainDate }

/** What a procedure allows on a day: the commune's own word, else what we read in the law, else the ordinary. */
export async function handlingFor(q: Read, { unit, procedure, on }: Asked): Promise<Grounded> {
  const entries = await handlingEntries(q, unit)
  const own = inForce(entries, procedure, on)
  if (own) return { value: own.allowed, citation: own.citation, basis: 'unit' }
  const forAll = inForce(entries, '', on)
  const base = forAll?.allowed ?? ordinary
  const reading = readings[procedure]
  if (reading)
    return { value: { ...base, ...reading.allowed }, citation: reading.citation, basis: 'law' }
  return { value: base, citation: forAll?.citation ?? '', basis: forAll ? 'unit' : 'ordinary' }
}

export type NewEntry = Pick<Entry, 'procedure' | 'effectiveFrom' | 'allowed' | 'citation'>

/** Two administrators at once go one after the other. */
export const lockHandling = (tx: Tx, unit: UnitId) => tx.run`
  select pg_advisory_xact_lock(hashtext('dossiers.handling'), ${unit})
`

export async function addEntry(tx: Tx, who: Who, now: Temporal.Instant, entry: NewEntry) {
  await tx.run`
    insert into dossiers.handling (unit_id, procedure_code, number, effective_from, allowed, citation, set_by,
      set_by_name, set_at)
    select ${who.unit}, ${entry.procedure}, 1 + count(*), ${entry.effectiveFrom.toString()}::date,
      ${JSON.stringify(entry.allowed)}::jsonb, ${entry.citation}, ${who.actor}, ${who.name}, ${now.toString()}::timestamptz
    from dossiers.handling where unit_id = ${who.unit} and procedure_code = ${entry.procedure}
  `
  forgetStamps(tx)
}
