import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

import { Tracked } from '../pages/tracked.tsx'
import { isCode } from './domain.ts'
import { mirrorByCode } from './store.ts'

/** For the citizen's tracking page: what we know of a dossier that another system settles. */
export async function trackMirror(req: FastifyRequest, asked: string): Promise<VNode | undefined> {
  if (!isCode(asked)) return undefined
  const mirror = await req.db.read((q) => mirrorByCode(q, req.who.unit, asked))
  return mirror && <Tracked {...{ mirror }} />
}
