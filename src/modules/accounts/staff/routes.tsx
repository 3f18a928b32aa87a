import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { departments, everyDepartment } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { keyFacts, keyOf } from '../keys/store.ts'
import { daysOf } from '../leaves/domain.ts'
import { leavesOf, type LeaveLine } from '../leaves/store.ts'
import { AddStaffPage } from '../pages/add-staff.tsx'
import { OneTimePasswordPage } from '../pages/one-time-password.tsx'
import { StaffListPage } from '../pages/staff-list.tsx'
import type { Colleague, Part } from '../pages/staff-props.ts'
import { StaffPage } from '../pages/staff.tsx'
import { addStaff, changeRolesOf, changeStaff } from './actions.ts'
import type { Staff } from './domain.ts'
import { staffEvents } from './history.ts'
import { openWork, type OpenWork } from './open-work.ts'
import { whoOfStaff } from './questions.ts'
import { permissionsOf } from './roles.ts'
import { FactsForm, NewStaffForm, RolesForm, StaffQuery } from './shapes.ts'
import { changedRoles, openStaff, pageSize, staffById, staffList } from './store.ts'

export const home = '/quan-tri/nguoi-dung'
export const params = z.object({ id: z.string() })

export function staffRoutes(app: App) {
  listRoute(app)
  addRoutes(app)
  oneRoutes(app)
}

function listRoute(app: App) {
  app.get(home, allow('staff.view', { querystring: StaffQuery }), async (req, reply) => {
    const { q: text, vaitro: role, trangthai: state, cursor: after } = req.query
    const filter = { text: text ? fold(text) : undefined, role, state, after }
    const shown = await req.db.read(async (q) => ({
      staff: await staffList(q, req.today, filter),
      departments: await everyDepartment(q),
    }))
    const staff = shown.staff.slice(0, pageSize)
    const next = shown.staff.length > pageSize ? staff.at(-1)?.id : undefined
    return page(req, reply, <StaffListPage {...{ ...shown, staff, next, today: req.today }} />)
  })
}

function addRoutes(app: App) {
  app.get(`${home}/moi`, allow('staff.edit'), (req, reply) => addPage(req, reply))

  app.post(`${home}/moi`, allow('staff.edit'), async (req, reply) => {
    const form = readForm(req, NewStaffForm)
    if (!form.ok) return addPage(req, reply, form)
    const outcome = await req.db.tx((tx) => addStaff(tx, req.who, req.now, form.value))
    if (!outcome.ok) {
      const errors = { login: 'Tên đăng nhập này đã có người dùng' }
      return addPage(req, reply, { filled: form.filled, errors })
    }
    const { id, password } = outcome.value
    const { fullName, login } = form.value
    const shown = { fullName, login, password, next: `${home}/${id}` }
    return page(req, reply, <OneTimePasswordPage {...shown} />)
  })
}

async function addPage(req: FastifyRequest, reply: FastifyReply, retry?: Retry) {
  const parts = await req.db.read(departments)
  return page(req, reply, <AddStaffPage departments={parts} {...retry} />, retry ? 422 : 200)
}

function oneRoutes(app: App) {
  app.get(`${home}/:id`, allow('staff.view', { params }), (req, reply) =>
    staffPage(req, reply, req.params.id),
  )

  app.post(`${home}/:id/thong-tin`, allow('staff.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, FactsForm)
    if (!form.ok) return staffPage(req, reply, id, { part: 'facts', ...form }, 422)
    await req.db.tx((tx) => changeStaff(tx, req.who, theId(id), form.value))
    return reply.redirect(`${home}/${id}`, 303)
  })

  app.post(`${home}/:id/vai-tro`, allow('staff.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, RolesForm)
    if (!form.ok) return staffPage(req, reply, id, { part: 'roles', ...form }, 422)
    const { roles } = form.value
    const outcome = await req.db.tx((tx) => changeRolesOf(tx, req.who, theId(id), roles))
    if (outcome.ok) return reply.redirect(await afterRoles(req, id), 303)
    const errors = { roles: 'Bạn không thể tự bỏ quyền quản trị của chính mình' }
    return staffPage(req, reply, id, { part: 'roles', filled: form.filled, errors }, 409)
  })
}

/** Where work lies at steps that the officer may no longer do, it is to be given to others first of all. */
async function afterRoles(req: FastifyRequest, id: string): Promise<string> {
  const { work, self } = await req.db.read(async (q) => ({
    work: await openWork(q, req, id),
    self: await whoOfStaff(q, req.who.unit, id),
  }))
  const isStuck = work && self && work.stuck(self.can) > 0
  return isStuck && req.who.can.has('dossier.reassign') ? work.href : `${home}/${id}`
}

/** Whoever can do most of the work first. */
async function colleaguesOf(q: Read, id: string, work: OpenWork | undefined): Promise<Colleague[]> {
  const changed = await changedRoles(q)
  const takes = (roles: Staff['roles']) =>
    work ? work.total - work.stuck(permissionsOf(roles, changed)) : 0
  return (await openStaff(q))
    .filter((one) => one.id !== id)
    .map((one) => ({ ...one, takes: takes(one.roles) }))
    .toSorted((a, b) => b.takes - a.takes)
}

/** Ids in addresses are typed by people, too. */
export const theId = (text: string): string =>
  found(looksLikeId(text) ? text : undefined, 'cán bộ này')

/** The leave that holds today, or the next one. */
const nextLeave = (leaves: readonly LeaveLine[], staff: string, today: Temporal.PlainDate) =>
  leaves
    .filter((leave) => leave.staffId === staff)
    .findLast((leave) => {
      const days = daysOf(leave)
      return days !== undefined && Temporal.PlainDate.compare(days.untilOn, today) >= 0
    })

export type Refused = { part: Part } & Retry

export async function staffPage(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  refused?: Refused,
  status = 200,
) {
  const shown = await req.db.read(async (q) => {
    const staff = found(await staffById(q, theId(id)), 'cán bộ này')
    const successor = staff.handedOverTo ? await staffById(q, staff.handedOverTo) : undefined
    const work = await openWork(q, req, staff.id)
    return {
      staff,
      successor,
      keys: keyFacts(await keyOf(q, staff.id)),
      departments: await everyDepartment(q),
      colleagues: await colleaguesOf(q, staff.id, work),
      events: await staffEvents(q, staff.id),
      work,
      leave: nextLeave(await leavesOf(q, staff.id), staff.id, req.today),
    }
  })
  const isYou = req.who.staff === shown.staff.id
  const view = { ...shown, refused, isYou, today: req.today }
  return page(req, reply, <StaffPage {...view} />, status)
}
