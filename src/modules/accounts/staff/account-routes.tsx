import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { OneTimePasswordPage } from '../pages/one-time-password.tsx'
import { handOver, lockStaff, resetPassword, resetSecondFactor, unlockStaff } from './actions.ts'
import type { WhyNotHandOver, WhyNotLock } from './domain.ts'
import { openWork } from './open-work.ts'
import { home, params, staffPage, theId } from './routes.tsx'
import { HandOverForm, LockForm } from './shapes.ts'
import { staffById } from './store.ts'

const whyNotLock: Record<WhyNotLock, Record<string, string>> = {
  yourself: { on: 'Bạn không thể tự khóa tài khoản của mình' },
  'already-locked': { on: 'Tài khoản này đã khóa' },
  past: { on: 'Ngày khóa không thể trước hôm nay' },
  'open-work': {
    to: 'Cán bộ này còn hồ sơ đang xử lý. Chọn người nhận, hoặc đánh dấu sẽ giao lại sau',
  },
}

const whyNotHandOver: Record<WhyNotHandOver, Record<string, string>> = {
  'not-locked': { to: 'Chỉ bàn giao khi tài khoản đã khóa hoặc đã hẹn ngày khóa' },
  'to-themselves': { to: 'Chọn một người khác' },
  'to-a-locked-account': { to: 'Người nhận cũng đã bị khóa hoặc hẹn khóa tài khoản' },
}

export function staffAccountRoutes(app: App) {
  lockRoutes(app)
  handOverRoute(app)
  resetRoutes(app)
}

function lockRoutes(app: App) {
  app.post(`${home}/:id/khoa`, allow('staff.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, LockForm)
    if (!form.ok) return staffPage(req, reply, id, { part: 'lock', ...form }, 422)
    const outcome = await lockWithWork(req, theId(id), form.value)
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    const errors = { ...whyNotLock, ...whyNotHandOver }[outcome.why]
    return staffPage(req, reply, id, { part: 'lock', filled: form.filled, errors }, 409)
  })

  app.post(`${home}/:id/mo-khoa`, allow('staff.edit', { params }), async (req, reply) => {
    await req.db.tx((tx) => unlockStaff(tx, req.who, theId(req.params.id)))
    return reply.redirect(`${home}/${req.params.id}`, 303)
  })
}

type Leaving = z.output<typeof LockForm>

/** An account does not vanish with its work: it is given to somebody, or left for later on purpose. */
async function lockWithWork(req: FastifyRequest, id: string, { to, later, ...lock }: Leaving) {
  const { who, now } = req
  const refused: { why?: WhyNotLock | WhyNotHandOver } = {}
  const run = req.db.tx(async (tx) => {
    const locked = await lockStaff(tx, who, req, id, lock)
    if (!locked.ok) return locked
    const work = await openWork(tx, req, id)
    if (work && work.total > 0 && !to && !later) return undo(refused, 'open-work')
    if (!to) return locked
    const handed = await handOver(tx, who, now, id, to)
    return handed.ok ? handed : undo(refused, handed.why)
  })
  try {
    return await run
  } catch (error) {
    if (error instanceof Undone && refused.why) return no(refused.why)
    throw error
  }
}

/** Thrown to undo a lock whose hand-over is refused. */
class Undone extends Error {}

function undo(
  refused: { why?: WhyNotLock | WhyNotHandOver },
  why: WhyNotLock | WhyNotHandOver,
): never {
  refused.why = why
  throw new Undone(why)
}

function handOverRoute(app: App) {
  app.post(`${home}/:id/ban-giao`, allow('staff.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, HandOverForm)
    if (!form.ok) return staffPage(req, reply, id, { part: 'hand-over', ...form }, 422)
    const { to } = form.value
    const outcome = await req.db.tx((tx) => handOver(tx, req.who, req.now, theId(id), to))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    const errors = whyNotHandOver[outcome.why]
    return staffPage(req, reply, id, { part: 'hand-over', filled: form.filled, errors }, 409)
  })
}

function resetRoutes(app: App) {
  app.post(`${home}/:id/mat-khau`, allow('staff.edit', { params }), async (req, reply) => {
    const id = theId(req.params.id)
    const { password, staff } = await req.db.tx(async (tx) => ({
      password: await resetPassword(tx, req.who, req.now, id),
      staff: found(await staffById(tx, id), 'cán bộ này'),
    }))
    const { fullName, login } = staff
    const shown = { fullName, login, password, next: `${home}/${id}` }
    return page(req, reply, <OneTimePasswordPage {...shown} />)
  })

  app.post(`${home}/:id/buoc-hai`, allow('staff.edit', { params }), async (req, reply) => {
    const id = theId(req.params.id)
    await req.db.tx((tx) => resetSecondFactor(tx, req.who, req.now, id))
    return reply.redirect(`${home}/${id}`, 303)
  })
}
