import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

import { Tracked } from '../pages/tracked.tsx'
import { isCode } from './domain.ts'
import { mirrorByCode } from './store.ts'

/** For the citizen's tracking page: what we know of a dossier that another system settles. */
export async function trackMirror(req: FastifyRequest, asked: string): Promise<VNode | undefined> {
  if (!isCode(asked)) return undefined
  const { unit } = req.who
  // With the code anybody is told state and dates; as the citizen who is signed in nothing of this table is seen.
  const everybody = req.server.world.database.as({ unit })
  const mirror = await everybody.read((q) => mirrorByCode(q, unit, asked))
  return mirror && <Tracked {...{ mirror }} />
}
