import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { workbookOf } from '#modules/figures/index.ts'
import { unitById } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { booksHome } from './pages/book-href.ts'
import { StatisticsPage } from './pages/statistics-page.tsx'
import { daysOf, sheetsOf, spans, spanWords, statisticsOf } from './statistics.ts'

const Asked = z.object({
  nam: z.coerce.number().int().min(2015).max(2200).optional(),
  ky: z.enum(spans).optional(),
})

const readAsked = ({ today }: FastifyRequest, { nam, ky }: z.output<typeof Asked>) => ({
  year: nam ?? today.year,
  span: ky ?? ('year' as const),
})

/** Statistics for the department of justice. */
export function statisticsRoutes(app: App) {
  const asked = allow('certification.view', { querystring: Asked })
  app.get(`${booksHome}/thong-ke`, asked, async (req, reply) => {
    const { year, span } = readAsked(req, req.query)
    const statistics = await req.db.read((q) => statisticsOf(q, req.who.unit, daysOf(year, span)))
    const view = { year, span, statistics, thisYear: req.today.year }
    return page(req, reply, <StatisticsPage {...view} />)
  })
  app.get(`${booksHome}/thong-ke.xlsx`, asked, async (req, reply) => {
    const { year, span } = readAsked(req, req.query)
    const sheets = await req.db.read(async (q) => {
      const statistics = await statisticsOf(q, req.who.unit, daysOf(year, span))
      const { name: unitName } = await unitById(q, req.who.unit)
      return sheetsOf({ unitName, period: `${spanWords[span][0]} ${year}`, statistics })
    })
    return reply
      .headers({
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="thong-ke-chung-thuc-${year}-${span}.xlsx"`,
        'cache-control': 'private, no-store',
      })
      .send(await workbookOf(sheets))
  })
}
