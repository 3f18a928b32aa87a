import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { certificationSheetPdf, certificationTextsPdf } from '#modules/papers/index.ts'
import { revealIdNumber } from '#modules/people/index.ts'
import { letterheadOf, unitById } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found, notFound } from '#platform/problem.ts'

import { home } from './pages/counter-page.tsx'
import { mostTexts } from './pages/visit-page.tsx'
import { sheetOf } from './sheet.ts'
import { visitById, waitingOfVisit } from './store-visits.ts'
import { linesOfVisit } from './store.ts'
import { textOf } from './texts.ts'

const One = z.object({ id: z.uuid() })
const Each = z.object({ 'tung-ban': z.enum(['1']).optional() })

/** Papers of one visit as tagged PDF: the texts for the copies, and the sheet for the signer. */
export function paperRoutes(app: App) {
  app.get(
    `${home}/luot/:id/loi-chung.pdf`,
    allow('certification.view', { params: One, querystring: Each }),
    (req, reply) => sendTexts(req, reply, req.params.id, req.query['tung-ban'] === '1'),
  )
  app.get(
    `${home}/luot/:id/phieu-trinh-ky.pdf`,
    allow('certification.view', { params: One }),
    (req, reply) => sendSheet(req, reply, req.params.id),
  )
}

async function visitOf({ db, who, now }: FastifyRequest, id: string) {
  return db.tx(async (tx) => {
    const visit = found(await visitById(tx, who.unit, id), 'lượt chứng thực này')
    // These texts carry the whole identity number of the requester.
    if (visit.kind !== 'copy' && visit.requesterId)
      await revealIdNumber(tx, who, visit.requesterId, { reason: 'In lời chứng', now })
    return {
      visit,
      entries: (await linesOfVisit(tx, who.unit, id)).filter(
        ({ voided, series }) => !voided && series === 'paper',
      ),
      waiting: await waitingOfVisit(tx, who.unit, id),
      unit: await unitById(tx, who.unit),
      by: (await actorNames(tx, [visit.by])).get(visit.by) ?? '',
    }
  })
}

async function sendTexts(req: FastifyRequest, reply: FastifyReply, id: string, forEach: boolean) {
  const { visit, entries, unit } = await visitOf(req, id)
  if (entries.length === 0) throw notFound('lời chứng: lượt này không có bản giấy')
  const copies = entries.reduce((sum, one) => sum + one.copies, 0)
  const eachCopy = forEach && copies <= mostTexts
  const place = letterheadOf(unit).name
  const texts = entries.flatMap((entry) => {
    const text = textOf({ entry, visit, place })
    return Array.from({ length: eachCopy ? entry.copies : 1 }, () => text)
  })
  const { demo } = req.server.world
  const pdf = await certificationTextsPdf({ title: 'Lời chứng', texts, at: visit.at, demo })
  return sendPdf(reply, pdf, 'loi-chung')
}

async function sendSheet(req: FastifyRequest, reply: FastifyReply, id: string) {
  const shown = await visitOf(req, id)
  const { demo } = req.server.world
  return sendPdf(reply, await certificationSheetPdf(sheetOf({ ...shown, demo })), 'phieu-trinh-ky')
}

export const sendPdf = (reply: FastifyReply, pdf: Uint8Array, name: string) =>
  reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(pdf))
