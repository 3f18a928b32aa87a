import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { record } from '#platform/events.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { forbidden, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { keptAddress, mostOfOne } from './domain.ts'
import { FiltersPage } from './pages/filters-page.tsx'
import { countOf, filtersOf, removeFilter, saveFilter } from './store.ts'
import './events.ts'

const home = '/can-bo/bo-loc'
const One = z.object({ id: z.uuid() })
const Saving = z.object({
  ten: z
    .string({ error: 'Đặt tên cho bộ lọc' })
    .min(1, 'Đặt tên cho bộ lọc')
    .max(80, 'Tối đa 80 chữ'),
  'dia-chi': z.string().transform((typed, context) => {
    const kept = keptAddress(typed)
    if (kept === undefined)
      context.addIssue({ code: 'custom', message: 'Chọn ít nhất một điều kiện lọc rồi lưu' })
    return kept ?? ''
  }),
})

/** An officer's own filters: saved from a list, opened above it, removed here. */
export function filterRoutes(app: App) {
  app.get(home, allow('dossier.view'), (req, reply) => showFilters(req, reply))
  app.post(home, allow('dossier.view'), async (req, reply) => {
    const form = readForm(req, Saving)
    if (!form.ok) return showFilters(req, reply, form)
    const { ten: name, 'dia-chi': href } = form.value
    const { unit } = req.who
    const staff = officer(req)
    const isSaved = await req.db.tx(async (tx) => {
      if ((await countOf(tx, unit, staff)) >= mostOfOne) return false
      const { id } = await saveFilter(tx, unit, staff, { id: newId<'filter'>(), name, href })
      await record(tx, req.who, 'filter.saved', { kind: 'filter', id }, { name })
      return true
    })
    if (isSaved) return reply.redirect(href, 303)
    const errors = { ten: `Mỗi người lưu nhiều nhất ${mostOfOne} bộ lọc. Xóa bớt rồi lưu lại` }
    return showFilters(req, reply, { filled: form.filled, errors })
  })
  app.post(`${home}/:id/xoa`, allow('dossier.view', { params: One }), async (req, reply) => {
    const { id } = req.params
    await req.db.tx(async (tx) => {
      const { name } = found(await removeFilter(tx, req.who.unit, officer(req), id), 'bộ lọc này')
      await record(tx, req.who, 'filter.removed', { kind: 'filter', id }, { name })
    })
    return reply.redirect(home, 303)
  })
}

function officer({ who }: FastifyRequest): string {
  if (!who.staff) throw forbidden()
  return who.staff
}

async function showFilters(req: FastifyRequest, reply: FastifyReply, refused?: Retry) {
  const filters = await req.db.read((q) => filtersOf(q, req.who.unit, officer(req)))
  const { filled, errors } = refused ?? {}
  return page(req, reply, <FiltersPage {...{ filters, filled, errors }} />, refused ? 422 : 200)
}
