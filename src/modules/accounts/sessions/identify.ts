import type { FastifyRequest } from 'fastify'

import { signInFirst } from '#platform/problem.ts'
import { visitor, type UnitId, type Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { withLent } from '../leaves/lending.ts'
import { permissionsOf } from '../staff/roles.ts'
import { clientFinder } from '../tokens/find.ts'
import { visitFinder } from './find.ts'
import type { FoundSession } from './store.ts'

type Directory = { unitOfHost: (host: string) => UnitId }
export type Identify = (req: FastifyRequest) => Promise<Who>

/** Who sends a request: a program with a token, an officer or citizen with a session, or anybody. */
export function identifyBy(world: World, directory: Directory): Identify {
  const findVisit = visitFinder(world)
  const findClient = clientFinder(world)
  return async (req) => {
    const origin = { request: req.id, address: req.ip }
    if (bearerOf(req) !== undefined) {
      const client = await findClient(req, bearerOf(req) ?? '')
      if (!client) throw signInFirst()
      return { ...client, origin }
    }
    const visit = await findVisit(req)
    if (visit?.state === 'open') return { ...whoOf(visit.session, req.today), origin }
    return { ...visitor(directory.unitOfHost(req.host)), origin }
  }
}

/** Tokens open the interfaces for programs only; on a page they are nothing. */
function bearerOf({ url, headers }: FastifyRequest): string | undefined {
  if (!url.startsWith('/api/')) return undefined
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

const citizenMay: ReadonlySet<string> = new Set(['public', 'citizen', 'account.own'])

function whoOf(session: FoundSession, today: Temporal.PlainDate): Who {
  const common = { unit: session.unitId, name: session.name, session: session.id }
  if (session.staffId !== null) {
    const changed = session.changedRoles ?? {}
    const officer: Who = {
      ...common,
      kind: 'staff',
      actor: `staff:${session.staffId}`,
      staff: session.staffId,
      can: permissionsOf(session.roles, changed),
    }
    return withLent(officer, session.lent ?? [], changed, today)
  }
  if (session.personId === null) throw new Error(`Session ${session.id} belongs to nobody`)
  return {
    ...common,
    kind: 'citizen',
    actor: `citizen:${session.personId}`,
    person: session.personId,
    can: citizenMay,
  }
}
