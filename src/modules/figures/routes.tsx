import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { aroundOf } from './around.ts'
import { Query, wantedOf } from './asked.ts'
import { breakdownOf, type BreakdownTab } from './breakdown.ts'
import { BreakdownPage } from './pages/breakdown.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { ScorePage } from './pages/score-page.tsx'
import { ratiosOf, scoreOf } from './score.ts'
import { groupsOf, pointsOf, summaryOf } from './summary.ts'
import { weightsOn } from './weights.ts'

const home = '/can-bo/so-lieu'

export type Asking = FastifyRequest<{ Querystring: z.output<typeof Query> }>

export const aroundFor = (req: FastifyRequest, query: z.output<typeof Query>) => ({
  who: req.who,
  today: req.today,
  wanted: wantedOf(query, req.today),
})

/** The figures of a period: at a glance, broken down, and as a score. */
export function figureRoutes(app: App) {
  const querystring = Query
  app.get(home, allow('figures.view', { querystring }), (req, reply) =>
    overview(req, reply, req.query),
  )
  app.get(`${home}/diem`, allow('figures.view', { querystring }), (req, reply) =>
    score(req, reply, req.query),
  )
  const tabs: [path: string, permission: string, tab: BreakdownTab][] = [
    ['linh-vuc', 'figures.view', 'field'],
    ['thu-tuc', 'figures.view', 'procedure'],
    ['thoi-gian', 'figures.view', 'time'],
    ['phong-ban', 'figures.officers', 'department'],
    ['can-bo', 'figures.officers', 'officer'],
  ]
  for (const [path, permission, tab] of tabs)
    app.get(`${home}/${path}`, allow(permission, { querystring }), (req, reply) =>
      breakdown(req, reply, { query: req.query, tab }),
    )
}

async function overview(req: FastifyRequest, reply: FastifyReply, query: z.output<typeof Query>) {
  const shown = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    const { asked, offer } = around
    const summary = await summaryOf(q, asked, offer)
    const points = await pointsOf(q, asked)
    return { around, summary, points, fields: groupsOf(summary.cells, offer.fieldOf) }
  })
  return page(req, reply, <OverviewPage {...shown} />)
}

async function score(req: FastifyRequest, reply: FastifyReply, query: z.output<typeof Query>) {
  const shown = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    const summary = await summaryOf(q, around.asked, around.offer)
    const weights = await weightsOn(q, req.who.unit, around.wanted.period.to)
    return { around, score: scoreOf(weights, ratiosOf(summary)) }
  })
  return page(req, reply, <ScorePage {...shown} />)
}

async function breakdown(
  req: FastifyRequest,
  reply: FastifyReply,
  { query, tab }: { query: z.output<typeof Query>; tab: BreakdownTab },
) {
  const shown = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    return { around, ...(await breakdownOf(q, around, tab, req.lang)) }
  })
  return page(req, reply, <BreakdownPage {...shown} {...{ tab }} ofPeriod={tab === 'time'} />)
}
