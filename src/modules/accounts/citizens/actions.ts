import { personDraft, savePerson } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import { system } from '#platform/who.ts'

import { openSession } from '../sessions/open.ts'
import { endSession } from '../sessions/store.ts'
import type { Entrance } from '../sign-in/actions.ts'
import { aboutPerson } from '../staff/events.ts'
import { saveLink } from './store.ts'

/** What the identity portal vouches for. */
export type Identity = {
  issuer: string
  subject: string
  fullName: string
  idNumber: string
  /** As the portal writes it: 1987-02-05. */
  birthDate: string
}

/**
 * Signs in the citizen whom the portal vouches for: their one person record is found by the identity number or made, and
 * what the portal vouches for replaces what was only claimed.
 */
export async function welcomeCitizen(tx: Tx, at: Entrance, identity: Identity) {
  const { now, agent } = at
  const { unit, origin = {}, session } = at.who
  const drafted = personDraft(identity, at.today)
  if (!drafted.ok) return no('not-a-person')
  const draft = { ...drafted.value, identity: 'electronic' as const }
  const registrar = { ...system(unit), origin }
  const { id, fullName } = await savePerson(tx, registrar, draft, { overwrite: true, now })
  const { issuer, subject } = identity
  await saveLink(tx, { unit, issuer, subject, person: id, now })
  if (session !== undefined) await endSession(tx, session, now)
  const person = { id, name: fullName }
  const address = origin.address
  const opening = { unit, now, how: 'identity', address, agent, person }
  const opened = await openSession(tx, at.secret, opening)
  const actor = `citizen:${id}`
  const who = { ...at.who, actor, name: fullName }
  await record(tx, who, 'citizen.signed-in', aboutPerson(id), { issuer, session: opened.id })
  return yes({ token: opened.token, actor })
}
