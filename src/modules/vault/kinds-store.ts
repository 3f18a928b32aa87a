import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { PaperKind } from './domain.ts'
import { startingKinds } from './starting-kinds.ts'

const Row = z.object({
  code: z.string(),
  name: z.string(),
  synonyms: z.array(z.string()),
  days: z.number().nullable(),
  reusable: z.boolean(),
  source: z.string(),
  version: z.number(),
})

/** A kind with how often the commune has changed it; 0 is as the program came. */
export type ListedKind = PaperKind & { version: number }

/** The kinds of papers in this commune: the starting list with the commune's own entries over it. */
export async function paperKinds(q: Read, unit: UnitId): Promise<ListedKind[]> {
  const own = await q.many(Row)`
    select code, name, synonyms, days, reusable, source, version from vault.kind where unit_id = ${unit} order by code
  `
  const changed = new Set(own.map(({ code }) => code))
  const untouched = startingKinds
    .filter(({ code }) => !changed.has(code))
    .map((kind) => ({ ...kind, version: 0 }))
  return [...untouched, ...own].toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

/** Returns 0 when somebody else changed it meanwhile. */
export const saveKind = (
  tx: Tx,
  who: Who,
  { code, name, synonyms, days, reusable, source, version }: ListedKind,
  now: Temporal.Instant,
) => tx.run`
  insert into vault.kind as k (unit_id, code, name, synonyms, days, reusable, source, changed_at, changed_by)
  values (${who.unit}, ${code}, ${name}, ${synonyms}, ${days}, ${reusable}, ${source}, ${now.toString()}, ${who.actor})
  on conflict (unit_id, code) do update
    set name = excluded.name, synonyms = excluded.synonyms, days = excluded.days, reusable = excluded.reusable,
        source = excluded.source, version = k.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where k.version = ${version}
`
