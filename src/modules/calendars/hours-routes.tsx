import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { confirmHours, setHours } from './actions.ts'
import { fields } from './domain.ts'
import { HoursPage } from './pages/hours.tsx'
import { HoursForm, HoursGroundForm } from './shapes.ts'
import { hoursByField } from './year-view.ts'

const path = '/quan-tri/lich/gio-lam-viec'

export function hoursRoutes(app: App) {
  app.get(path, allow('calendar.view'), async (req, reply) => {
    const all = await req.db.read((q) => hoursByField(q, req.who.unit, fields))
    return page(req, reply, <HoursPage {...{ all }} />)
  })

  app.post(path, allow('calendar.edit'), async (req, reply) => {
    const form = readForm(req, HoursForm)
    if (!form.ok) {
      const all = await req.db.read((q) => hoursByField(q, req.who.unit, fields))
      return page(req, reply, <HoursPage {...{ all, ...form }} />, 422)
    }
    await req.db.tx((tx) => setHours(tx, req.who, form.value))
    return reply.redirect(path, 303)
  })

  app.post(`${path}/xac-nhan`, allow('calendar.edit'), async (req, reply) => {
    const form = readForm(req, HoursGroundForm)
    if (!form.ok) return refuse(req, reply, form, 422)
    const outcome = await req.db.tx((tx) => confirmHours(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(path, 303)
    return refuse(req, reply, { filled: form.filled, errors: settled }, 409)
  })
}

const settled = { _: 'Giờ làm việc này không còn chờ xác nhận. Có thể người khác vừa xác nhận' }

/** A refused confirmation, beside the hours that it names. */
async function refuse(
  req: FastifyRequest,
  reply: FastifyReply,
  settling: Retry,
  status: 409 | 422,
) {
  const all = await req.db.read((q) => hoursByField(q, req.who.unit, fields))
  return page(req, reply, <HoursPage {...{ all, settling }} />, status)
}
