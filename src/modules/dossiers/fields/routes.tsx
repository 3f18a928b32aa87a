import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureFields } from '#modules/procedures/index.ts'
import { departments } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { fieldsSeen, giveFields, type FieldsNotSet } from './actions.ts'
import { fieldName, FieldsPage } from './page.tsx'
import { fieldDepartments } from './store.ts'

const home = '/quan-tri/xu-ly/linh-vuc'
const Sent = z.looseObject({ seen: z.string().max(40_000).default('') })

const why: Record<FieldsNotSet, string> = {
  'changed-meanwhile':
    'Người khác vừa giao lại lĩnh vực. Xem lại các lựa chọn bên dưới rồi lưu lần nữa',
  'unknown-department': 'Có phòng đã đóng hoặc không còn. Chọn lại phòng giải quyết',
}

/** Where an administrator says which department settles which field. */
export function fieldRoutes(app: App) {
  app.get(home, allow('handling.view'), (req, reply) => show(req, reply))
  app.post(home, allow('handling.set'), async (req, reply) => {
    const form = readForm(req, Sent)
    if (!form.ok) return show(req, reply, form)
    const { filled } = form
    const outcome = await req.db.tx(async (tx) => {
      const fields = await fieldsOf(tx, req.today)
      const given = fields.flatMap((field) => {
        const department = z.uuid().safeParse(filled[fieldName(field)])
        return department.success ? [[field, department.data] as const] : []
      })
      return giveFields(tx, req.who, { fields: new Map(given), seen: form.value.seen })
    })
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, { filled, errors: { _: why[outcome.why] } }, 409)
  })
}

const fieldsOf = async (q: Parameters<typeof procedureFields>[0], on: Temporal.PlainDate) =>
  [...new Set((await procedureFields(q, on)).values())].toSorted((a, b) => a.localeCompare(b, 'vi'))

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  retry?: Pick<Retry, 'filled' | 'errors'>,
  status = retry ? 422 : 200,
) {
  const { who, today } = req
  const shown = await req.db.read(async (q) => {
    const given = await fieldDepartments(q, who.unit)
    return {
      given,
      seen: fieldsSeen(given),
      fields: await fieldsOf(q, today),
      departments: await departments(q),
    }
  })
  return page(req, reply, <FieldsPage {...{ home, retry, ...shown }} />, status)
}
