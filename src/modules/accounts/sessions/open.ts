import type { Tx } from '#platform/db.ts'
import { newId, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { newToken, sha256 } from '../keys/sealing.ts'
import { limits } from './expiry.ts'
import { addSession } from './store.ts'

export type Opening = {
  unit: UnitId
  now: Temporal.Instant
  /** What was proved: 'password totp', 'identity' … */
  how: string
  address?: string | undefined
  agent?: string | undefined
} & ({ staff: string } | { person: { id: string; name: string } })

export type Opened = { id: Id<'session'>; token: string }

/** Opens a session with a new token, which only its browser will know. */
export async function openSession(tx: Tx, secret: string, opening: Opening): Promise<Opened> {
  const { unit, now, how, address = '', agent = '' } = opening
  const isStaff = 'staff' in opening
  const kind = isStaff ? 'staff' : 'citizen'
  const token = newToken(secret)
  const id = newId<'session'>()
  await addSession(tx, {
    unit,
    id,
    hash: sha256(token),
    kind,
    staff: isStaff ? opening.staff : null,
    person: isStaff ? null : opening.person,
    how,
    openedAt: now,
    endsAt: now.add(limits[kind].most),
    address,
    agent,
  })
  return { id, token }
}
