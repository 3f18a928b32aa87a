import type { FastifyRequest } from 'fastify'

import { record } from '#platform/events.ts'

import { about } from './events.ts'
import type { DossierFile } from './read.ts'

/**
 * Who opened my file: an officer's look at a dossier is an event, once an hour for each officer, so that the applicant
 * can read it and the trail stays readable.
 */
export async function noteOpening(
  req: FastifyRequest,
  { dossier, past }: DossierFile,
): Promise<void> {
  const { who } = req
  if (who.kind !== 'staff') return
  const hourAgo = Temporal.Now.instant().subtract({ hours: 1 })
  const isKnown = past.some(
    ({ name, actor, at }) =>
      name === 'dossier.opened' && actor === who.actor && Temporal.Instant.compare(at, hourAgo) > 0,
  )
  if (isKnown) return
  await req.db.tx((tx) =>
    record(tx, who, 'dossier.opened', about(dossier.id), { code: dossier.code }),
  )
}
