import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { addFeed, feeds, removeFeed } from './feeds.ts'
import { decideHabit } from './habit.ts'
import { HabitPage } from './pages/habit-page.tsx'
import { places } from './places.ts'
import { FeedForm, HabitForm } from './shapes.ts'
import { habitOf } from './store.ts'
import { whyNotFeed } from './words.ts'

const home = '/can-bo/canh-bao/quyet-dinh'
const params = z.object({ id: z.uuid() })

/** Quyết định và nguồn: what follows from alerts of others, and who is asked for them. */
export function decideRoutes(app: App) {
  app.get(home, allow('alert.decide'), (req, reply) => show(req, reply))
  app.post(home, allow('alert.decide'), async (req, reply) => {
    const form = readForm(req, HabitForm)
    if (!form.ok) return show(req, reply, { part: 'habit', ...form })
    await req.db.tx((tx) => decideHabit(tx, req.who, req.now, form.value))
    return reply.redirect(home, 303)
  })
  app.post(`${home}/nguon`, allow('alert.decide'), async (req, reply) => {
    const form = readForm(req, FeedForm)
    if (!form.ok) return show(req, reply, { part: 'feed', ...form })
    const outcome = await req.db.tx((tx) => addFeed(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const { filled } = form
    return show(req, reply, { part: 'feed', filled, errors: whyNotFeed[outcome.why] }, 409)
  })
  app.post(`${home}/nguon/:id/bo`, allow('alert.decide', { params }), async (req, reply) => {
    await req.db.tx((tx) => removeFeed(tx, req.who, req.params.id, req.now))
    return reply.redirect(home, 303)
  })
}

type Refused = Retry & { part: 'habit' | 'feed' }

async function show(req: FastifyRequest, reply: FastifyReply, refused?: Refused, status = 422) {
  const shown = await req.db.read(async (q) => ({
    habit: await habitOf(q),
    feeds: await feeds(q),
    codes: await places(q),
    zones: await zones(q),
    hamlets: await hamlets(q),
  }))
  return page(req, reply, <HabitPage {...{ ...shown, refused }} />, refused ? status : 200)
}
