import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { linesOf, paidDuties } from '#modules/dossiers/index.ts'
import {
  leastRatings,
  opinions,
  opinionsPerPage,
  ratedProcedures,
  satisfactionIn,
} from '#modules/ratings/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { aroundOf, namesOf, type Around } from './around.ts'
import { Query } from './asked.ts'
import { dossiersBehind } from './behind.ts'
import { sumOf, sumsOf } from './domain.ts'
import type { Condition } from './domain.ts'
import { codesOnline, unknownField } from './levels.ts'
import { measureCodes, measureOf } from './measures.ts'
import { BehindPage } from './pages/behind-page.tsx'
import { OpinionsPage } from './pages/opinions-page.tsx'
import { PaidPage } from './pages/paid-page.tsx'
import { PublishedPage } from './pages/published-page.tsx'
import { aroundFor } from './routes.tsx'
import { cellsOf } from './store.ts'
import { paidAsked, paidShare } from './summary.ts'

const home = '/can-bo/so-lieu'
const cursor = z.string().max(200).optional().catch(undefined)
const BehindQuery = Query.extend({
  so: z.enum(measureCodes).catch('received'),
  phan: z.enum(['tu', 'mau']).catch('tu'),
  cursor,
})
const OpinionQuery = Query.extend({ cursor })
const PaidQuery = Query.extend({ phan: z.enum(['tu', 'mau']).catch('mau'), cursor })
const PublishedQuery = z.object({ phan: z.enum(['tu', 'mau']).catch('mau'), cursor })

/** What stands behind a number: the dossiers, the opinions, the procedures. */
export function behindRoutes(app: App) {
  app.get(`${home}/ho-so`, allow('dossier.view', { querystring: BehindQuery }), (req, reply) =>
    behind(req, reply, req.query),
  )
  app.get(`${home}/gop-y`, allow('rating.view', { querystring: OpinionQuery }), (req, reply) =>
    said(req, reply, req.query),
  )
  app.get(`${home}/thanh-toan`, allow('dossier.view', { querystring: PaidQuery }), (req, reply) =>
    paid(req, reply, req.query),
  )
  app.get(
    `${home}/cong-khai`,
    allow('figures.view', { querystring: PublishedQuery }),
    (req, reply) => published(req, reply, req.query),
  )
}

/** What a condition on online services means in codes. */
export const onlineCodes = ({ online }: Condition, { offer }: Around) =>
  online && codesOnline(offer, online)

async function behind(
  req: FastifyRequest,
  reply: FastifyReply,
  query: z.output<typeof BehindQuery>,
) {
  const { so: code, phan: side } = query
  const measure = measureOf(code)
  const condition = side === 'mau' ? found(measure.whole, 'mẫu số của chỉ số này') : measure.part
  const shown = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    const { asked, wanted, departments } = around
    const online = onlineCodes(condition, around)
    const { ids, next } = await dossiersBehind(q, {
      ...asked,
      condition,
      online,
      cursor: query.cursor,
    })
    const items = await linesOf(q, req.who.unit, ids)
    const people = [...items.flatMap(({ assignee }) => assignee ?? []), wanted.officer ?? '']
    const names = await namesOf(q, people)
    const narrowed = [
      wanted.field,
      wanted.procedure,
      wanted.officer && names.get(wanted.officer),
      wanted.department && departments.get(wanted.department),
    ].filter((text): text is string => Boolean(text))
    const count = sumOf(sumsOf(await cellsOf(q, asked)), condition)
    return { wanted, items, next, names, count, narrowed }
  })
  return page(req, reply, <BehindPage {...shown} {...{ code, side }} now={req.now} />)
}

async function said(
  req: FastifyRequest,
  reply: FastifyReply,
  query: z.output<typeof OpinionQuery>,
) {
  const shown = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    const { unit, period, narrowing } = around.asked
    const satisfaction = await satisfactionIn(q, unit, period, narrowing.procedures)
    const after = z.uuid().safeParse(query.cursor).data
    const filter = { procedures: narrowing.procedures, after }
    const rows = satisfaction.shown ? await opinions(q, unit, period, filter) : []
    const items = rows.slice(0, opinionsPerPage)
    const next = rows.length > opinionsPerPage ? (items.at(-1)?.id ?? null) : null
    const fieldOf = fieldsShown(
      around,
      await ratedProcedures(q, unit, period),
      await leastRatings(q, unit),
    )
    return { around, satisfaction, items, next, fieldOf }
  })
  return page(req, reply, <OpinionsPage {...shown} />)
}

/** A field is named only where enough of its ratings stand beside each other. */
function fieldsShown({ offer }: Around, rated: ReadonlyMap<string, number>, least: number) {
  const byField = Map.groupBy(rated, ([code]) => offer.fieldOf(code))
  const enough = new Set(
    [...byField]
      .filter(([, some]) => some.reduce((sum, [, count]) => sum + count, 0) >= least)
      .map(([field]) => field),
  )
  return (code: string) => (enough.has(offer.fieldOf(code)) ? offer.fieldOf(code) : unknownField)
}

async function paid(
  req: FastifyRequest,
  reply: FastifyReply,
  { phan, cursor, ...query }: z.output<typeof PaidQuery>,
) {
  const onlyOnline = phan === 'tu'
  const shown = await req.db.read(async (q) => {
    const { asked, wanted } = await aroundOf(q, aroundFor(req, query))
    const which = found(paidAsked(asked), 'chỉ số này theo cán bộ')
    const share = paidShare(asked, await cellsOf(q, asked, 'procedure'))
    const list = await paidDuties(q, which, { onlyOnline, cursor, limit: perPage })
    return { wanted, count: (onlyOnline ? share?.part : share?.whole) ?? 0, ...list }
  })
  return page(req, reply, <PaidPage {...shown} {...{ onlyOnline }} />)
}

const perPage = 100

async function published(
  req: FastifyRequest,
  reply: FastifyReply,
  { phan, cursor }: z.output<typeof PublishedQuery>,
) {
  const { offer } = await req.db.read((q) => aroundOf(q, aroundFor(req, Query.parse({}))))
  const onlyPublished = phan === 'tu'
  const all = offer.procedures.filter(({ hidden }) => !onlyPublished || !hidden)
  const start = all.findIndex(({ code }) => code === cursor) + 1
  const rows = all.slice(start, start + perPage)
  const next = start + perPage < all.length ? (rows.at(-1)?.code ?? null) : null
  return page(req, reply, <PublishedPage {...{ rows, onlyPublished, next }} total={all.length} />)
}
