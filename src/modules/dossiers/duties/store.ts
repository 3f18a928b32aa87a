import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'

export const DutyRow = z.object({
  number: z.number(),
  askedAt: instant,
  amount: z.number(),
  what: z.string(),
  settledAt: instant.nullable(),
  how: z.enum(['paid', 'waived', 'void']).nullable(),
  note: z.string().nullable(),
})

/** Nghĩa vụ tài chính: an amount with its ground, and how it was settled. */
export type Duty = z.output<typeof DutyRow>

type Asked = { at: Temporal.Instant; amount: number; what: string }

export const addDuty = (tx: Tx, who: Who, id: DossierId, { at, amount, what }: Asked) => tx.run`
  insert into dossiers.duty (unit_id, dossier_id, number, asked_at, asked_by, amount, what)
  select ${who.unit}, ${id}::uuid, 1 + count(*), ${at.toString()}::timestamptz, ${who.actor}, ${amount}::bigint, ${what}
  from dossiers.duty where unit_id = ${who.unit} and dossier_id = ${id}
`

const Owed = z.object({ amount: z.number() })

/** What is still to be paid. */
export const owedBy = async (q: Read, unit: UnitId, id: DossierId): Promise<number> => {
  const owed = await q.maybe(Owed)`
    select amount from dossiers.duty where unit_id = ${unit} and dossier_id = ${id} and settled_at is null
  `
  return owed?.amount ?? 0
}

const OpenDuty = DutyRow.pick({ number: true, amount: true, what: true })

/** The duty that is not settled; a dossier has one at most. */
export const openDutyOf = (q: Read, unit: UnitId, id: DossierId) => q.maybe(OpenDuty)`
  select number, amount, what from dossiers.duty
  where unit_id = ${unit} and dossier_id = ${id} and settled_at is null
`

const Ends = DutyRow.omit({ askedAt: true }).extend({ dossierId: z.string() })

/** How duties were settled; null while they are open. */
export const dutiesOf = (q: Read, unit: UnitId, ids: readonly string[]) => q.many(Ends)`
  select dossier_id, number, amount, what, how, settled_at, note from dossiers.duty
  where unit_id = ${unit} and dossier_id = any(${ids}::uuid[])
  order by dossier_id, number
`

type Settled = { at: Temporal.Instant; how: 'paid' | 'waived' | 'void'; note?: string | undefined }

export const settleDuty = (tx: Tx, who: Who, id: DossierId, { at, how, note }: Settled) => tx.run`
  update dossiers.duty
  set settled_at = ${at.toString()}, settled_by = ${who.actor}, how = ${how}, note = ${note ?? null}
  where unit_id = ${who.unit} and dossier_id = ${id} and settled_at is null
`

/** The dossier ended before it was paid: nothing is owed. */
export const voidDuty = (tx: Tx, who: Who, id: DossierId, at: Temporal.Instant) =>
  settleDuty(tx, who, id, { at, how: 'void' })
