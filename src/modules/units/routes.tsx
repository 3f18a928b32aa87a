import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import {
  addDepartment,
  changeAgencyCode,
  changeDepartment,
  changeUnit,
  closeDepartment,
  whyNotCode,
} from './actions.ts'
import { refreshDirectory } from './directory.ts'
import { AgencyCodePage } from './pages/agency-code.tsx'
import { DepartmentPage } from './pages/department.tsx'
import { UnitFormPage } from './pages/unit-form.tsx'
import { UnitPage } from './pages/unit.tsx'
import { AgencyCodeForm, DepartmentForm, UnitForm } from './shapes.ts'
import { agencyCodeHistory, departmentById, departments, ownUnit } from './store.ts'

const home = '/quan-tri/don-vi'
const params = z.object({ id: z.uuid() })

const why = {
  'before-last': { from: 'Ngày này trước ngày bắt đầu dùng mã hiện tại' },
  'code-taken': { agencyCode: 'Mã này là của một đơn vị khác trên hệ thống' },
  'name-taken': { name: 'Đã có phòng ban mang tên này' },
  'no-parent': { parentId: 'Phòng ban cấp trên không còn hoạt động' },
  'inside-itself': { parentId: 'Một phòng ban không thể nằm trong chính nó' },
  'has-parts': { _: 'Còn phòng ban trực thuộc đang hoạt động. Hãy đóng hoặc chuyển chúng trước' },
  closed: { _: 'Phòng ban này đã đóng' },
} satisfies Record<string, Errors>

export function routes(app: App) {
  viewRoute(app)
  nameRoutes(app)
  codeRoutes(app)
  newDepartmentRoutes(app)
  departmentRoutes(app)
}

function viewRoute(app: App) {
  app.get(home, allow('unit.view'), async (req, reply) => {
    const { unit, codes, parts } = await req.db.read(async (q) => ({
      unit: await ownUnit(q),
      codes: await agencyCodeHistory(q),
      parts: await departments(q),
    }))
    return page(req, reply, <UnitPage {...{ unit, codes, departments: parts }} />)
  })
}

function nameRoutes(app: App) {
  app.get(`${home}/sua`, allow('unit.edit'), async (req, reply) =>
    page(req, reply, <UnitFormPage unit={await req.db.read(ownUnit)} />),
  )

  app.post(`${home}/sua`, allow('unit.edit'), async (req, reply) => {
    const form = readForm(req, UnitForm)
    if (!form.ok) {
      const unit = await req.db.read(ownUnit)
      return page(req, reply, <UnitFormPage {...{ unit, ...form }} />, 422)
    }
    const { name, address, phone, email, hours } = form.value
    const contact = {
      address,
      ...(phone && { phone }),
      ...(email && { email }),
      ...(hours && { hours }),
    }
    await req.db.tx((tx) => changeUnit(tx, req.who, { name, contact }))
    await refreshDirectory(app.world.database)
    return reply.redirect(home, 303)
  })
}

function codeRoutes(app: App) {
  app.get(`${home}/ma-dinh-danh`, allow('unit.edit'), async (req, reply) =>
    page(req, reply, <AgencyCodePage unit={await req.db.read(ownUnit)} />),
  )

  app.post(`${home}/ma-dinh-danh`, allow('unit.edit'), async (req, reply) => {
    const form = readForm(req, AgencyCodeForm)
    const again = async (retry: Retry, status: number) => {
      const unit = await req.db.read(ownUnit)
      return page(req, reply, <AgencyCodePage {...{ unit, ...retry }} />, status)
    }
    if (!form.ok) return again(form, 422)
    const outcome = await req.db
      .tx((tx) => changeAgencyCode(tx, req.who, form.value))
      .catch(whyNotCode)
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    await refreshDirectory(app.world.database)
    return reply.redirect(home, 303)
  })
}

function newDepartmentRoutes(app: App) {
  app.get(`${home}/phong-ban/them`, allow('unit.edit'), async (req, reply) =>
    page(req, reply, <DepartmentPage {...await req.db.read((q) => departmentParts(q))} />),
  )

  app.post(`${home}/phong-ban/them`, allow('unit.edit'), async (req, reply) => {
    const form = readForm(req, DepartmentForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => departmentParts(q))
      return page(req, reply, <DepartmentPage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const outcome = await req.db.tx((tx) => addDepartment(tx, req.who, form.value))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(home, 303)
  })
}

function departmentRoutes(app: App) {
  app.get(`${home}/phong-ban/:id`, allow('unit.edit', { params }), async (req, reply) =>
    page(
      req,
      reply,
      <DepartmentPage {...await req.db.read((q) => departmentParts(q, req.params.id))} />,
    ),
  )

  app.post(`${home}/phong-ban/:id`, allow('unit.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, DepartmentForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => departmentParts(q, id))
      return page(req, reply, <DepartmentPage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const outcome = await req.db.tx((tx) => changeDepartment(tx, req.who, { id, ...form.value }))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(home, 303)
  })

  app.post(`${home}/phong-ban/:id/dong`, allow('unit.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const outcome = await req.db.tx((tx) => closeDepartment(tx, req.who, { id, on: req.today }))
    if (outcome.ok) return reply.redirect(home, 303)
    const parts = await req.db.read((q) => departmentParts(q, id))
    return page(req, reply, <DepartmentPage {...parts} errors={why[outcome.why]} />, 409)
  })
}

async function departmentParts(q: Read, id?: string) {
  const all = await departments(q)
  if (id === undefined) return { departments: all }
  return { departments: all, department: found(await departmentById(q, id), 'phòng ban này') }
}
