import { z } from 'zod'

import type { Anchors } from '#platform/anchors.ts'
import type { Db, Read } from '#platform/db.ts'
import { verifyUnit, type Checks, type Fault, type Whole } from '#platform/verify.ts'

const Unit = z.object({ unitId: z.number() })
const Used = z.object({ used: z.boolean() })

export type UnitVerdict = Whole & {
  unit: number
  /** Late events about which nothing can be said as long as the seals of these units are damaged. */
  unjudged?: { events: number; damaged: readonly number[] }
}

/**
 * The trails of all units. A unit is asked about because it is in the list of units, or because anything of the trail or
 * an anchor names it: what was removed as a whole is missed, too. Whether the sealer was behind, and late events are
 * therefore in order, only the seals of all units together can say: with one unit's damaged, no other is suspected.
 */
export async function verifyAll(owner: Db, keys: Checks, anchors: Anchors): Promise<UnitVerdict[]> {
  const verdicts: UnitVerdict[] = []
  for (const unit of await unitsOf(owner, anchors)) {
    // oxlint-disable-next-line no-await-in-loop -- one unit after the other: each is a long walk
    verdicts.push(await verdictOf(owner, unit, keys, anchors))
  }
  const damaged = verdicts
    .filter(({ fault }) => fault && fault.what !== 'never-told')
    .map(({ unit }) => unit)
  if (damaged.length === 0) return verdicts
  return verdicts.map((verdict) =>
    verdict.suspicious.length === 0
      ? verdict
      : { ...verdict, suspicious: [], unjudged: { events: verdict.suspicious.length, damaged } },
  )
}

async function verdictOf(owner: Db, unit: number, keys: Checks, anchors: Anchors) {
  const verdict = await owner.read((q) => verifyUnit(q, unit, keys, anchors.of(unit)))
  if (verdict.fault) return { ...verdict, unit }
  const isEmpty = verdict.events + verdict.unsealed === 0
  if (isEmpty && (await owner.read((q) => isUsed(q, unit))))
    return { ...verdict, unit, fault: { unit, what: 'wiped' as const, seal: 0 } }
  const dossier = await owner.read((q) => neverTold(q, unit))
  const fault: Fault | undefined =
    dossier === undefined ? undefined : { unit, what: 'never-told', dossier, seal: 0 }
  return { ...verdict, unit, fault }
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

/** How many of the newest dossiers are looked at. */
const newest = 5_000

const Coded = z.object({ code: z.string() })

/**
 * A dossier enters with an event in the same transaction. One without it was put in beside the program, or its event was
 * removed before it was sealed.
 */
async function neverTold(q: Read, unit: number): Promise<string | undefined> {
  const found = await q.maybe(Coded)`
    select d.code from (
      select id, code from dossiers.dossier where unit_id = ${unit} order by id desc limit ${newest}
    ) d
    where not exists (
      select from audit.event e
      where e.unit_id = ${unit} and e.subject_id = d.id
        and e.name in ('dossier.received', 'dossier.submitted', 'dossier.rejected'))
    order by d.id limit 1
  `
  return found?.code
}
