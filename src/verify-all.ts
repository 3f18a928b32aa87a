import { z } from 'zod'

import type { Anchors } from '#platform/anchors.ts'
import type { Db, Read } from '#platform/db.ts'
import { verifyUnit, type Checks, type Whole } from '#platform/verify.ts'

const Unit = z.object({ unitId: z.number() })
const Used = z.object({ used: z.boolean() })

/**
 * The trails of all units, one after the other. A unit is asked about because it is in the list of units, or because
 * anything of the trail or an anchor names it: what was removed as a whole is missed, too.
 */
export async function* verifyAll(
  owner: Db,
  keys: Checks,
  anchors: Anchors,
): AsyncGenerator<Whole & { unit: number }> {
  for (const unit of await unitsOf(owner, anchors)) {
    const verdict = await owner.read((q) => verifyUnit(q, unit, keys, anchors.of(unit)))
    const isEmpty = verdict.events + verdict.unsealed === 0
    const wiped = isEmpty && !verdict.fault && (await owner.read((q) => isUsed(q, unit)))
    yield {
      ...verdict,
      unit,
      ...(wiped && { fault: { unit, what: 'wiped' as const, seal: 0 } }),
    }
  }
}

async function unitsOf(owner: Db, anchors: Anchors): Promise<number[]> {
  const found = await owner.read(
    (q) => q.many(Unit)`
    select distinct unit_id from units.unit
    union select unit_id from audit.seal
    union select unit_id from audit.head
    union (
      -- The units of a long trail, without reading it: from one unit to the next along the key.
      with recursive step as (
        (select unit_id from audit.event order by unit_id limit 1)
        union all
        select (select e.unit_id from audit.event e where e.unit_id > step.unit_id order by e.unit_id limit 1)
        from step where step.unit_id is not null
      )
      select unit_id from step where unit_id is not null
    )
    order by 1
  `,
  )
  const ids = new Set([...found.map(({ unitId }) => unitId), ...anchors.units()])
  return [...ids].toSorted((a, b) => a - b)
}

/** Nothing is done in a unit without an event: where there are dossiers, people or officers there was one. */
async function isUsed(q: Read, unit: number): Promise<boolean> {
  const { used } = await q.one(Used)`
    select exists (select from dossiers.dossier where unit_id = ${unit})
      or exists (select from people.person where unit_id = ${unit})
      or exists (select from accounts.staff where unit_id = ${unit}) as used
  `
  return used
}
