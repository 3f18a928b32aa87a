import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { hamletKinds, hamletLabel, type Hamlet, type HamletId } from './domain.ts'

const Row = z.object({
  id: idOf<'hamlet'>(),
  kind: z.enum(hamletKinds),
  name: z.string(),
  code: z.string().nullable(),
  startedOn: plainDate.nullable(),
  endedOn: plainDate.nullable(),
})

const columns = sql`id, kind, name, code, started_on, ended_on`

const hamletsWhere = (q: Read, condition: Sql): Promise<Hamlet[]> =>
  q.many(Row)`
    select ${columns} from units.hamlet where ${condition}
    order by ended_on is not null, kind, code nulls last, name_folded, id
  `

/** The hamlets that there are, in the order of their codes and names. */
export const hamlets = (q: Read) => hamletsWhere(q, sql`ended_on is null`)

/** Also those that were merged or split: old records still name them. */
export const everyHamlet = (q: Read) => hamletsWhere(q, sql`true`)

export const hamletById = (q: Read, id: string): Promise<Hamlet | undefined> =>
  q.maybe(Row)`select ${columns} from units.hamlet where id = ${id}`

/** Locks hamlets until the transaction ends, so that two decisions cannot reshape one at once. */
export const lockHamlets = (tx: Tx, ids: readonly string[]): Promise<Hamlet[]> =>
  tx.many(Row)`
    select ${columns} from units.hamlet where id = any(${ids}::uuid[]) order by id for no key update
  `

type Name = Pick<Hamlet, 'kind' | 'name'>

/** Whether another living hamlet has the same kind and the same name, however it is written. */
export async function isHamletNameTaken(q: Read, { kind, name }: Name, except: readonly string[]) {
  const taken = await q.many(Row)`
    select ${columns} from units.hamlet
    where kind = ${kind} and name_folded = platform.fold(${name}) and ended_on is null
      and id <> all(${except}::uuid[])
  `
  return taken.length > 0
}

export async function isHamletCodeTaken(q: Read, code: string | null, except: readonly string[]) {
  if (code === null) return false
  const taken = await q.many(Row)`
    select ${columns} from units.hamlet
    where code = ${code} and ended_on is null and id <> all(${except}::uuid[])
  `
  return taken.length > 0
}

export const insertHamlet = (tx: Tx, unit: number, hamlet: Hamlet) => tx.run`
  insert into units.hamlet (unit_id, id, kind, name, code, started_on)
  values (${unit}, ${hamlet.id}, ${hamlet.kind}, ${hamlet.name}, ${hamlet.code},
          ${hamlet.startedOn?.toString() ?? null})
`

export const saveHamlet = (tx: Tx, hamlet: Hamlet) => tx.run`
  update units.hamlet
  set kind = ${hamlet.kind}, name = ${hamlet.name}, code = ${hamlet.code},
      ended_on = ${hamlet.endedOn?.toString() ?? null}
  where id = ${hamlet.id}
`

type Change = {
  kind: 'added' | 'renamed' | 'merged' | 'split'
  on: Temporal.PlainDate | null
  ground: string
  from: readonly Hamlet[]
  to: readonly Hamlet[]
}

export async function saveHamletChange(tx: Tx, who: Who, { kind, on, ground, from, to }: Change) {
  const id = newId()
  await tx.run`
    insert into units.hamlet_change (unit_id, id, kind, effective_on, ground, by, by_name)
    values (${who.unit}, ${id}, ${kind}, ${on?.toString() ?? null}, ${ground}, ${who.actor}, ${who.name})
  `
  const parts = [
    ...from.map((hamlet) => ({ side: 'from', hamlet })),
    ...to.map((hamlet) => ({ side: 'to', hamlet })),
  ]
  for (const { side, hamlet } of parts)
    await tx.run`
      insert into units.hamlet_change_part (unit_id, change_id, side, hamlet_id, label)
      values (${who.unit}, ${id}, ${side}, ${hamlet.id}, ${hamletLabel(hamlet)})
    `
}

const ChangeRow = z.object({
  kind: z.enum(['added', 'renamed', 'merged', 'split']),
  effectiveOn: plainDate.nullable(),
  ground: z.string(),
  at: instant,
  byName: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
})
export type HamletChange = z.output<typeof ChangeRow>

/** What happened to one hamlet, or to all of them; the newest first. */
export const hamletChanges = (q: Read, hamlet?: HamletId): Promise<HamletChange[]> =>
  q.many(ChangeRow)`
    select kind, effective_on, ground, at, by_name,
           array(select label from units.hamlet_change_part as part
                 where part.unit_id = change.unit_id and change_id = change.id and side = 'from'
                 order by label) as before,
           array(select label from units.hamlet_change_part as part
                 where part.unit_id = change.unit_id and change_id = change.id and side = 'to'
                 order by label) as after
    from units.hamlet_change as change
    where ${hamlet ? touching(hamlet) : sql`true`}
    order by id desc
    limit 200
  `

const touching = (hamlet: HamletId) => sql`exists (
  select from units.hamlet_change_part as part
  where part.unit_id = change.unit_id and part.change_id = change.id and part.hamlet_id = ${hamlet})`
