import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { whyNotLock } from '#platform/year-book.ts'

import type { BookKey } from './domain.ts'
import { annotate, continueBook, lockYear, openVolume } from './keep.ts'
import { bytesOf, monthsOf, printMonth } from './month.ts'
import { bookHref, booksHome } from './pages/book-href.ts'
import { BookPage } from './pages/book-page.tsx'
import { BooksPage } from './pages/books-page.tsx'
import { LinePage } from './pages/line-page.tsx'
import { mostOpen } from './pages/open-copies.tsx'
import {
  HandForm,
  keyOf,
  NoteForm,
  OneBook,
  OneLine,
  OneMonth,
  OnePart,
  VolumeForm,
} from './shapes.ts'
import { bookOf, booksOf, totalsOf } from './store-books.ts'
import { printLines, printsOf } from './store-months.ts'
import { documentOfEntry, openCopies } from './store-visits.ts'
import { lineOf, linesOf, notesOf } from './store.ts'
import { whyNotMonth } from './words.ts'

const Look = z.object({ q: z.string().max(100).optional(), cursor: z.string().max(20).optional() })
const perPage = 25
const one = `${booksHome}/:book/:year`

/** The statutory books: reading, annotating, printing, locking. */
export function bookRoutes(app: App) {
  app.get(booksHome, allow('certification.view'), (req, reply) => showAll(req, reply))
  app.post(booksHome, allow('certification.book'), begin)
  app.get(one, allow('certification.view', { params: OneBook, querystring: Look }), (req, reply) =>
    showOne(req, reply, { key: keyOf(req.params), ...req.query }),
  )
  lineRoutes(app)
  keepRoutes(app)
}

async function showAll(req: FastifyRequest, reply: FastifyReply, retry?: Retry, status = 422) {
  const { who, today } = req
  const shown = await req.db.read(async (q) => ({
    books: await booksOf(q, who.unit),
    waiting: await openCopies(q, who.unit, mostOpen + 1),
  }))
  const mayKeep = who.can.has('certification.book')
  const view = { ...shown, retry, year: today.year, mayKeep }
  return page(req, reply, <BooksPage {...view} />, retry ? status : 200)
}

async function begin(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, HandForm)
  if (!form.ok) return showAll(req, reply, form)
  const { today, who } = req
  const { book, ...rest } = form.value
  const key = keyOf({ book, year: today.year })
  const outcome = await req.db.tx((tx) => continueBook(tx, who, { ...key, ...rest, today }))
  if (outcome.ok) return reply.redirect(bookHref(key), 303)
  const errors = { book: 'Sổ này đã có số, không đặt lại được' }
  return showAll(req, reply, { filled: form.filled, errors }, 409)
}

type Looking = {
  key: BookKey
  q?: string | undefined
  cursor?: string | undefined
  refused?: string
}

async function showOne(req: FastifyRequest, reply: FastifyReply, looking: Looking) {
  const { key, q: text, cursor, refused } = looking
  const { who, today } = req
  const before = cursor && /^\d{1,7}$/.test(cursor) ? Number(cursor) : undefined
  const asked = { text: text?.trim(), before, limit: perPage + 1 }
  const shown = await req.db.read(async (q) => ({
    book: found(await bookOf(q, who.unit, key), 'sổ này'),
    found: await linesOf(q, who.unit, key, asked),
    months: await monthsOf(q, who.unit, key),
    prints: await printLines(q, who.unit, key),
    totals: await totalsOf(q, who.unit, key),
  }))
  const lines = shown.found.slice(0, perPage)
  const next = shown.found.length > perPage ? String(lines.at(-1)?.number) : null
  const can = { keep: who.can.has('certification.book'), lock: who.can.has('certification.lock') }
  const view = { ...shown, lines, next, today, can, refused }
  return page(req, reply, <BookPage {...view} />, refused ? 409 : 200)
}

function lineRoutes(app: App) {
  app.get(`${one}/:number`, allow('certification.view', { params: OneLine }), (req, reply) =>
    showLine(req, reply, { ...keyOf(req.params), number: req.params.number }),
  )
  app.post(
    `${one}/:number`,
    allow('certification.annotate', { params: OneLine }),
    async (req, reply) => {
      const key = { ...keyOf(req.params), number: req.params.number }
      const form = readForm(req, NoteForm)
      if (!form.ok) return showLine(req, reply, key, form)
      const { who, now } = req
      const { _key, ...body } = form.filled
      const { answer } = await once(req.db, { who, key: _key, body }, async (tx) => {
        const outcome = await annotate(tx, who, { ...key, ...form.value, now })
        return { status: 303, answer: { done: outcome.ok } }
      })
      if (answer['done'] === true) return reply.redirect(`${bookHref(key)}/${key.number}`, 303)
      const errors = { text: 'Số này đã hủy, không ghi chú thêm được' }
      return showLine(req, reply, key, { filled: form.filled, errors }, 409)
    },
  )
}

async function showLine(
  req: FastifyRequest,
  reply: FastifyReply,
  key: BookKey & { number: number },
  retry?: Retry,
  status = 422,
) {
  const { unit, can } = req.who
  const shown = await req.db.read(async (q) => {
    const entry = found(await lineOf(q, unit, key), 'dòng này trong sổ')
    return {
      entry,
      notes: await notesOf(q, unit, entry.id),
      document:
        entry.series === 'electronic' ? await documentOfEntry(q, unit, entry.id) : undefined,
    }
  })
  const view = { ...shown, retry, mayNote: can.has('certification.annotate'), once: newId() }
  return page(req, reply, <LinePage {...view} />, retry ? status : 200)
}

function keepRoutes(app: App) {
  app.post(`${one}/quyen`, allow('certification.book', { params: OneBook }), async (req, reply) => {
    const key = keyOf(req.params)
    const form = readForm(req, VolumeForm)
    const from = form.ok ? form.value.from : 0
    const opening = { ...key, now: req.now, from }
    const outcome = await req.db.tx((tx) => openVolume(tx, req.who, opening))
    if (outcome.ok) return reply.redirect(bookHref(key), 303)
    const refused =
      req.lang === 'en'
        ? 'The next volume is open already, or the book is locked.'
        : 'Quyển tiếp theo đã được mở, hoặc sổ đã khóa.'
    return showOne(req, reply, { key, refused })
  })
  app.post(`${one}/khoa`, allow('certification.lock', { params: OneBook }), async (req, reply) => {
    const key = keyOf(req.params)
    const { now, today } = req
    const outcome = await req.db.tx((tx) => lockYear(tx, req.who, { ...key, now, today }))
    if (outcome.ok) return reply.redirect(bookHref(key), 303)
    return showOne(req, reply, { key, refused: whyNotLock[outcome.why][req.lang === 'en' ? 1 : 0] })
  })
  app.post(
    `${one}/thang/:month`,
    allow('certification.book', { params: OneMonth }),
    async (req, reply) => {
      const key = keyOf(req.params)
      const { now, today, who } = req
      const { demo } = req.server.world
      const printing = { ...key, month: req.params.month, now, today, demo }
      const outcome = await req.db.tx((tx) => printMonth(tx, who, printing))
      if (outcome.ok || outcome.why === 'printed') return reply.redirect(bookHref(key), 303)
      const refused = whyNotMonth[outcome.why][req.lang === 'en' ? 1 : 0]
      return showOne(req, reply, { key, refused })
    },
  )
  app.get(
    `${one}/thang/:month/:part.pdf`,
    allow('certification.view', { params: OnePart }),
    async (req, reply) => {
      const { month, part } = req.params
      const key = keyOf(req.params)
      const { db, who } = req
      const prints = await db.read((q) => printsOf(q, who.unit, key, month))
      const wanted = found(
        prints.find((print) => print.part === part),
        'bản in này',
      )
      const bytes = await bytesOf({ db, who, files: req.server.world.files }, wanted)
      return reply
        .headers({
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="so-chung-thuc-${key.year}-${month}-${part}.pdf"`,
          'cache-control': 'private, no-store',
        })
        .send(bytes)
    },
  )
}
