import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { addHamlet, mergeHamlets, renameHamlet, splitHamlet } from './hamlet-actions.ts'
import { everyHamlet, hamletById, hamletChanges, hamlets } from './hamlet-store.ts'
import { HamletFormPage } from './pages/hamlet-form.tsx'
import { HamletPage } from './pages/hamlet.tsx'
import { HamletHistoryPage, HamletsPage } from './pages/hamlets.tsx'
import { MergePage } from './pages/merge.tsx'
import { SplitPage } from './pages/split.tsx'
import { HamletForm, MergeForm, RenameForm, SplitForm } from './shapes.ts'

const home = '/quan-tri/ap'
const params = z.object({ id: z.uuid() })

const why = {
  'name-taken': { name: 'Đã có nơi cùng loại mang tên này' },
  'code-taken': { code: 'Mã này đang dùng cho nơi khác' },
  'too-few': { from: 'Chọn từ hai ấp, thôn, khu phố trở lên' },
  ended: { _: 'Nơi này đã sáp nhập hoặc chia tách trước đó. Hãy mở lại danh sách' },
  'not-yet': { on: 'Ngày có hiệu lực chưa đến. Hãy ghi nhận từ ngày đó' },
  'before-start': { on: 'Ngày có hiệu lực trước ngày thành lập của nơi được chọn' },
} satisfies Record<string, Errors>

/** In the form for splitting, the names stand in one field. */
const whySplit = {
  ...why,
  'name-taken': { names: 'Có tên trùng nhau, hoặc đã có nơi mang tên này' },
}

export function hamletRoutes(app: App) {
  listRoutes(app)
  addRoutes(app)
  mergeRoutes(app)
  oneRoutes(app)
  splitRoutes(app)
}

function listRoutes(app: App) {
  app.get(home, allow('unit.view'), async (req, reply) =>
    page(req, reply, <HamletsPage hamlets={await req.db.read(everyHamlet)} />),
  )
  app.get(`${home}/lich-su`, allow('unit.view'), async (req, reply) =>
    page(req, reply, <HamletHistoryPage changes={await req.db.read((q) => hamletChanges(q))} />),
  )
}

function addRoutes(app: App) {
  app.get(`${home}/them`, allow('unit.edit'), (req, reply) => page(req, reply, <HamletFormPage />))
  app.post(`${home}/them`, allow('unit.edit'), async (req, reply) => {
    const form = readForm(req, HamletForm)
    if (!form.ok) return page(req, reply, <HamletFormPage {...form} />, 422)
    const outcome = await req.db.tx((tx) => addHamlet(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const retry = { filled: form.filled, errors: why[outcome.why] }
    return page(req, reply, <HamletFormPage {...retry} />, 409)
  })
}

function mergeRoutes(app: App) {
  app.get(`${home}/sap-nhap`, allow('unit.edit'), async (req, reply) =>
    page(req, reply, <MergePage hamlets={await req.db.read(hamlets)} />),
  )
  app.post(`${home}/sap-nhap`, allow('unit.edit'), async (req, reply) => {
    const form = readForm(req, MergeForm)
    const again = async (retry: Retry, status: number) =>
      page(req, reply, <MergePage hamlets={await req.db.read(hamlets)} {...retry} />, status)
    if (!form.ok) return again(form, 422)
    const { from, on, ground, ...into } = form.value
    const merging = { from, into, on, ground, today: req.today }
    const outcome = await req.db.tx((tx) => mergeHamlets(tx, req.who, merging))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(`${home}/${outcome.value}`, 303)
  })
}

function oneRoutes(app: App) {
  app.get(`${home}/:id`, allow('unit.view', { params }), async (req, reply) =>
    page(req, reply, <HamletPage {...await req.db.read((q) => hamletParts(q, req.params.id))} />),
  )
  app.post(`${home}/:id`, allow('unit.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, RenameForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => hamletParts(q, id))
      return page(req, reply, <HamletPage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const renaming = { id, ...form.value, today: req.today }
    const outcome = await req.db.tx((tx) => renameHamlet(tx, req.who, renaming))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(`${home}/${id}`, 303)
  })
}

function splitRoutes(app: App) {
  app.get(`${home}/:id/chia-tach`, allow('unit.edit', { params }), async (req, reply) =>
    page(req, reply, <SplitPage {...await req.db.read((q) => hamletParts(q, req.params.id))} />),
  )
  app.post(`${home}/:id/chia-tach`, allow('unit.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, SplitForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => hamletParts(q, id))
      return page(req, reply, <SplitPage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const { kind, names, on, ground } = form.value
    const into = names.map((name) => ({ kind, name }))
    const splitting = { from: id, into, on, ground, today: req.today }
    const outcome = await req.db.tx((tx) => splitHamlet(tx, req.who, splitting))
    if (!outcome.ok) return again({ filled: form.filled, errors: whySplit[outcome.why] }, 409)
    return reply.redirect(`${home}/${id}`, 303)
  })
}

async function hamletParts(q: Read, id: string) {
  const hamlet = found(await hamletById(q, id), 'ấp, thôn, khu phố này')
  return { hamlet, changes: await hamletChanges(q, hamlet.id) }
}
