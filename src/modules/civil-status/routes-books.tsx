import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { whyNotLock } from '#platform/year-book.ts'

import type { BookKey } from './domain.ts'
import { findEntries } from './find.ts'
import { printsOf } from './keep-month.ts'
import { continueBook, lockYear } from './keep.ts'
import { BookPage } from './pages/book-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { bookHref, home } from './pages/hrefs.ts'
import { bookKeyOf, HandForm, OneBook } from './shapes.ts'
import { bookOf, booksOf, totalsOf } from './store-books.ts'
import { copiesOfBook } from './store-copies.ts'
import { linesOfBook, monthsOfBook } from './store.ts'
import { waitingDossiers } from './waiting.ts'

const Look = z.object({
  q: z.string().max(120).optional(),
  cursor: z.string().max(1_000).optional(),
})
const Paging = z.object({ cursor: z.string().max(20).optional() })
const perPage = 25

/** Sổ hộ tịch: search, books, one book. */
export function bookRoutes(app: App) {
  app.get(home, allow('civil-status.view', { querystring: Look }), (req, reply) =>
    showHome(req, reply, req.query),
  )
  app.post(home, allow('civil-status.lock'), begin)
  const one = `${home}/so/:book/:year`
  const options = allow('civil-status.view', { params: OneBook, querystring: Paging })
  app.get(one, options, (req, reply) =>
    showBook(req, reply, { key: bookKeyOf(req.params), cursor: req.query.cursor }),
  )
  app.post(`${one}/khoa`, allow('civil-status.lock', { params: OneBook }), async (req, reply) => {
    const key = bookKeyOf(req.params)
    const { now, today, who } = req
    const done = await req.db.tx((tx) => lockYear(tx, who, { ...key, now, today }))
    if (done.ok) return reply.redirect(bookHref(key), 303)
    const refused = whyNotLock[done.why][req.lang === 'en' ? 1 : 0]
    return showBook(req, reply, { key, refused })
  })
}

type Looking = z.output<typeof Look> & { retry?: Retry; status?: number }

async function showHome(req: FastifyRequest, reply: FastifyReply, looking: Looking) {
  const { q: text = '', cursor, retry, status = 200 } = looking
  const { who, now, today } = req
  const isSearch = text.trim() !== ''
  const mayEnter = who.can.has('civil-status.register')
  const shown = await req.db.read(async (q) => ({
    books: isSearch ? [] : await booksOf(q, who.unit),
    waiting: isSearch || !mayEnter ? [] : await waitingDossiers(q, who.unit, now),
    found: isSearch
      ? await findEntries(q, who.unit, { text, after: cursor, limit: perPage })
      : undefined,
  }))
  const mayKeep = who.can.has('civil-status.lock')
  return page(req, reply, <HomePage {...{ ...shown, retry, mayEnter, mayKeep, today }} />, status)
}

async function begin(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, HandForm)
  if (!form.ok) return showHome(req, reply, { retry: form, status: 422 })
  const { today, who } = req
  const { book, ...rest } = form.value
  const key = bookKeyOf({ book, year: today.year })
  const done = await req.db.tx((tx) => continueBook(tx, who, { ...key, ...rest, today }))
  if (done.ok) return reply.redirect(bookHref(key), 303)
  const errors = { book: 'Sổ này đã có số, không đặt lại được' }
  return showHome(req, reply, { retry: { filled: form.filled, errors }, status: 409 })
}

type One = { key: BookKey; cursor?: string | undefined; refused?: string }

async function showBook(req: FastifyRequest, reply: FastifyReply, { key, cursor, refused }: One) {
  const { who, today } = req
  const { register, year } = key
  const before = cursor && /^\d{1,7}$/.test(cursor) ? Number(cursor) : undefined
  const asked = { year, before, limit: perPage + 1 }
  const shown = await req.db.read(async (q) => ({
    book: found(await bookOf(q, who.unit, key), 'sổ này'),
    totals: await totalsOf(q, who.unit, key),
    lines: register === 'copy' ? [] : await linesOfBook(q, who.unit, { register, ...asked }),
    copies: register === 'copy' ? await copiesOfBook(q, who.unit, asked) : [],
    prints: await printsOf(q, who.unit, key),
    months: register === 'copy' ? [] : await monthsOfBook(q, who.unit, register, year),
  }))
  const all = register === 'copy' ? shown.copies : shown.lines
  const next = all.length > perPage ? String(all[perPage - 1]?.number) : null
  const view = {
    ...shown,
    lines: shown.lines.slice(0, perPage),
    copies: shown.copies.slice(0, perPage),
    next,
    today,
    mayLock: who.can.has('civil-status.lock'),
    refused,
  }
  return page(req, reply, <BookPage {...view} />, refused ? 409 : 200)
}
