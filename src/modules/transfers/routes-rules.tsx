import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureByCode, procedureNames } from '#modules/procedures/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { clocks } from './domain.ts'
import { RulesPage } from './pages/rules-page.tsx'
import { clockOf, clockRules, exclude, exclusions, include, setClock } from './rules.ts'

const home = '/quan-tri/phi-dia-gioi'
const ground = z.string().min(3, 'Ghi căn cứ: số, ngày văn bản').max(300, 'Tối đa 300 chữ')
const ClockForm = z.object({
  clock: z.enum(clocks, 'Chọn cách tính'),
  from: typedDay('Ghi ngày bắt đầu áp dụng'),
  ground,
})
const ExcludeForm = z.object({ procedure: z.string().min(1, 'Ghi mã thủ tục').max(40), ground })
const IncludeForm = z.object({ procedure: z.string().min(1).max(40) })

type Refused = Retry & { part: 'clock' | 'exclude' }

/** Quy định tiếp nhận phi địa giới: when the clock starts, and what only this commune itself takes in. */
export function ruleRoutes(app: App) {
  app.get(home, allow('transfer-rule.edit'), (req, reply) => show(req, reply))
  app.post(`${home}/thoi-han`, allow('transfer-rule.edit'), async (req, reply) => {
    const form = readForm(req, ClockForm)
    if (!form.ok) return show(req, reply, { part: 'clock', ...form })
    await req.db.tx((tx) => setClock(tx, req.who, { ...form.value, now: req.now }))
    return reply.redirect(home, 303)
  })
  app.post(`${home}/loai-tru`, allow('transfer-rule.edit'), async (req, reply) => {
    const form = readForm(req, ExcludeForm)
    if (!form.ok) return show(req, reply, { part: 'exclude', ...form })
    const { procedure } = form.value
    const known = await req.db.read((q) => procedureByCode(q, procedure, req.today))
    const errors = { procedure: 'Không có thủ tục mang mã này' }
    if (!known) return show(req, reply, { part: 'exclude', filled: form.filled, errors })
    await req.db.tx((tx) => exclude(tx, req.who, { ...form.value, now: req.now }))
    return reply.redirect(home, 303)
  })
  app.post(`${home}/bo-loai-tru`, allow('transfer-rule.edit'), async (req, reply) => {
    const form = readForm(req, IncludeForm)
    if (form.ok) await req.db.tx((tx) => include(tx, req.who, form.value.procedure))
    return reply.redirect(home, 303)
  })
}

async function show(req: FastifyRequest, reply: FastifyReply, refused?: Refused) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => ({
    now: await clockOf(q, unit, req.today),
    rules: await clockRules(q, unit),
    excluded: await exclusions(q, unit),
    names: await procedureNames(q, req.today),
  }))
  return page(req, reply, <RulesPage {...{ ...shown, refused }} />, refused ? 422 : 200)
}
