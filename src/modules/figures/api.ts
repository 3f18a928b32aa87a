import { z } from 'zod'

import { linesOf } from '#modules/dossiers/index.ts'
import { isoOf } from '#platform/clock/time.ts'
import { allow, type App } from '#platform/http.ts'
import { invalid } from '#platform/problem.ts'

import { aroundOf } from './around.ts'
import { dossiersBehind } from './behind.ts'
import { channels } from './domain.ts'
import { groupsBy } from './groups.ts'
import { codesOnline } from './levels.ts'
import { measureCodes, measureOf, type MeasureCode } from './measures.ts'
import { ownRange, periodOn } from './period.ts'
import { publishedOf, summaryOf, type Figure, type Figures, type Group } from './summary.ts'

const tags = ['figures']
const security = [{ token: [] }]
const groupings = [
  'field',
  'procedure',
  'officer',
  'department',
  'channel',
  'day',
  'month',
] as const

const Day = z.iso.date()
const Narrow = z.object({
  /** Both days are part of the period; without them the present month. */
  from: Day.optional(),
  to: Day.optional(),
  field: z.string().max(200).optional(),
  procedure: z.string().max(40).optional(),
  officer: z.uuid().optional(),
  channel: z.enum(channels).optional(),
})
const Query = Narrow.extend({ by: z.enum(groupings).optional() })
const DossierQuery = Narrow.extend({
  figure: z.enum(measureCodes),
  side: z.enum(['numerator', 'denominator']).default('numerator'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const ApiFigure = z.object({
  code: z.enum(measureCodes),
  name: z.string(),
  numerator: z.number().int(),
  denominator: z.number().int().nullable(),
  ratio: z.number().nullable(),
})

const Answer = z.object({
  from: z.string(),
  to: z.string(),
  madeAt: z.string(),
  source: z.string(),
  figures: z.array(ApiFigure.extend({ formula: z.string() })),
  published: z.object({
    numerator: z.number().int(),
    denominator: z.number().int(),
    ratio: z.number().nullable(),
  }),
  /** Fees paid by bank transfer, of all fees paid; null where officers are asked for. */
  paidOnline: z
    .object({
      numerator: z.number().int(),
      denominator: z.number().int(),
      ratio: z.number().nullable(),
    })
    .nullable(),
  /** Null when too few have rated. */
  satisfaction: z
    .object({ numerator: z.number().int(), denominator: z.number().int(), ratio: z.number() })
    .nullable(),
  groups: z.array(z.object({ key: z.string(), figures: z.array(ApiFigure) })),
})

const ApiLine = z.object({
  code: z.string(),
  procedure: z.string(),
  state: z.string(),
  channel: z.enum(channels),
  receivedAt: z.string(),
  dueAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

/** The JSON face of the figures, for the province's monitor and others with a token of scope `figures`. */
export function figuresApi(app: App) {
  app.get(
    '/api/v1/figures',
    allow('api.figures', {
      tags,
      security,
      summary: 'Số liệu của một kỳ',
      querystring: Query,
      response: { 200: Answer },
    }),
    (req) =>
      req.db.read(async (q) => {
        const around = await aroundOf(q, { ...asker(req), wanted: wantedOf(req.query, req.today) })
        const { asked, offer } = around
        const summary = await summaryOf(q, asked, offer)
        const { satisfaction } = summary
        return {
          from: asked.period.from.toString(),
          to: asked.period.to.toString(),
          madeAt: isoOf(req.now),
          source: 'xaso.dossiers',
          figures: measureCodes.map((code) => ({
            ...apiFigure(summary.figures[code]),
            formula: measureOf(code).formula[0],
          })),
          published: ratio(publishedOf(offer)),
          paidOnline: summary.paid && ratio(summary.paid),
          satisfaction: satisfaction.shown
            ? { ...ratio(satisfaction), ratio: satisfaction.ratio }
            : null,
          groups: req.query.by ? groups(await groupsBy(q, around, req.query.by)) : [],
        }
      }),
  )
  dossiersApi(app)
}

function dossiersApi(app: App) {
  app.get(
    '/api/v1/figures/dossiers',
    allow('api.figures', {
      tags,
      security,
      summary: 'Hồ sơ phía sau một số liệu',
      querystring: DossierQuery,
      response: { 200: z.object({ items: z.array(ApiLine), next: z.string().nullable() }) },
    }),
    (req) =>
      req.db.read(async (q) => {
        const { figure, side, cursor, limit } = req.query
        const condition = conditionOf(figure, side)
        const { asked, offer } = await aroundOf(q, {
          ...asker(req),
          wanted: wantedOf(req.query, req.today),
        })
        const online = condition.online && codesOnline(offer, condition.online)
        const { ids, next } = await dossiersBehind(q, {
          ...asked,
          condition,
          online,
          cursor,
          limit,
        })
        const lines = await linesOf(q, req.who.unit, ids)
        return {
          next,
          items: lines.map((line) => ({
            code: line.code,
            procedure: line.procedureCode,
            state: line.state,
            channel: line.channel,
            receivedAt: isoOf(line.receivedAt),
            dueAt: line.dueAt ? isoOf(line.dueAt) : null,
            finishedAt: line.finishedAt ? isoOf(line.finishedAt) : null,
          })),
        }
      }),
  )
}

function conditionOf(figure: MeasureCode, side: 'numerator' | 'denominator') {
  const { part, whole } = measureOf(figure)
  if (side === 'numerator') return part
  if (!whole) throw invalid({ side: 'Chỉ số này không có mẫu số' })
  return whole
}

type Asking = { who: Parameters<typeof aroundOf>[1]['who']; today: Temporal.PlainDate }

/** A token of this scope reads all figures of its unit. */
const asker = ({ who, today }: Asking) => ({
  today,
  who: { ...who, can: new Set([...who.can, 'figures.officers']) },
})

function wantedOf({ from, to, ...narrow }: z.output<typeof Narrow>, today: Temporal.PlainDate) {
  const { field, procedure, officer, channel } = narrow
  return {
    field,
    procedure,
    officer,
    channel,
    department: undefined,
    period: periodOf(from, to, today),
  }
}

function periodOf(from: string | undefined, to: string | undefined, today: Temporal.PlainDate) {
  if (!from && !to) return periodOn('month', today)
  const [one, other] = [from ?? to, to ?? from].map((day) => Temporal.PlainDate.from(day ?? ''))
  const own = ownRange(one ?? today, other ?? today)
  if (!own.ok) throw invalid({ to: 'Kỳ dài quá 10 năm' })
  return own.value
}

const apiFigure = ({ code, measure, part, whole, ratio }: Figure) => ({
  code,
  name: measure.name[0],
  numerator: part,
  denominator: whole,
  ratio,
})

const ratio = ({ part, whole, ratio }: { part: number; whole: number; ratio: number | null }) => ({
  numerator: part,
  denominator: whole,
  ratio,
})

const all = (figures: Figures) => measureCodes.map((code) => apiFigure(figures[code]))

const groups = (groups: readonly Group[]) =>
  groups
    .map(({ key, figures }) => ({ key, figures: all(figures) }))
    .toSorted((a, b) => a.key.localeCompare(b.key))
