import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { record } from '#platform/events.ts'

import { about } from './events.ts'
import { dossierByCode } from './store.ts'

const Seen = z.object({ seen: z.boolean() })

/**
 * Who opened my file: an officer's look at a dossier is an event, once an hour for each officer, so that the applicant
 * can read it and the trail stays readable.
 */
export async function noteOpening(req: FastifyRequest, code: string): Promise<void> {
  const { who } = req
  if (who.kind !== 'staff') return
  const missing = await req.db.read(async (q) => {
    const dossier = await dossierByCode(q, who.unit, code)
    if (!dossier) return undefined
    const { seen } = await q.one(Seen)`
      select exists (select from audit.event where unit_id = ${who.unit} and subject_id = ${dossier.id}
        and name = 'dossier.opened' and actor = ${who.actor} and at > now() - interval '1 hour') as seen
    `
    return seen ? undefined : dossier.id
  })
  if (missing) await req.db.tx((tx) => record(tx, who, 'dossier.opened', about(missing), { code }))
}
