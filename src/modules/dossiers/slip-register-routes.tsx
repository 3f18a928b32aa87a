import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { slipNumber } from '#modules/papers/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { RegisterPage, RegistersPage } from './slip-register-page.tsx'
import { registerById, registersBefore } from './slip-register-store.ts'
import { askForRegister, mostDays, mostLines, type WhyNoRegister } from './slip-register.ts'
import { sendPdf } from './slip-routes.tsx'
import { volumeOf } from './slip-store.ts'

const base = '/can-bo/so-theo-doi'
const perPage = 20

const day = z
  .string({ error: 'Ghi ngày' })
  .transform((text) => readDay(text))
  .pipe(
    z.instanceof(Temporal.PlainDate, {
      error: 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 01/11/2026',
    }),
  )

function readDay(text: string): Temporal.PlainDate | undefined {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  try {
    return Temporal.PlainDate.from(
      { day: Number(d), month: Number(m), year: Number(y) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

const Period = z.object({ from: day, to: day })
const Cursor = z.object({ cursor: z.string().max(100).optional() })
const One = z.object({ id: z.uuid() })
const Volume = One.extend({ volume: z.coerce.number().int().min(1).max(1_000) })

type Both = readonly [field: 'from' | 'to', vi: string, en: string]

const whyWords: Record<WhyNoRegister, Both> = {
  backwards: ['to', 'Ngày cuối phải sau ngày đầu.', 'The last day comes before the first.'],
  'in-future': ['to', 'Chưa lập được sổ cho ngày chưa đến.', 'That day is still to come.'],
  'too-long': [
    'to',
    `Mỗi sổ dài nhất ${mostDays} ngày. Hãy chọn kỳ ngắn hơn.`,
    `A register covers ${mostDays} days at most.`,
  ],
  empty: [
    'from',
    'Không có hồ sơ nào được tiếp nhận trong kỳ này.',
    'Nothing was received in this period.',
  ],
  'too-many': [
    'to',
    `Kỳ này có hơn ${mostLines.toLocaleString('vi')} hồ sơ. Hãy chọn kỳ ngắn hơn.`,
    `This period has more than ${mostLines.toLocaleString('en')} dossiers. Choose a shorter one.`,
  ],
  'no-form': ['to', 'Chưa có mẫu sổ nào có hiệu lực.', 'No form of the register is in force.'],
}

/** Mẫu 07: registers by period, each in volumes. */
export function registerRoutes(app: App) {
  app.get(base, allow('dossier.register', { querystring: Cursor }), (req, reply) =>
    showAll(req, reply, { cursor: req.query.cursor }),
  )
  app.post(base, allow('dossier.register'), ask)
  app.get(`${base}/:id`, allow('dossier.register', { params: One }), (req, reply) =>
    showOne(req, reply, req.params.id),
  )
  app.get(
    `${base}/:id/quyen/:volume`,
    allow('dossier.register', { params: Volume }),
    (req, reply) => sendVolume(req, reply, req.params),
  )
}

type Show = { cursor?: string | undefined; retry?: Retry; status?: number }

async function showAll(
  req: FastifyRequest,
  reply: FastifyReply,
  { cursor, retry, status = retry ? 422 : 200 }: Show,
) {
  const before = cursor && looksLikeId(cursor) ? cursor : undefined
  const rows = await req.db.read((q) =>
    registersBefore(q, req.who.unit, { before, limit: perPage + 1 }),
  )
  const items = rows.slice(0, perPage)
  const next = rows.length > perPage ? (items.at(-1)?.id ?? null) : null
  const view = { items, next, retry, today: req.today, once: newId() }
  return page(req, reply, <RegistersPage {...view} />, status)
}

async function ask(req: FastifyRequest, reply: FastifyReply) {
  const { who, now, server } = req
  const form = readForm(req, Period)
  if (!form.ok) return showAll(req, reply, { retry: form })
  const { publicUrl, demo } = server.world
  const { _key: key, ...body } = form.filled
  const { answer } = await once(req.db, { who, key, body }, async (tx) => {
    const made = await askForRegister(tx, who, { ...form.value, now, frame: { publicUrl, demo } })
    return { status: 303, answer: made.ok ? { id: made.value.id } : { why: made.why } }
  })
  if ('id' in answer) return reply.redirect(`${base}/${String(answer['id'])}`, 303)
  const [field, vi, en] = whyWords[answer['why'] as WhyNoRegister]
  const errors = { [field]: req.lang === 'en' ? en : vi }
  return showAll(req, reply, { retry: { filled: form.filled, errors }, status: 409 })
}

async function showOne(req: FastifyRequest, reply: FastifyReply, id: string) {
  const register = found(
    await req.db.read((q) => registerById(q, req.who.unit, id)),
    'sổ theo dõi này',
  )
  // Looks again by itself until it is done, without a script.
  if (register.finishedAt === null) void reply.header('refresh', '5')
  return page(req, reply, <RegisterPage {...{ register }} />)
}

async function sendVolume(
  req: FastifyRequest,
  reply: FastifyReply,
  { id, volume }: z.output<typeof Volume>,
) {
  const { who, db, server } = req
  const slip = found(await db.read((q) => volumeOf(q, who.unit, id, volume)), 'quyển này')
  const { publicUrl, demo, files } = server.world
  const number = slipNumber('register', slip.number ?? 0).replace('/', '-')
  const name = `so-theo-doi-${slip.year}-${number}-quyen-${volume}`
  return sendPdf(reply, slip, name, { db, who, files, frame: { publicUrl, demo } })
}
