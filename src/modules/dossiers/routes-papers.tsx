import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { DueExplanation, questionHref } from '#modules/calendars/index.ts'
import { receiptPdf } from '#modules/papers/index.ts'
import { dueAt } from '#platform/clock/due.ts'
import { record } from '#platform/events.ts'
import { allow, type App } from '#platform/http.ts'
import { found, notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { fileById, fileHeaders } from '#platform/uploads.ts'

import { calendarOfUnit, pausesOf } from './clock.ts'
import { about } from './events.ts'
import { DuePage } from './pages/due-page.tsx'
import { dossierFile } from './read.ts'
import { receiptOf } from './receipt.ts'
import { dueChangesOf } from './store-stays.ts'
import { contentOf, dossierByCode, dossierExists } from './store.ts'

const Code = z.object({ code: z.string().max(80) })
const FileParams = z.object({ id: z.uuid() })

/** Papers and files of a dossier: the receipt, how the due date was computed, what was uploaded. */
export function paperRoutes(app: App) {
  const faces = [
    ['/can-bo/ho-so', 'dossier.view'],
    ['/cua-toi/ho-so', 'citizen'],
  ] as const
  for (const [base, permission] of faces) {
    app.get(`${base}/:code/giay-tiep-nhan.pdf`, allow(permission, { params: Code }), (req, reply) =>
      sendReceipt(req, reply, req.params.code),
    )
    app.get(`${base}/:code/thoi-han`, allow(permission, { params: Code }), (req, reply) =>
      explainDue(req, reply, { code: req.params.code, base }),
    )
  }
  app.get('/tep/:id', allow('public', { params: FileParams }), (req, reply) =>
    sendFile(req, reply, req.params.id),
  )
}

async function sendReceipt(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who } = req
  const { world } = req.server
  const { file, data } = await req.db.read(async (q) => {
    const file = await dossierFile(q, who.unit, code)
    return {
      file,
      data: await receiptOf(q, file, {
        unit: who.unit,
        publicUrl: world.publicUrl,
        demo: world.demo,
      }),
    }
  })
  if (file.dossier.state === 'new' || file.dossier.state === 'rejected')
    throw notFound('giấy tiếp nhận: hồ sơ chưa được tiếp nhận')
  const pdf = await receiptPdf(data)
  if (who.kind === 'staff')
    await req.db.tx((tx) =>
      record(tx, who, 'dossier.receipt-printed', about(file.dossier.id), { code }),
    )
  return reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="giay-tiep-nhan-${file.dossier.code}.pdf"`,
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(pdf))
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
    const pauses = pausesOf(changes)
    const due = rule ? dueAt(dossier.receivedAt, rule, calendar, pauses) : undefined
    const tryHref = rule ? questionHref({ received: dossier.receivedAt, rule, pauses }) : undefined
    return { dossier, changes, content, tryHref, due: due?.ok ? due.value : undefined }
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
