import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import {
  officersOf,
  staffById,
  staffWithPermission,
  whoOfStaff,
  type OpenWork,
} from '#modules/accounts/index.ts'
import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import type { UnitId } from '#platform/who.ts'

import { handOnMany } from './bulk-actions.ts'
import { carryOutMany, tickedField } from './bulk-routes.tsx'
import { heldBy, heldLines, heldPage, stuckIn } from './held-work.ts'
import { HeldPage } from './pages/held-page.tsx'
import type { TakeOver } from './take-over.ts'

const params = z.object({ id: z.string() })
const Query = z.object({
  buoc: z.string().max(40).optional(),
  cursor: z.uuid().optional().catch(undefined),
  chon: z.string().max(20).optional(),
  'dang-giao': z.literal('1').optional().catch(undefined),
})
type Query = z.output<typeof Query>

const to = z.uuid('Chọn người nhận')
const Some = z.object({ 'ho-so': tickedField, assignee: to })
const All = z.object({ to, role: z.string().max(40).optional() })

const href = (staff: string) => `/quan-tri/nguoi-dung/${staff}/cong-viec`

/** Giao lại công việc: what lies with an officer, and giving some or all of it to others. */
export function heldRoutes(app: App) {
  app.decorate('openWorkOf', openWorkOf)
  const path = '/quan-tri/nguoi-dung/:id/cong-viec'
  app.get(path, allow('dossier.reassign', { params, querystring: Query }), (req, reply) =>
    showHeld(req, reply, req.params.id, req.query),
  )
  app.post(path, allow('dossier.reassign', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, Some)
    if (!form.ok) return showHeld(req, reply, id, {}, form)
    const { from, heir } = await req.db.read((q) =>
      between(q, req.who.unit, id, form.value.assignee),
    )
    if (!heir) return showHeld(req, reply, id, {}, gone(form.filled, 'assignee'))
    return carryOutMany(req, reply, 'assign', (tx) =>
      handOnMany(tx, req.who, { ticked: form.value['ho-so'], now: req.now, from, to: heir }),
    )
  })
  app.post(`${path}/tat-ca`, allow('dossier.reassign', { params }), (req, reply) =>
    giveAll(req, reply, req.params.id),
  )
}

const gone = (filled: Retry['filled'], field = 'to'): Retry => ({
  filled,
  errors: { [field]: 'Tài khoản người này đã khóa. Hãy chọn người khác' },
})

async function between(q: Read, unit: UnitId, fromId: string, toId: string) {
  const staff = found(looksLikeId(fromId) ? await staffById(q, fromId) : undefined, 'cán bộ này')
  const heir = await whoOfStaff(q, unit, toId)
  return { from: { id: staff.id as string, name: staff.fullName }, heir }
}

/** All of it, or all at one step: in the background, batch by batch, each with its event. */
async function giveAll(req: FastifyRequest, reply: FastifyReply, id: string) {
  const form = readForm(req, All)
  if (!form.ok) return showHeld(req, reply, id, {}, form)
  const { who } = req
  const { to: heirId, role } = form.value
  const { from, heir } = await req.db.read((q) => between(q, who.unit, id, heirId))
  const known = roles.find((one) => one === role)
  if (!heir) return showHeld(req, reply, id, {}, gone(form.filled))
  if (heirId === from.id) {
    const errors = { to: 'Chọn một người khác' }
    return showHeld(req, reply, id, { buoc: role }, { filled: form.filled, errors }, 409)
  }
  if (known && !heir.can.has(permissionOf(known))) {
    const errors = { to: 'Người này không có quyền làm bước đã chọn' }
    return showHeld(req, reply, id, { buoc: role }, { filled: form.filled, errors }, 409)
  }
  const work: TakeOver = { unit: who.unit, from: from.id, to: heirId, role: known, by: who.actor }
  await req.db.tx((tx) => plan(tx, 'dossiers.take-over', work))
  return reply.redirect(`${href(id)}?dang-giao=1`, 303)
}

async function showHeld(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  query: Query,
  refused?: Retry,
  status = refused ? 422 : 200,
) {
  const { who, now } = req
  const role = roles.find((one) => one === query.buoc)
  const shown = await req.db.read(async (q) => {
    const staff = found(looksLikeId(id) ? await staffById(q, id) : undefined, 'cán bộ này')
    const held = await heldBy(q, who.unit, id, now)
    const lines = await heldLines(q, who.unit, { staff: id, role, after: query.cursor })
    const may = role ? await staffWithPermission(q, permissionOf(role)) : await officersOf(q)
    const self = await whoOfStaff(q, who.unit, id)
    return {
      staff,
      held,
      stuck: self ? stuckIn(held, self.can) : 0,
      lines: lines.slice(0, heldPage),
      next: lines.length > heldPage ? lines[heldPage - 1]?.id : undefined,
      successors: may.filter((officer) => officer.id !== id),
    }
  })
  const view = {
    ...shown,
    role,
    now,
    base: href(id),
    once: newId(),
    isAllTicked: query.chon === 'tat-ca',
    isGiving: query['dang-giao'] === '1',
    refused,
  }
  return page(req, reply, <HeldPage {...view} />, status)
}

/** What an account holds, for whoever locks it or changes what it may do. */
async function openWorkOf(
  q: Read,
  { unit, staff, now }: { unit: UnitId; staff: string; now: Temporal.Instant },
): Promise<OpenWork> {
  const held = await heldBy(q, unit, staff, now)
  const total = held.reduce((sum, { count }) => sum + count, 0)
  return { total, stuck: (can) => stuckIn(held, can), href: href(staff) }
}
