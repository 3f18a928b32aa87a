import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { ownUnit } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { changeHabits, keepSlot } from './actions.ts'
import { SlotFormPage, SlotListPage } from './pages/slot-pages.tsx'
import { HabitsForm, SlotForm } from './shapes.ts'
import { everySlot, habitsOf } from './store.ts'
import { whyNotSlot } from './words.ts'

const home = '/can-bo/lich-phat/khung-gio'
const params = z.object({ id: z.uuid() })

/** Khung giờ, giờ yên tĩnh: when the commune may be heard at all. */
export function slotRoutes(app: App) {
  app.get(home, allow('broadcast.see'), (req, reply) => showList(req, reply))
  app.post(`${home}/yen-tinh`, allow('broadcast.schedule'), async (req, reply) => {
    const form = readForm(req, HabitsForm)
    if (!form.ok) return showList(req, reply, form)
    const outcome = await req.db.tx(async (tx) =>
      changeHabits(tx, req.who, (await ownUnit(tx)).id, form.value),
    )
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = {
      quiet: `Khung giờ “${outcome.why.inTheWay}” nằm trong khoảng này; hãy sửa khung giờ trước`,
    }
    return showList(req, reply, { filled: form.filled, errors }, 409)
  })
  app.get(`${home}/them`, allow('broadcast.schedule'), (req, reply) =>
    page(req, reply, <SlotFormPage action={`${home}/them`} />),
  )
  app.post(`${home}/them`, allow('broadcast.schedule'), (req, reply) => save(req, reply))
  app.get(`${home}/:id`, allow('broadcast.schedule', { params }), async (req, reply) => {
    const { id } = req.params
    const slots = await req.db.read(everySlot)
    const slot = found(
      slots.find((one) => one.id === id),
      'khung giờ này',
    )
    return page(req, reply, <SlotFormPage action={`${home}/${id}`} {...{ slot }} />)
  })
  app.post(`${home}/:id`, allow('broadcast.schedule', { params }), (req, reply) =>
    save(req, reply, req.params.id),
  )
}

async function showList(
  req: FastifyRequest,
  reply: FastifyReply,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => ({
    slots: await everySlot(q),
    habits: await habitsOf(q),
  }))
  const { can } = req.who
  const may = {
    maySchedule: can.has('broadcast.schedule'),
    mayAlarm: can.has('bulletin.emergency'),
  }
  return page(req, reply, <SlotListPage {...shown} {...may} retry={retry} />, status)
}

async function save(req: FastifyRequest, reply: FastifyReply, id?: string) {
  const form = readForm(req, SlotForm)
  const action = `${home}/${id ?? 'them'}`
  if (!form.ok) return page(req, reply, <SlotFormPage {...{ action }} {...form} />, 422)
  const outcome = await req.db.tx((tx) => keepSlot(tx, req.who, form.value, id))
  if (outcome.ok) return reply.redirect(home, 303)
  const errors = whyNotSlot[outcome.why]
  return page(req, reply, <SlotFormPage {...{ action, errors }} filled={form.filled} />, 409)
}
