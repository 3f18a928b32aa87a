import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { rangeOf } from '#modules/broadcasts/index.ts'
import { hamlets, ownUnit, type Hamlet } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { heardOn, isPublic } from './listening.ts'
import { ListenPage } from './pages/listen-page.tsx'
import { ProgrammePage } from './pages/programme-page.tsx'

const Query = z.object({
  day: z.iso.date().optional().catch(undefined),
  hamlet: z
    .union([z.uuid(), z.literal('')])
    .optional()
    .catch(undefined),
})
const sound = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** Nghe lại: what the loudspeakers say today, as text and as sound. */
export function listenRoutes(app: App) {
  app.get('/nghe-lai', allow('public', { querystring: Query }), async (req, reply) => {
    const { day } = req.query
    const asked = day === undefined ? req.today : Temporal.PlainDate.from(day)
    const date = clamp(asked, req.today)
    const { now } = req
    const shown = await req.db.read(async (q) => {
      const places = await hamlets(q)
      const hamlet = hamletOf(req, req.query.hamlet, places)
      const heard = await heardOn(q, date, { hamlet, now })
      return { places, hamlet, heard, unit: await ownUnit(q) }
    })
    if (req.query.hamlet !== undefined) remember(reply, shown.hamlet)
    return page(req, reply, <ListenPage {...shown} {...{ date, now }} today={req.today} />)
  })
  app.get('/nghe-lai/chuong-trinh', allow('public', { querystring: Query }), async (req, reply) => {
    const { now, today } = req
    const shown = await req.db.read(async (q) => {
      const places = await hamlets(q)
      const hamlet = hamletOf(req, req.query.hamlet, places)
      const on = async (date: Temporal.PlainDate) => ({
        date,
        heard: await heardOn(q, date, { hamlet, now }),
      })
      const days = [await on(today), await on(today.add({ days: 1 }))]
      return { places, hamlet, days, unit: await ownUnit(q) }
    })
    return page(req, reply, <ProgrammePage {...shown} {...{ now }} />)
  })
  app.get('/nghe-lai/am-thanh/:sha256', allow('public', { params: sound }), (req, reply) =>
    sendSound(req, reply, req.params.sha256),
  )
}

const cookie = 'ap'
const year = 365 * 24 * 3_600

/** The hamlet that is asked for, or the one chosen here before; an unknown one is the whole commune. */
const hamletOf = (req: FastifyRequest, asked: string | undefined, places: readonly Hamlet[]) =>
  places.find(({ id }) => id === (asked ?? req.cookies[cookie]))?.id

/** Where somebody lives is kept in her browser, for these pages only. */
function remember(reply: FastifyReply, hamlet: string | undefined) {
  const where = { path: '/nghe-lai', sameSite: 'lax', httpOnly: true } as const
  if (hamlet === undefined) void reply.clearCookie(cookie, where)
  else void reply.setCookie(cookie, hamlet, { ...where, maxAge: year })
}

/** A month back, and what is on for today and tomorrow. */
function clamp(day: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const [first, last] = [today.subtract({ days: 30 }), today.add({ days: 1 })]
  if (Temporal.PlainDate.compare(day, first) < 0) return first
  return Temporal.PlainDate.compare(day, last) > 0 ? last : day
}

async function sendSound(req: FastifyRequest, reply: FastifyReply, sha256: string) {
  if (!(await req.db.read((q) => isPublic(q, sha256, req.now)))) throw notFound('âm thanh này')
  const path = req.server.world.files.path(Buffer.from(sha256, 'hex'))
  const { size } = await stat(path)
  reply.headers({
    'accept-ranges': 'bytes',
    'content-type': 'audio/ogg',
    // What is withdrawn falls silent in browsers too.
    'cache-control': 'private, no-cache',
  })
  const range = rangeOf(req.headers.range, size)
  if (range === 'beyond') throw new Problem(422, 'Phần được hỏi không có trong tệp')
  if (!range) return reply.header('content-length', size).send(createReadStream(path))
  const { start, end } = range
  reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
  return reply
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }))
}
