import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureByCode } from '#modules/procedures/index.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { plan } from '#platform/jobs.ts'
import { page } from '#platform/render.tsx'

import { aroundOf } from './around.ts'
import { Query } from './asked.ts'
import { levelLines, setLevel } from './levels.ts'
import { RecountPage } from './pages/recount-page.tsx'
import { WeightsPage, type WeightsRetry } from './pages/weights-page.tsx'
import { recounts } from './recount.ts'
import { aroundFor } from './routes.tsx'
import { LevelForm, WeightForm } from './shapes.ts'
import { setWeight, weightsOn } from './weights.ts'

const recountPath = '/can-bo/so-lieu/doi-chieu'
const weightsPath = '/quan-tri/chi-so'
const RecountQuery = Query.extend({ 'da-yeu-cau': z.string().max(1).optional().catch(undefined) })
const LevelQuery = z.object({ cursor: z.string().max(40).optional().catch(undefined) })

/** Recounts, weights and service levels. */
export function figureAdminRoutes(app: App) {
  app.get(recountPath, allow('figures.view', { querystring: RecountQuery }), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      around: await aroundOf(q, aroundFor(req, req.query)),
      past: await recounts(q, req.who.unit),
    }))
    return page(req, reply, <RecountPage {...shown} asked={req.query['da-yeu-cau'] === '1'} />)
  })
  app.post(recountPath, allow('figures.edit'), async (req, reply) => {
    const { unit, name, actor } = req.who
    // One recount waits at a time, however often it is asked for.
    const key = `figures.recount.${unit}`
    await req.db.tx((tx) => plan(tx, 'figures.recount', { unit, name, actor }, { key }))
    return reply.redirect(`${recountPath}?da-yeu-cau=1`, 303)
  })
  weightRoutes(app)
}

function weightRoutes(app: App) {
  app.get(weightsPath, allow('figures.edit', { querystring: LevelQuery }), (req, reply) =>
    show(req, reply, { cursor: req.query.cursor }),
  )
  app.post(weightsPath, allow('figures.edit'), async (req, reply) => {
    const form = readForm(req, WeightForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'weight', ...form } })
    await req.db.tx((tx) => setWeight(tx, req.who, req.now, form.value))
    return reply.redirect(weightsPath, 303)
  })
  app.post(`${weightsPath}/muc-do`, allow('figures.edit'), async (req, reply) => {
    const form = readForm(req, LevelForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'level', ...form } })
    const { procedure: procedureCode, ...said } = form.value
    const known = await req.db.read((q) => procedureByCode(q, procedureCode, req.today))
    if (!known) {
      const errors = { procedure: 'Không có thủ tục mang mã này' }
      return show(req, reply, { retry: { form: 'level', filled: form.filled, errors } })
    }
    await req.db.tx((tx) => setLevel(tx, req.who, req.now, { procedureCode, ...said }))
    return reply.redirect(`${weightsPath}#muc-do`, 303)
  })
}

const perPage = 50

type Shown = { cursor?: string | undefined; retry?: WeightsRetry }

async function show(req: FastifyRequest, reply: FastifyReply, { cursor, retry }: Shown) {
  const { weights, all } = await req.db.read(async (q) => ({
    weights: await weightsOn(q, req.who.unit, req.today),
    all: await levelLines(q, req.who.unit, req.today),
  }))
  const start = all.findIndex(({ code }) => code === cursor) + 1
  const lines = all.slice(start, start + perPage)
  const next = start + perPage < all.length ? (lines.at(-1)?.code ?? null) : null
  return page(req, reply, <WeightsPage {...{ weights, lines, next, retry }} />, retry ? 422 : 200)
}
