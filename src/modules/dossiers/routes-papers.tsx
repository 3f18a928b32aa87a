import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { DueExplanation, questionHref } from '#modules/calendars/index.ts'
import { formNamed } from '#modules/forms/index.ts'
import { dueAt } from '#platform/clock/due.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { fileById, fileHeaders } from '#platform/uploads.ts'

import { calendarOfUnit } from './clock.ts'
import { caseOf } from './declared.ts'
import { DuePage } from './pages/due-page.tsx'
import { clockFactsOf } from './store-clock.ts'
import { dueChangesOf } from './store-stays.ts'
import { contentOf, dossierByCode, dossierExists } from './store.ts'

const Code = z.object({ code: z.string().max(80) })
const FileParams = z.object({ id: z.uuid() })

/** How the due date was computed, and what was uploaded; the issued papers are in slip-routes.tsx. */
export function paperRoutes(app: App) {
  const faces = [
    ['/can-bo/ho-so', 'dossier.view'],
    ['/cua-toi/ho-so', 'citizen'],
  ] as const
  for (const [base, permission] of faces) {
    app.get(`${base}/:code/thoi-han`, allow(permission, { params: Code }), (req, reply) =>
      explainDue(req, reply, { code: req.params.code, base }),
    )
  }
  app.get('/tep/:id', allow('public', { params: FileParams }), (req, reply) =>
    sendFile(req, reply, req.params.id),
  )
}

async function explainDue(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, base }: { code: string; base: string },
) {
  const { who } = req
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`)
    const changes = await dueChangesOf(q, who.unit, dossier.id)
    const content = await contentOf(q, who.unit, dossier.id)
    const calendar = await calendarOfUnit(q, who.unit)
    const { rule } = content
    const { pauses, extensions } = await clockFactsOf(q, who.unit, dossier.id)
    const due = rule ? dueAt(dossier.receivedAt, rule, calendar, pauses, extensions) : undefined
    const tryHref = rule ? questionHref({ received: dossier.receivedAt, rule, pauses }) : undefined
    const form = await formNamed(q, content.formCode, content.formVersion)
    const chosenCase = caseOf(dossier, form)
    return { dossier, changes, content, chosenCase, tryHref, due: due?.ok ? due.value : undefined }
  })
  const explanation = shown.due && <DueExplanation {...shown.due} />
  return page(req, reply, <DuePage {...{ base, explanation, ...shown }} />)
}

/** A file is shown to officers who may see its dossier, to its applicant, and to whoever has just uploaded it. */
async function sendFile(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { who } = req
  const file = await req.db.read(async (q) => {
    const file = await fileById(q, who.unit, id)
    if (!file) return undefined
    if (file.uploadedBy === who.actor && who.kind !== 'public') return file
    if (file.ownerKind !== 'dossier' || file.ownerId === null) return undefined
    if (!who.can.has('dossier.view') && who.kind !== 'citizen') return undefined
    // Row security decides: a citizen finds only dossiers of their own.
    return (await dossierExists(q, who.unit, file.ownerId)) ? file : undefined
  })
  const shown = found(file, 'tệp này')
  return reply.headers(fileHeaders(shown)).send(req.server.world.files.read(shown.sha256))
}
