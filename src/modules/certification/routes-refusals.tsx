import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { page } from '#platform/render.tsx'

import { kinds } from './domain.ts'
import { groundCodes } from './grounds.ts'
import { refuseCertification } from './keep.ts'
import { home } from './pages/counter-page.tsx'
import { RefusalsPage } from './pages/refusals-page.tsx'
import { refusalsBefore } from './store-refusals.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const RefusalForm = z
  .object({
    kind: z.enum(kinds, 'Chọn loại việc'),
    requester: line(100, 'Ghi họ tên người yêu cầu'),
    paper: line(300, 'Ghi tên giấy tờ'),
    ground: z.enum(groundCodes, 'Chọn lý do từ chối'),
    detail: z
      .string()
      .max(500, 'Tối đa 500 chữ cái và dấu cách')
      .default('')
      .transform((text) => text.trim() || null),
  })
  .refine(({ ground, detail }) => ground !== 'other' || detail !== null, {
    path: ['detail'],
    message: 'Ghi rõ lý do',
  })

const Cursor = z.object({ cursor: z.string().max(100).optional() })
const perPage = 50

/** Từ chối chứng thực: the list, and writing one down. */
export function refusalRoutes(app: App) {
  app.get(`${home}/tu-choi`, allow('certification.view', { querystring: Cursor }), (req, reply) =>
    show(req, reply, { cursor: req.query.cursor }),
  )
  app.post(`${home}/tu-choi`, allow('certification.take'), async (req, reply) => {
    const form = readForm(req, RefusalForm)
    if (!form.ok) return show(req, reply, { retry: form })
    const { who, now, today } = req
    const { _key: key, ...body } = form.filled
    await once(req.db, { who, key, body }, async (tx) => {
      const id = await refuseCertification(tx, who, { ...form.value, now, today })
      return { status: 303, answer: { id } }
    })
    return reply.redirect(`${home}/tu-choi`, 303)
  })
}

type Show = { cursor?: string | undefined; retry?: Retry }

async function show(req: FastifyRequest, reply: FastifyReply, { cursor, retry }: Show) {
  const before = cursor && looksLikeId(cursor) ? cursor : undefined
  const asked = { before, limit: perPage + 1 }
  const rows = await req.db.read((q) => refusalsBefore(q, req.who.unit, asked))
  const items = rows.slice(0, perPage)
  const next = rows.length > perPage ? (items.at(-1)?.id ?? null) : null
  const mayWrite = req.who.can.has('certification.take')
  const view = { items, next, retry, once: newId(), mayWrite }
  return page(req, reply, <RefusalsPage {...view} />, retry ? 422 : 200)
}
