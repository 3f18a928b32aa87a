import { Readable } from 'node:stream'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { workbookOf } from '#modules/figures/index.ts'
import { certificationBookPdf } from '#modules/papers/index.ts'
import { unitById } from '#modules/units/index.ts'
import { record } from '#platform/events.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { conflict, Problem } from '#platform/problem.ts'

import { aboutBook } from './events.ts'
import { csvOf, sheetsOf, type Month } from './export.ts'
import { keepMonth, printOf } from './keep-month.ts'
import { monthPrint } from './month-print.ts'
import { bookHref, home } from './pages/hrefs.ts'
import { entryKeyOf, OneMonth } from './shapes.ts'
import { bookSlug } from './words.ts'

const Part = z.object({ phan: z.coerce.number().int().min(1).max(1_000).default(1) })

const month = `${home}/so/:book/:year/thang/:month`

/** A month of a book as a sheet for the national system, and as a print to be bound. */
export function exportRoutes(app: App) {
  const options = allow('civil-status.export', { params: OneMonth })
  const of = ({
    book,
    year,
    month: one,
  }: {
    book: string
    year: number
    month: number
  }): Month => ({
    register: entryKeyOf({ book, year, number: 1 }).register,
    year,
    month: one,
  })
  app.get(`${month}.csv`, options, async (req, reply) => {
    const wanted = of(req.params)
    await noteExport(req, wanted)
    return named(reply, wanted, 'csv')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(csvOf(req.db, req.who.unit, wanted)))
  })
  app.get(`${month}.xlsx`, options, async (req, reply) => {
    const wanted = of(req.params)
    const sheets = await sheetsOf(req.db, req.who.unit, wanted)
    if (!sheets) throw conflict('Tháng này quá nhiều dòng cho một bảng tính. Hãy tải tệp CSV')
    await noteExport(req, wanted)
    return named(reply, wanted, 'xlsx')
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(await workbookOf(sheets))
  })
  const printed = allow('civil-status.view', { params: OneMonth, querystring: Part })
  app.get(`${month}.pdf`, printed, async (req, reply) => {
    const wanted = of(req.params)
    const { who, db, server } = req
    const kept = await db.read((q) => printOf(q, who.unit, wanted, req.query.phan))
    const answer = named(reply, wanted, 'pdf').type('application/pdf')
    if (kept) return answer.send(server.world.files.read(kept.sha256))
    if (req.query.phan > 1) throw new Problem(404, 'Tháng này không có phần đó')
    const unit = await db.read((q) => unitById(q, who.unit))
    const { table } = await monthPrint(db, {
      ...wanted,
      id: who.unit,
      unit,
      demo: server.world.demo,
    })
    return answer.send(Buffer.from(await certificationBookPdf({ ...table, at: req.now })))
  })
  app.post(`${month}/in`, options, async (req, reply) => {
    const wanted = of(req.params)
    const { who, db, server, now, today } = req
    const { files, demo } = server.world
    const done = await keepMonth({ db, files, who, demo }, { ...wanted, now, today })
    if (!done.ok && done.why === 'not-over')
      throw conflict('Tháng này chưa hết nên chưa in để đóng sổ được')
    return reply.redirect(bookHref(wanted), 303)
  })
}

const noteExport = ({ db, who }: FastifyRequest, { register, year, month: one }: Month) =>
  db.tx((tx) => {
    const data = { register, month: `${year}-${String(one).padStart(2, '0')}` }
    return record(tx, who, 'civil-status.exported', aboutBook(newId()), data)
  })

const named = (reply: FastifyReply, { register, year, month: one }: Month, kind: string) =>
  reply.headers({
    'content-disposition': `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="so-${bookSlug(register)}-${year}-${one}.${kind}"`,
    'cache-control': 'private, no-store',
  })
