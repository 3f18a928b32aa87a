import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'
import { forbidden, found, invalid } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { forgetCount } from './count.ts'
import { readerOf, type Notice, type Reader } from './domain.ts'
import { NoticesPage } from './pages/notices-page.tsx'
import { noticeById, noticesOf, pageSize, saveAllRead, saveRead, unreadOf } from './store.ts'

const Cursor = z.object({ cursor: z.string().max(60).optional() })
const One = z.object({ id: z.uuid() })
const Newest = z.object({ 'moi-nhat': z.uuid() })

const homes = [
  { home: '/can-bo/thong-bao', permission: 'notice.view' },
  { home: '/cua-toi/thong-bao', permission: 'citizen' },
] as const

/** The same pages for officers and citizens; each reads only what was sent to them. */
export function routes(app: App) {
  for (const { home, permission } of homes) {
    app.get(home, allow(permission, { querystring: Cursor }), (req, reply) =>
      showNotices(req, reply, home, req.query.cursor),
    )
    app.post(`${home}/da-doc`, allow(permission), (req, reply) => readAll(req, reply, home))
    app.post(`${home}/:id/da-doc`, allow(permission, { params: One }), async (req, reply) => {
      await readOne(req, req.params.id)
      return reply.redirect(home, 303)
    })
    app.post(`${home}/:id/mo`, allow(permission, { params: One }), async (req, reply) => {
      const { href } = await readOne(req, req.params.id)
      return reply.redirect(href, 303)
    })
  }
}

function reader(req: FastifyRequest): Reader {
  const known = readerOf(req.who)
  if (!known) throw forbidden()
  return known
}

async function showNotices(
  req: FastifyRequest,
  reply: FastifyReply,
  home: string,
  cursor?: string,
) {
  const { unit } = req.who
  const mine = reader(req)
  const before = cursor && looksLikeId(cursor) ? cursor : undefined
  const { rows, unread } = await req.db.read(async (q) => ({
    rows: await noticesOf(q, unit, mine, before),
    unread: await unreadOf(q, unit, mine),
  }))
  const notices = rows.slice(0, pageSize)
  const next = rows.length > pageSize ? notices.at(-1)?.id : undefined
  const isStaff = 'staff' in mine
  return page(req, reply, <NoticesPage {...{ home, isStaff, notices, unread, next }} />)
}

async function readOne(req: FastifyRequest, id: string): Promise<Notice> {
  const { unit } = req.who
  const mine = reader(req)
  const notice = await req.db.tx(async (tx) => {
    const one = found(await noticeById(tx, unit, mine, id), 'thông báo này')
    await saveRead(tx, unit, mine, { id: one.id, now: req.now })
    return one
  })
  forgetCount(unit, mine)
  return notice
}

async function readAll(req: FastifyRequest, reply: FastifyReply, home: string) {
  const { unit } = req.who
  const mine = reader(req)
  const form = readForm(req, Newest)
  if (!form.ok) throw invalid(form.errors)
  const newest = form.value['moi-nhat']
  await req.db.tx((tx) => saveAllRead(tx, unit, mine, { newest, now: req.now }))
  forgetCount(unit, mine)
  return reply.redirect(home, 303)
}
