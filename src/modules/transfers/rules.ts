import { z } from 'zod'

import { allUnits, type Unit } from '#modules/units/index.ts'
import { plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { clocks, type ClockStart } from './domain.ts'

const RuleRow = z.object({ clock: z.enum(clocks), fromOn: plainDate, ground: z.string() })
export type ClockRule = z.output<typeof RuleRow>

// GOV 1.1 names the three organisations but no rule for the clock; the receipt is given with its appointed day at the first receipt, so
// that is where it starts until an administrator says otherwise, with a ground.
const ordinary: ClockStart = 'first-receipt'

/** The entry in force at the commune that settles it, or none: then the clock starts at the first receipt. */
const clockRule = (q: Read, unit: UnitId, on: Temporal.PlainDate) => q.maybe(RuleRow)`
  select clock, from_on, ground from transfers.clock_rule
  where unit_id = ${unit} and from_on <= ${on.toString()}::date order by from_on desc, id desc limit 1
`

export const clockOf = async (q: Read, unit: UnitId, on: Temporal.PlainDate): Promise<ClockStart> =>
  (await clockRule(q, unit, on))?.clock ?? ordinary

/** All entries, the newest first. */
export const clockRules = (q: Read, unit: UnitId) => q.many(RuleRow)`
  select clock, from_on, ground from transfers.clock_rule where unit_id = ${unit} order by from_on desc, id desc limit 50
`

export async function setClock(
  tx: Tx,
  who: Who,
  {
    clock,
    from,
    ground,
    now,
  }: { clock: ClockStart; from: Temporal.PlainDate; ground: string; now: Temporal.Instant },
) {
  const id = newId<'clock-rule'>()
  await tx.run`
    insert into transfers.clock_rule (unit_id, id, from_on, clock, ground, set_at, set_by)
    values (${who.unit}, ${id}, ${from.toString()}, ${clock}, ${ground}, ${now.toString()}, ${who.actor})
  `
  const data = { clock, from: from.toString(), ground }
  await record(tx, who, 'transfer-rule.set', { kind: 'transfer-rule', id }, data)
}

const ExclusionRow = z.object({ procedureCode: z.string(), ground: z.string() })
export type Exclusion = z.output<typeof ExclusionRow>

export const exclusions = (q: Read, unit: UnitId) => q.many(ExclusionRow)`
  select procedure_code, ground from transfers.exclusion where unit_id = ${unit} order by procedure_code
`

type Excluding = { procedure: string; ground: string; now: Temporal.Instant }

/** A procedure that only this commune itself takes in from now on. */
export async function exclude(tx: Tx, who: Who, { procedure, ground, now }: Excluding) {
  await tx.run`
    insert into transfers.exclusion (unit_id, procedure_code, ground, set_at, set_by)
    values (${who.unit}, ${procedure}, ${ground}, ${now.toString()}, ${who.actor})
    on conflict (unit_id, procedure_code) do update set ground = excluded.ground, set_at = excluded.set_at, set_by = excluded.set_by
  `
  const subject = { kind: 'transfer-rule', id: newId() }
  await record(tx, who, 'transfer-rule.excluded', subject, { procedure, ground })
}

export async function include(tx: Tx, who: Who, procedure: string) {
  const gone = await tx.run`
    delete from transfers.exclusion where unit_id = ${who.unit} and procedure_code = ${procedure}
  `
  if (gone === 0) return
  await record(
    tx,
    who,
    'transfer-rule.included',
    { kind: 'transfer-rule', id: newId() },
    { procedure },
  )
}

const Excluding = z.object({ unitId: z.number() })

/** Cơ quan có thẩm quyền: the other communes of the province here that let us take this procedure in. */
export async function authorities(q: Read, unit: UnitId, procedure: string): Promise<Unit[]> {
  const units = await allUnits(q)
  const own = units.find(({ unitId }) => unitId === unit)
  const others = units.filter(
    (one) =>
      one.unitId !== unit && one.kind === 'commune' && one.provinceName === own?.provinceName,
  )
  if (own?.kind !== 'commune' || others.length === 0) return []
  const rows = await q.many(Excluding)`
    select unit_id from transfers.exclusion where procedure_code = ${procedure} and unit_id <> ${unit}
  `
  const closed = new Set(rows.map(({ unitId }) => unitId))
  return others.filter(({ unitId }) => !closed.has(unitId))
}
