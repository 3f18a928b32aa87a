import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { changeLifeEvent } from './actions.ts'
import { doerOf } from './admin-routes.tsx'
import { catalogueOn, type PlacedLifeEvent } from './catalogue.ts'
import { LifeEventFormPage } from './pages/life-event-form.tsx'
import { LifeEventsPage } from './pages/life-events.tsx'
import { LifeEventForm } from './shapes.ts'

const home = '/quan-tri/thu-tuc/su-kien'
const params = z.object({ slug: z.string().max(60) })

export function lifeEventRoutes(app: App) {
  app.get(home, allow('procedure.view-admin'), async (req, reply) =>
    page(req, reply, <LifeEventsPage events={await eventsOf(req)} />),
  )
  app.get(`${home}/them`, allow('procedure.edit'), (req, reply) =>
    page(req, reply, <LifeEventFormPage />),
  )
  app.get(`${home}/:slug`, allow('procedure.edit', { params }), async (req, reply) => {
    const event = (await eventsOf(req)).find(({ slug }) => slug === req.params.slug)
    return page(req, reply, <LifeEventFormPage event={found(event, 'việc này')} />)
  })
  app.post(home, allow('procedure.edit'), async (req, reply) => {
    const form = readForm(req, LifeEventForm)
    if (!form.ok) return again(req, reply, form, 422)
    const outcome = await req.db.tx((tx) => changeLifeEvent(tx, doerOf(req), form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = { codes: 'Có mã không nằm trong danh mục đang áp dụng' }
    return again(req, reply, { filled: form.filled, errors }, 409)
  })
}

async function again(req: FastifyRequest, reply: FastifyReply, retry: Retry, status: number) {
  const event = (await eventsOf(req)).find(({ slug }) => slug === retry.filled['slug'])
  return page(req, reply, <LifeEventFormPage {...{ event }} {...retry} />, status)
}

const eventsOf = async (req: FastifyRequest): Promise<PlacedLifeEvent[]> =>
  (await req.db.read((q) => catalogueOn(q, req.today))).events
