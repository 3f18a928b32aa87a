import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { receiptWithPaymentPdf, type PaymentDue } from '#modules/papers/index.ts'
import { revealIdNumber } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { allow, type App } from '#platform/http.ts'
import { forbidden, found, notFound } from '#platform/problem.ts'

import { about } from './events.ts'
import { mayPrint } from './printing.ts'
import type { DossierRecord } from './rows.ts'
import { controlSlip, numberOf, slipOfEvent } from './slip-issue.ts'
import { fileNames } from './slip-kinds.ts'
import { bytesOf } from './slip-press.ts'
import { eventsNamed, slipOfDossier, type Slip } from './slip-store.ts'
import { dossierByCode } from './store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What is owed for a dossier and how it is paid by transfer, where somebody takes payments: form 01 then carries it. */
    paymentDue?: (
      tx: Tx,
      req: FastifyRequest,
      dossier: DossierRecord,
    ) => Promise<PaymentDue | undefined>
  }
}

const Code = z.object({ code: z.string().max(80) })
const One = Code.extend({ id: z.uuid() })

const faces = [
  ['/can-bo/ho-so', 'dossier.view'],
  ['/cua-toi/ho-so', 'citizen'],
] as const

type Find = (tx: Tx, dossier: DossierRecord) => Promise<Slip | undefined>

/** Papers of a dossier as PDF: opened the first time they are issued, and the same bytes ever after. */
export function slipRoutes(app: App) {
  for (const [base, permission] of faces) {
    app.get(`${base}/:code/giay-tiep-nhan.pdf`, allow(permission, { params: Code }), (req, reply) =>
      sendSlip(req, reply, req.params.code, (tx, dossier) => receiptSlip(tx, req, dossier)),
    )
    app.get(`${base}/:code/giay/:id`, allow(permission, { params: One }), (req, reply) => {
      const { code, id } = req.params
      return sendSlip(req, reply, code, (tx, dossier) => slipOrEvent(tx, req, dossier, id))
    })
  }
  app.get(
    '/can-bo/ho-so/:code/phieu-kiem-soat.pdf',
    allow('dossier.view', { params: Code }),
    (req, reply) =>
      sendSlip(req, reply, req.params.code, (tx, { code }) =>
        controlSlip(tx, req.who, { code, now: req.now }),
      ),
  )
}

/** A slip that is there is only read; otherwise the dossier is locked and the event with this id put on paper. */
async function slipOrEvent(
  tx: Tx,
  { who, now }: FastifyRequest,
  { id: dossier, code }: DossierRecord,
  id: string,
) {
  const slip = await slipOfDossier(tx, who.unit, dossier, id)
  return slip ?? slipOfEvent(tx, who, { code, event: id, now })
}

/** Mẫu 01: the paper of the moment in which the desk took the dossier in. */
async function receiptSlip(tx: Tx, req: FastifyRequest, dossier: DossierRecord) {
  const taken = await eventsNamed(tx, dossier, ['dossier.received', 'dossier.accepted'])
  const event = taken.at(-1)
  if (!event) throw notFound('giấy tiếp nhận: hồ sơ chưa được tiếp nhận')
  return slipOrEvent(tx, req, dossier, event.id)
}

async function sendSlip(req: FastifyRequest, reply: FastifyReply, code: string, find: Find) {
  const { who, db, server } = req
  const { slip, due } = await db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const slip = found(await find(tx, dossier), 'giấy tờ này')
    if (who.kind === 'staff') await notePrint(tx, req, dossier, slip)
    const owes = slip.kind === 'receipt' && dossier.payment === 'due'
    return { slip, due: owes ? await server.paymentDue?.(tx, req, dossier) : undefined }
  })
  const name = `${fileNames[slip.kind]}-${code}`
  const { publicUrl, demo, files } = server.world
  const frame = { publicUrl, demo }
  if (!due) return sendPdf(reply, slip, name, { db, who, files, frame })
  // What was issued stays as it is kept; what is owed now goes on a page behind it, until it is paid.
  const issued = { ...slip, at: slip.issuedAt }
  return reply
    .headers(pdfHeaders(name))
    .send(Buffer.from(await receiptWithPaymentPdf(issued, due, slip.frame ?? frame)))
}

/** Under a name without diacritics, for the eyes of whoever asked. */
const pdfHeaders = (name: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `inline; filename="${name.replaceAll(/[^\w.-]/g, '')}.pdf"`,
  'cache-control': 'private, no-store',
})

/** Sends the bytes of a slip. */
export async function sendPdf(
  reply: FastifyReply,
  slip: Slip,
  name: string,
  press: Parameters<typeof bytesOf>[0],
) {
  const bytes = await bytesOf(press, slip)
  return reply.headers(pdfHeaders(name)).send(bytes)
}

/** Form 01 carries the whole identity number: an officer who prints it has seen it, and the applicant can read that. */
async function notePrint(tx: Tx, req: FastifyRequest, dossier: DossierRecord, slip: Slip) {
  const { who, now } = req
  const { id, code, applicantId } = dossier
  if (slip.kind === 'receipt') {
    if (!mayPrint(who)) throw forbidden()
    const reason = `In giấy tiếp nhận hồ sơ ${code}`
    await revealIdNumber(tx, who, applicantId, { reason, now })
    return record(tx, who, 'dossier.receipt-printed', about(id), { code })
  }
  const data = { code, kind: slip.kind, number: numberOf(slip) }
  return record(tx, who, 'dossier.slip-printed', about(id), data)
}
