import type { FastifyRequest } from 'fastify'

import type { Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { sha256 } from '../keys/sealing.ts'
import { remember } from '../sessions/fresh.ts'
import { isTokenOpen, looksLikeApiToken, permissionsOfScopes } from './domain.ts'
import { tokenByHash, type FoundToken } from './store.ts'

/** The program that presents this token, or undefined when the token opens nothing. */
export function clientFinder({ database, defaultUnit }: Pick<World, 'database' | 'defaultUnit'>) {
  const look = remember((token) =>
    database.as({ unit: defaultUnit }).read((q) => tokenByHash(q, sha256(token))),
  )
  return async (req: FastifyRequest, token: string): Promise<Who | undefined> => {
    if (!looksLikeApiToken(token)) return undefined
    const found = await look(token)
    return found && isTokenOpen(found, req.now, req.today) ? whoOf(found) : undefined
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
