import type { FastifyRequest } from 'fastify'

import type { Database } from '#platform/db.ts'
import type { World } from '#platform/world.ts'

import { isOurToken, sha256 } from '../keys/sealing.ts'
import { readCookie } from './cookie.ts'
import { sessionState, type SessionState } from './expiry.ts'
import { remember } from './fresh.ts'
import { rolesOf, saveSeen, sessionByHash, type FoundSession } from './store.ts'

export type Visit = { session: FoundSession; state: SessionState }

type FindVisit = (req: FastifyRequest) => Promise<Visit | undefined>
type Parts = Pick<World, 'database' | 'sessionKey' | 'publicUrl' | 'defaultUnit'>

const finders = new WeakMap<Database, FindVisit>()

/** The session that a request carries, open or not; one finder and one memory for each database. */
export function visitFinder(world: Parts): FindVisit {
  const known = finders.get(world.database)
  if (known) return known
  const finder = makeFinder(world)
  finders.set(world.database, finder)
  return finder
}

/** Seen is written at most this often, in ms, so an idle session ends up to a minute early and never late. */
const seenEvery = 60_000

function makeFinder(world: Parts): FindVisit {
  const { database, defaultUnit, sessionKey } = world
  const look = remember({
    database,
    look: (token: string) =>
      database.as({ unit: defaultUnit }).read((q) => sessionByHash(q, sha256(token))),
    subjects: (session) =>
      session
        ? [
            session.id,
            session.staffId,
            session.personId,
            rolesOf(session.unitId),
            ...(session.lent ?? []).map(({ staff }) => staff),
          ]
        : [],
  })
  function noteSeen(session: FoundSession, now: Temporal.Instant) {
    if (now.epochMilliseconds - session.seenAt.epochMilliseconds < seenEvery) return
    session.seenAt = now
    const save = database.as({ unit: session.unitId }).tx((tx) => saveSeen(tx, session.id, now))
    // The request does not wait for it; when it is lost, the next minute's will be written.
    save.catch(() => {})
  }
  return async (req) => {
    const token = readCookie(world, req, 'xaso')
    if (token === undefined || !isOurToken(sessionKey, token)) return undefined
    const session = await look(token)
    if (!session) return undefined
    const state = sessionState(session, req.now, req.today)
    if (state === 'open') noteSeen(session, req.now)
    return { session, state }
  }
}
