import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { everyCluster, type Cluster } from '#modules/clusters/index.ts'
import { workbookOf } from '#modules/figures/index.ts'
import { figuresReportPdf } from '#modules/papers/index.ts'
import { hamlets, ownUnit } from '#modules/units/index.ts'
import { day, epochDay, instantOf } from '#platform/clock/time.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { proofKinds } from './domain.ts'
import { sheetsOf } from './export.ts'
import { LogPage } from './pages/log-page.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { paperOf } from './paper.ts'
import { courseOf, heardAt, proofs, spokenIn, sums } from './proof.ts'
import { reportOf } from './report.ts'

const home = '/can-bo/nhat-ky-phat'

const date = z.iso.date().optional().catch(undefined)
const LogQuery = z.object({
  day: date,
  cluster: z.uuid().optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
  proof: z.enum(proofKinds).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
})
const typed = z
  .union([z.iso.date().transform((text) => Temporal.PlainDate.from(text)), typedDay('')])
  .optional()
  .catch(undefined)
const Period = z.object({ from: typed, to: typed })

/** Nhật ký phát: planned against played, and the report of a period. */
export function playRoutes(app: App) {
  app.get(home, allow('broadcast.see', { querystring: LogQuery }), async (req, reply) => {
    const { day: on, cluster, item, proof, cursor } = req.query
    const shown = on === undefined ? req.today : Temporal.PlainDate.from(on)
    const begin = epochDay(shown) * day
    const stretch = { from: instantOf(begin), to: instantOf(begin + day), now: req.now }
    const { lines, clusters } = await req.db.read(async (q) => ({
      lines: await proofs(q, {
        ...stretch,
        item,
        dropped: proof === 'dropped',
        ...(cluster && { clusters: [cluster] }),
      }),
      clusters: await everyCluster(q),
    }))
    const { today } = req
    return page(
      req,
      reply,
      <LogPage {...{ lines, clusters, cluster, item, proof, cursor, today }} day={shown} />,
    )
  })
  app.get(
    `${home}/bao-cao`,
    allow('broadcast.see', { querystring: Period }),
    async (req, reply) => {
      const { report } = await read(req, req.query)
      return page(req, reply, <ReportPage {...{ report }} />)
    },
  )
  app.get(
    `${home}/bao-cao.xlsx`,
    allow('broadcast.see', { querystring: Period }),
    async (req, reply) => {
      const { report } = await read(req, req.query)
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return send(reply, await workbookOf(sheetsOf(report)), type, `${nameOf(report)}.xlsx`)
    },
  )
  app.get(
    `${home}/bao-cao.pdf`,
    allow('broadcast.see', { querystring: Period }),
    async (req, reply) => {
      const { report, unit } = await read(req, req.query)
      const { demo } = req.server.world
      const pdf = await figuresReportPdf(paperOf(report, unit, { madeAt: req.now, demo }))
      return send(reply, Buffer.from(pdf), 'application/pdf', `${nameOf(report)}.pdf`)
    },
  )
}

type Asked = z.output<typeof Period>

/** Without dates the present month; at most a year. */
function periodOf({ from, to }: Asked, today: Temporal.PlainDate) {
  const first = from ?? today.with({ day: 1 })
  const last = to ?? today
  const [begin, end] = Temporal.PlainDate.compare(first, last) <= 0 ? [first, last] : [last, first]
  return { begin: begin.until(end).days > 366 ? end.subtract({ days: 366 }) : begin, end }
}

function read(req: FastifyRequest, query: Asked) {
  const { begin, end } = periodOf(query, req.today)
  const stretch = {
    from: instantOf(epochDay(begin) * day),
    to: instantOf((epochDay(end) + 1) * day),
    now: req.now,
  }
  return req.db.read(async (q) => {
    const clusters: Cluster[] = await everyCluster(q)
    const course = await courseOf(q, stretch)
    const facts = {
      ...{ course, sums: await sums(q, stretch) },
      ...{ languages: await spokenIn(q, stretch), heard: await heardAt(q, stretch) },
    }
    const report = reportOf({ ...facts, clusters, places: await hamlets(q), from: begin, to: end })
    return { report, unit: await ownUnit(q) }
  })
}

const nameOf = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
  `phat-thanh-${from.toString()}-${to.toString()}`

const send = (reply: FastifyReply, body: Buffer, type: string, name: string) =>
  reply
    .headers({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    })
    .send(body)
