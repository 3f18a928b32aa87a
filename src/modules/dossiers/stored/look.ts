import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { hasOpened } from '#modules/people/index.ts'
import { notePaperOpening, storedPaper, type StoredPaper } from '#modules/vault/index.ts'
import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { fileById, fileHeaders } from '#platform/stored-files.ts'

import type { DossierRecord } from '../rows.ts'
import { componentsOf, dossierByCode } from '../store.ts'

const params = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().max(80), id: z.uuid() })

export const lookAtDesk = (id: string) => `/can-bo/giay-to-da-luu/${id}`
export const lookIn = (code: string) => (id: string) => `/can-bo/ho-so/${code}/giay-to-da-luu/${id}`

/**
 * An officer looks at a stored paper: at the desk while receiving from its owner, or within a dossier of its owner that the officer
 * may handle. Any other way it is not there. Each look is written down for the owner.
 */
export function lookRoutes(app: App) {
  app.get('/can-bo/giay-to-da-luu/:id', allow('dossier.receive', { params }), (req, reply) =>
    send(req, reply, req.params.id, async (q, { personId }) =>
      hasOpened(q, req.who, personId, req.now.subtract({ hours: 4 })),
    ),
  )
  app.get(
    '/can-bo/ho-so/:code/giay-to-da-luu/:id',
    allow('dossier.view', { params: Code }),
    (req, reply) => {
      const { code, id } = req.params
      return send(req, reply, id, (q, paper) => isHandled(q, req, code, paper), code)
    },
  )
}

type Allowed = (q: Read, paper: StoredPaper) => Promise<boolean>

async function send(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  isAllowed: Allowed,
  code?: string,
) {
  const { who, now } = req
  const file = await req.db.tx(async (tx) => {
    const paper = await storedPaper(tx, who.unit, id)
    if (!paper || paper.hiddenAt !== null || !(await isAllowed(tx, paper)))
      throw notFound('giấy tờ này')
    await notePaperOpening(tx, who, paper, { now, code })
    return fileById(tx, who.unit, paper.fileId)
  })
  if (!file) throw notFound('tệp này')
  return reply.headers(fileHeaders(file)).send(req.server.world.files.read(file.sha256))
}

const isPartOf = async (q: Read, { unitId, id }: DossierRecord, paper: string) =>
  (await componentsOf(q, unitId, id)).some(({ storedId }) => storedId === paper)

/** The dossier is of the paper's owner, and this officer does its present step or receives; or the paper serves in it. */
async function isHandled(q: Read, { who }: FastifyRequest, code: string, paper: StoredPaper) {
  const dossier = await dossierByCode(q, who.unit, code)
  if (!dossier || dossier.applicantId !== paper.personId) return false
  const role = dossier.stepRole
  return (
    who.can.has('dossier.receive') ||
    (await isPartOf(q, dossier, paper.id)) ||
    (role !== null && who.can.has(permissionOf(role as StepRole)))
  )
}
