import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'

const StayRow = z.object({
  number: z.number(),
  step: z.number(),
  stepCode: z.string(),
  stepName: z.string(),
  role: z.string(),
  enteredAt: instant,
  dueAt: instant.nullable(),
  leftAt: instant.nullable(),
  leftBy: z.string().nullable(),
  direction: z.enum(['forward', 'back', 'finished', 'stopped']).nullable(),
  note: z.string().nullable(),
})

export type Stay = z.output<typeof StayRow>

/** Giao – nhận of a dossier, oldest first. */
export const staysOf = (q: Read, unit: UnitId, id: DossierId): Promise<Stay[]> => q.many(StayRow)`
  select number, step, step_code, step_name, role, entered_at, due_at, left_at, left_by, direction, note
  from dossiers.stay where unit_id = ${unit} and dossier_id = ${id} order by number
`

export type Leave = {
  at: Temporal.Instant
  by: string
  direction: NonNullable<Stay['direction']>
  note: string | undefined
}

export const leaveStep = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { at, by, direction, note }: Leave,
) => tx.run`
  with closed as (
    update dossiers.coordination set closed_at = ${at.toString()}
    where unit_id = ${unit} and dossier_id = ${id} and answered_at is null and closed_at is null
  )
  update dossiers.stay set left_at = ${at.toString()}, left_by = ${by}, direction = ${direction}, note = ${note ?? null}
  where unit_id = ${unit} and dossier_id = ${id} and left_at is null
`

export type Enter = {
  step: number
  code: string
  name: string
  role: string
  at: Temporal.Instant
  dueAt: Temporal.Instant | null
}

export const enterStep = (tx: Tx, unit: UnitId, id: DossierId, s: Enter) => tx.run`
  insert into dossiers.stay (unit_id, dossier_id, number, step, step_code, step_name, role, entered_at, due_at)
  select ${unit}, ${id}::uuid, 1 + count(*), ${s.step}, ${s.code}, ${s.name}, ${s.role}, ${s.at.toString()}::timestamptz,
    ${s.dueAt?.toString() ?? null}::timestamptz
  from dossiers.stay where unit_id = ${unit} and dossier_id = ${id}
`

/** Why a due date moved. */
export const dueReasons = [
  'accepted',
  'supplemented',
  'calendar',
  'extended',
  'resumed',
  'settled',
  'verification',
] as const

const DueChangeRow = z.object({
  number: z.number(),
  at: instant,
  dueBefore: instant.nullable(),
  dueAfter: instant.nullable(),
  reason: z.enum(dueReasons),
  pausedFrom: instant.nullable(),
  pausedTo: instant.nullable(),
})

export type DueChange = z.output<typeof DueChangeRow>

/** Every change of the due date, oldest first. */
export const dueChangesOf = (q: Read, unit: UnitId, id: DossierId): Promise<DueChange[]> => q.many(
  DueChangeRow,
)`
  select number, at, due_before, due_after, reason, paused_from, paused_to
  from dossiers.due_change where unit_id = ${unit} and dossier_id = ${id} order by number
`

export type NewDueChange = Omit<DueChange, 'number' | 'pausedFrom' | 'pausedTo'> & {
  pause?: { from: Temporal.Instant; to: Temporal.Instant } | undefined
}

export const addDueChange = (tx: Tx, unit: UnitId, id: DossierId, c: NewDueChange) => tx.run`
  insert into dossiers.due_change (unit_id, dossier_id, number, at, due_before, due_after, reason, paused_from, paused_to)
  select ${unit}, ${id}::uuid, 1 + count(*), ${c.at.toString()}::timestamptz,
    ${c.dueBefore?.toString() ?? null}::timestamptz, ${c.dueAfter?.toString() ?? null}::timestamptz, ${c.reason},
    ${c.pause?.from.toString() ?? null}::timestamptz, ${c.pause?.to.toString() ?? null}::timestamptz
  from dossiers.due_change where unit_id = ${unit} and dossier_id = ${id}
`
