import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { figuresReportPdf } from '#modules/papers/index.ts'
import { unitById } from '#modules/units/index.ts'
import { allow, zone, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { aroundOf } from './around.ts'
import { Query, type Wanted } from './asked.ts'
import { sheetsOf } from './export.ts'
import { TransparencyPage } from './pages/transparency-page.tsx'
import { reportOf } from './report.ts'
import { aroundFor } from './routes.tsx'
import { transparencyOf } from './transparency.ts'
import { workbookOf } from './workbook.ts'

const home = '/can-bo/so-lieu'
type Asked = z.output<typeof Query>

/** The figures taken along: as a workbook, as a report, and the page for everybody. */
export function exportRoutes(app: App) {
  app.get(`${home}/xuat.xlsx`, allow('figures.view', { querystring: Query }), (req, reply) =>
    workbook(req, reply, req.query),
  )
  app.get(`${home}/bao-cao.pdf`, allow('figures.view', { querystring: Query }), (req, reply) =>
    report(req, reply, req.query),
  )
  app.get('/minh-bach', allow('public'), async (req, reply) => {
    const { today, who } = req
    const data = await req.db.read((q) => transparencyOf(q, who.unit, today))
    return page(req, reply, <TransparencyPage {...{ data, today }} />)
  })
}

async function workbook(req: FastifyRequest, reply: FastifyReply, query: Asked) {
  const { who, now } = req
  const madeAt = now.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const { sheets, wanted } = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    const unitName = (await unitById(q, who.unit)).name
    const made = { unitName, madeAt, byOfficer: who.can.has('figures.officers') }
    return { sheets: await sheetsOf(q, around, made), wanted: around.wanted }
  })
  return sendFile(reply, await workbookOf(sheets), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${fileName(wanted)}.xlsx`,
  })
}

async function report(req: FastifyRequest, reply: FastifyReply, query: Asked) {
  const made = { madeAt: req.now, demo: req.server.world.demo }
  const { data, wanted } = await req.db.read(async (q) => {
    const around = await aroundOf(q, aroundFor(req, query))
    return { data: await reportOf(q, around, made), wanted: around.wanted }
  })
  const pdf = Buffer.from(await figuresReportPdf(data))
  return sendFile(reply, pdf, { type: 'application/pdf', name: `${fileName(wanted)}.pdf` })
}

const fileName = ({ period: { from, to } }: Wanted) => `so-lieu-${from.toString()}-${to.toString()}`

const sendFile = (
  reply: FastifyReply,
  body: Buffer,
  { type, name }: { type: string; name: string },
) =>
  reply
    .headers({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    })
    .send(body)
