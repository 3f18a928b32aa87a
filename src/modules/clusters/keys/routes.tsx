import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { KeyForm } from '../shapes.ts'
import { changePlanKey, keysOf, untold } from './change.ts'
import { KeyPage } from './page.tsx'
import { planKey } from './plan-key.ts'

const home = '/can-bo/cum-loa/khoa'

/** Khóa phát thanh của xã: what vouches for everything that sounds, and how it is changed. */
export function keyRoutes(app: App) {
  app.get(home, allow('cluster.edit'), (req, reply) => show(req, reply))
  app.post(home, allow('cluster.edit'), async (req, reply) => {
    const form = readForm(req, KeyForm)
    if (!form.ok) return show(req, reply, form)
    const changing = { ...form.value, now: req.now, sessionKey: app.world.sessionKey }
    const outcome = await req.db.tx((tx) => changePlanKey(tx, req.who, changing))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = { '': 'Khóa vừa được người khác đổi. Xem khóa mới bên dưới' }
    return show(req, reply, { filled: form.filled, errors }, 409)
  })
}

async function show(req: FastifyRequest, reply: FastifyReply, retry?: Retry, status = 422) {
  // A commune whose key nobody has needed yet gets its first one here.
  await planKey(req.db, req.server.world.sessionKey)
  const shown = await req.db.read(async (q) => ({ keys: await keysOf(q), untold: await untold(q) }))
  return page(
    req,
    reply,
    <KeyPage {...{ ...shown, retry, today: req.today }} />,
    retry ? status : 200,
  )
}
