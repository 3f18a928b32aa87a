import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { LentRow } from '../leaves/lending.ts'
import type { SessionKind } from './expiry.ts'

const Found = z.object({
  unitId: z.number(),
  id: idOf<'session'>(),
  kind: z.enum(['staff', 'citizen']),
  staffId: z.string().nullable(),
  personId: z.string().nullable(),
  name: z.string(),
  seenAt: instant,
  endsAt: instant,
  endedAt: instant.nullable(),
  lockedOn: plainDate.nullable(),
  roles: z.array(z.string()),
  changedRoles: z.record(z.string(), z.array(z.string())).nullable(),
  lent: z.array(LentRow).nullable(),
})

/** A session with all that a request needs to know of its owner. */
export type FoundSession = z.output<typeof Found>

/** Works in a transaction of any unit: the session tells the unit. */
export const sessionByHash = (q: Read, hash: Buffer): Promise<FoundSession | undefined> =>
  q.maybe(Found)`
    select unit_id, id, kind, staff_id, person_id, name, seen_at, ends_at, ended_at, locked_on, roles, changed_roles,
      lent
    from accounts.session_by_hash(${hash})
  `

export type NewSession = {
  unit: UnitId
  id: Id<'session'>
  hash: Buffer
  kind: SessionKind
  staff: string | null
  person: { id: string; name: string } | null
  how: string
  openedAt: Temporal.Instant
  endsAt: Temporal.Instant
  address: string
  agent: string
}

export const addSession = (tx: Tx, session: NewSession) => tx.run`
  insert into accounts.session (unit_id, id, token_hash, kind, staff_id, person_id, person_name, how, opened_at,
                                seen_at, ends_at, address, agent)
  values (${session.unit}, ${session.id}, ${session.hash}, ${session.kind}, ${session.staff},
          ${session.person?.id ?? null}, ${session.person?.name ?? null}, ${session.how},
          ${session.openedAt.toString()}, ${session.openedAt.toString()}, ${session.endsAt.toString()},
          ${session.address}, ${session.agent.slice(0, 300)})
`

export const saveSeen = (tx: Tx, id: Id<'session'>, at: Temporal.Instant) => tx.run`
  update accounts.session set seen_at = ${at.toString()} where id = ${id} and seen_at < ${at.toString()}
`

export function endSession(tx: Tx, id: string, at: Temporal.Instant) {
  tx.forget(id)
  return tx.run`
    update accounts.session set ended_at = ${at.toString()} where id = ${id} and ended_at is null
  `
}

/** What is remembered of an officer's permissions rests on this commune's roles as well. */
export const rolesOf = (unit: UnitId): string => `roles of ${unit}`

export type Owner = { staff: string } | { person: string }

/** Ends the open sessions of one officer or citizen, but not `except`. Returns how many. */
export function endSessionsOf(tx: Tx, owner: Owner, at: Temporal.Instant, except?: string) {
  tx.forget('staff' in owner ? owner.staff : owner.person)
  return 'staff' in owner
    ? tx.run`
        update accounts.session set ended_at = ${at.toString()}
        where staff_id = ${owner.staff} and ended_at is null and id is distinct from ${except ?? null}::uuid`
    : tx.run`
        update accounts.session set ended_at = ${at.toString()}
        where person_id = ${owner.person} and ended_at is null and id is distinct from ${except ?? null}::uuid`
}

const Listed = z.object({
  id: idOf<'session'>(),
  kind: z.enum(['staff', 'citizen']),
  how: z.string(),
  openedAt: instant,
  seenAt: instant,
  endsAt: instant,
  address: z.string(),
  agent: z.string(),
})

export type ListedSession = z.output<typeof Listed>

const most = 50

/** Sessions that have not ended and not run out, newest first; the idle ones are for the caller to leave out. */
export const sessionsOf = (
  q: Read,
  owner: Owner,
  now: Temporal.Instant,
): Promise<ListedSession[]> =>
  q.many(Listed)`
    select id, kind, how, opened_at, seen_at, ends_at, address, agent from accounts.session
    where ended_at is null and ends_at > ${now.toString()}
      and staff_id is not distinct from ${'staff' in owner ? owner.staff : null}::uuid
      and person_id is not distinct from ${'person' in owner ? owner.person : null}::uuid
    order by opened_at desc limit ${most}
  `
