import type { FastifyRequest } from 'fastify'

import { quota, within } from '#platform/quota.ts'
import type { Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { sha256 } from '../keys/sealing.ts'
import { remember } from '../sessions/fresh.ts'
import { isTokenOpen, looksLikeApiToken, permissionsOfScopes } from './domain.ts'
import { guessLimit } from './guesses.ts'
import { tokenByHash, type FoundToken } from './store.ts'

const mostKnown = 1_000

/** Finds the program that presents a token; undefined when the token opens nothing. */
export function clientFinder({ database, defaultUnit }: Pick<World, 'database' | 'defaultUnit'>) {
  const db = database.as({ unit: defaultUnit })
  // Programs that were here before work on, whatever else comes from their address.
  const known = new Set<string>()
  // A token that nobody has seen here is most likely made up: such ones share a connection.
  const unknown = within(quota({ most: 1, waiting: 100, patience: 5_000 }), db)
  const look = remember({
    database,
    look: (token: string) =>
      (known.has(token) ? db : unknown).read((q) => tokenByHash(q, sha256(token))),
    subjects: (found) => (found ? [found.id, found.staffId] : []),
  })
  const guesses = guessLimit()
  return async (req: FastifyRequest, token: string): Promise<Who | undefined> => {
    if (!looksLikeApiToken(token)) return undefined
    if (!known.has(token)) guesses.refuse(req.ip)
    const found = await look(token)
    if (!found) {
      guesses.count(req.ip)
      return undefined
    }
    if (known.size < mostKnown) known.add(token)
    return isTokenOpen(found, req.now, req.today) ? whoOf(found) : undefined
  }
}

const whoOf = ({ unitId, account, staffId, scopes }: FoundToken): Who => ({
  unit: unitId,
  actor: `client:${account}`,
  kind: 'client',
  name: account,
  can: permissionsOfScopes(scopes),
  ...(staffId !== null && { staff: staffId }),
})
