import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { found, notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { counterTokenOf, sameToken } from './domain.ts'
import { WaitingPage } from './pages/rate-page.tsx'
import { keep, show } from './routes-rate.tsx'
import { counterById, invitedAt, invite } from './store-counters.ts'

const Params = z.object({ id: z.uuid(), token: z.string().max(64) })
type Params = z.output<typeof Params>

/** Seconds until the tablet looks again: soon while it waits, later while somebody is choosing. */
const looks = { waiting: 4, asking: 45 }

/** The tablet at a counter: waits, asks about the dossier that an officer sends, thanks, and waits again. */
export function counterRoutes(app: App) {
  const path = '/quay-danh-gia/:id/:token'
  app.get(path, allow('public', { params: Params }), (req, reply) =>
    showTablet(req, reply, req.params),
  )
  app.post(path, allow('public', { params: Params }), async (req, reply) => {
    const { action, code, id } = await tabletOf(req, req.params)
    if (code === undefined) return reply.redirect(action, 303)
    const place = { code, way: 'counter', action } as const
    const refused = await keep(req, place)
    if (refused) return show(req, reply, place, refused)
    // A minute for reasons and words, then the tablet is free for the next citizen.
    const until = req.now.add({ minutes: 1 })
    await req.db.tx((tx) => invite(tx, req.who.unit, { counter: id, code, until }))
    return reply.redirect(action, 303)
  })
}

async function tabletOf({ server, who, db, now }: FastifyRequest, { id, token }: Params) {
  if (!sameToken(token, counterTokenOf(server.world.sessionKey, who.unit, id)))
    throw notFound('máy đánh giá này')
  const { counter, invited } = await db.read(async (q) => ({
    counter: found(await counterById(q, who.unit, id), 'máy đánh giá này'),
    invited: await invitedAt(q, who.unit, id, now),
  }))
  return { ...counter, code: invited?.dossierCode, action: `/quay-danh-gia/${id}/${token}` }
}

async function showTablet(req: FastifyRequest, reply: FastifyReply, params: Params) {
  const { name, code, action } = await tabletOf(req, params)
  const seconds = code === undefined ? looks.waiting : looks.asking
  void reply.header('refresh', String(seconds))
  if (code === undefined) return page(req, reply, <WaitingPage {...{ name }} />)
  return show(req, reply, { code, way: 'counter', action })
}
