import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { between, readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { RolePage, RolesPage } from '../pages/roles.tsx'
import { permissionsFor } from './permissions.ts'
import { changeRole } from './role-actions.ts'
import { permissionsOfRole, roleCodes, type RoleCode } from './roles.ts'
import { changedRoles } from './store.ts'

const home = '/quan-tri/vai-tro'
const params = z.object({ code: z.enum(roleCodes) })
const RoleForm = z.object({
  permissions: z
    .string()
    .default('')
    .transform((text) => text.split(between).filter((code) => code !== '')),
})

export function roleRoutes(app: App) {
  app.get(home, allow('staff.view'), async (req, reply) => {
    const changed = await req.db.read(changedRoles)
    return page(req, reply, <RolesPage {...{ changed }} permissions={permissionsFor(app)} />)
  })

  app.get(`${home}/:code`, allow('role.edit', { params }), (req, reply) =>
    rolePage(app, req, reply, req.params.code),
  )

  app.post(`${home}/:code`, allow('role.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, RoleForm)
    const known = new Set(permissionsFor(app).map((permission) => permission.code))
    const wanted = form.ok ? form.value.permissions.filter((one) => known.has(one)) : []
    const outcome = await req.db.tx((tx) => changeRole(tx, req.who, code, wanted))
    if (outcome.ok) return reply.redirect(home, 303)
    const permissions = 'Thay đổi này sẽ lấy mất quyền quản trị của chính bạn'
    return rolePage(app, req, reply, code, { permissions }, wanted)
  })
}

async function rolePage(
  app: App,
  req: FastifyRequest,
  reply: FastifyReply,
  code: RoleCode,
  errors?: Errors,
  wanted?: readonly string[],
) {
  const held = wanted ?? permissionsOfRole(code, await req.db.read(changedRoles))
  const shown = { code, held, permissions: permissionsFor(app), ...(errors && { errors }) }
  return page(req, reply, <RolePage {...shown} />, errors ? 409 : 200)
}
