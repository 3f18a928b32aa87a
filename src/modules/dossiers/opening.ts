import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { addOpening } from '#modules/people/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { FileKeeper } from '#platform/file-doors.ts'
import type { Who } from '#platform/who.ts'

import { about } from './events.ts'
import type { DossierFile } from './read.ts'
import type { DossierRecord } from './rows.ts'
import { dossierById } from './slip-store.ts'
import { dossierExists } from './store.ts'

type Seen = Pick<DossierFile, 'dossier' | 'past'> & { now: Temporal.Instant }

/**
 * Who opened my file: an officer's look at a dossier is an event, once an hour for each officer, so that the applicant
 * can read it and the trail stays readable. In the transaction that read it: what was not noted was not shown.
 */
export async function noteOpening(tx: Tx, who: Who, { dossier, past, now }: Seen): Promise<void> {
  if (who.kind !== 'staff') return
  const hourAgo = Temporal.Now.instant().subtract({ hours: 1 })
  const isKnown = past.some(
    ({ name, actor, at }) =>
      name === 'dossier.opened' && actor === who.actor && Temporal.Instant.compare(at, hourAgo) > 0,
  )
  if (!isKnown) await note(tx, who, dossier, now)
}

/** The same for whoever opens a paper of it, and for another system that reads it through the API. */
export async function noteReading(req: FastifyRequest, dossier: DossierRecord): Promise<void> {
  const isKnown = await req.db.read((q) => openedLately(q, req, dossier))
  if (!isKnown) await req.db.tx((tx) => note(tx, req.who, dossier, req.now))
}

/** Papers that were handed in and results: for officers who see dossiers, and for the applicant; a look is a look at the dossier. */
export const filesOfDossiers: FileKeeper = {
  // Row security decides: a citizen finds only dossiers of their own.
  mayOpen: async (q, who, id) =>
    (who.can.has('dossier.view') || who.kind === 'citizen') && dossierExists(q, who.unit, id),
  noteLook: async (req, id) => {
    const dossier = await req.db.read((q) => dossierById(q, req.who.unit, id))
    if (dossier) await noteReading(req, dossier)
  },
}

async function note(tx: Tx, who: Who, dossier: DossierRecord, now: Temporal.Instant) {
  const { id, code, applicantId } = dossier
  await record(tx, who, 'dossier.opened', about(id), { code })
  // The same line stands in the applicant's list of all that was opened.
  addOpening(tx, who, applicantId, { reason: `Xử lý hồ sơ ${code}`, now })
}

const Known = z.object({ known: z.boolean() })

async function openedLately(q: Read, { who }: FastifyRequest, { id }: DossierRecord) {
  const { known } = await q.one(Known)`
    select exists (
      select from audit.event
      where unit_id = ${who.unit} and subject_id = ${id} and name = 'dossier.opened' and actor = ${who.actor}
        and at > now() - interval '1 hour') as known
  `
  return known
}
