import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { forbidden, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { LeavesPage } from '../pages/leaves.tsx'
import { home as staffHome, theId } from '../staff/routes.tsx'
import { openStaff, staffById } from '../staff/store.ts'
import { endLeave, recordLeave } from './actions.ts'
import { leavesOf } from './store.ts'
import { whyNotLeave } from './words.ts'

const LeaveForm = z.object({
  fromOn: typedDay('Ghi ngày đầu vắng mặt'),
  untilOn: typedDay('Ghi ngày cuối vắng mặt'),
  deputyId: z.uuid('Chọn người được ủy quyền'),
  reason: z.string().min(2, 'Ghi lý do hoặc số văn bản').max(300, 'Tối đa 300 chữ'),
})

const one = z.object({ leave: z.uuid() })
const ofStaff = z.object({ id: z.string() })

/** Whose leaves, from which page: an officer's own, or an administrator's view of an officer. */
type Whose = { id: string; base: string }

const own = ({ who }: FastifyRequest): Whose => {
  if (who.staff === undefined) throw forbidden()
  return { id: who.staff, base: '/tai-khoan/nghi-phep' }
}

const another = (id: string): Whose => ({ id: theId(id), base: `${staffHome}/${id}/nghi-phep` })

/** Vắng mặt và ủy quyền: recorded by the officer or by an administrator. */
export function leaveRoutes(app: App) {
  const mine = '/tai-khoan/nghi-phep'
  app.get(mine, allow('account.own'), (req, reply) => show(req, reply, own(req)))
  app.post(mine, allow('account.own'), (req, reply) => take(req, reply, own(req)))
  app.post(`${mine}/:leave/ket-thuc`, allow('account.own', { params: one }), (req, reply) =>
    end(req, reply, own(req), req.params.leave),
  )
  const theirs = `${staffHome}/:id/nghi-phep`
  app.get(theirs, allow('staff.view', { params: ofStaff }), (req, reply) =>
    show(req, reply, another(req.params.id)),
  )
  app.post(theirs, allow('staff.edit', { params: ofStaff }), (req, reply) =>
    take(req, reply, another(req.params.id)),
  )
  const params = ofStaff.and(one)
  app.post(`${theirs}/:leave/ket-thuc`, allow('staff.edit', { params }), (req, reply) =>
    end(req, reply, another(req.params.id), req.params.leave),
  )
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  { id, base }: Whose,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => ({
    staff: found(await staffById(q, id), 'cán bộ này'),
    leaves: await leavesOf(q, id),
    colleagues: (await openStaff(q)).filter((colleague) => colleague.id !== id),
  }))
  const { who, today } = req
  const mayChange = who.staff === id || who.can.has('staff.edit')
  const view = { ...shown, base, today, mayChange, isYou: who.staff === id, retry }
  return page(req, reply, <LeavesPage {...view} />, status)
}

async function take(req: FastifyRequest, reply: FastifyReply, whose: Whose) {
  const form = readForm(req, LeaveForm)
  if (!form.ok) return show(req, reply, whose, form)
  const asked = { ...form.value, staffId: whose.id }
  const outcome = await req.db.tx((tx) => recordLeave(tx, req.who, req, asked))
  if (outcome.ok) return reply.redirect(whose.base, 303)
  return show(req, reply, whose, { filled: form.filled, errors: whyNotLeave[outcome.why] }, 409)
}

async function end(req: FastifyRequest, reply: FastifyReply, whose: Whose, id: string) {
  const ending = { id, staffId: whose.id }
  const outcome = await req.db.tx((tx) => endLeave(tx, req.who, req, ending))
  if (outcome.ok) return reply.redirect(whose.base, 303)
  const errors = { _: 'Lần vắng mặt này đã hết, không còn gì để kết thúc' }
  return show(req, reply, whose, { filled: {}, errors }, 409)
}
