import { z } from 'zod'

import { RuleShape } from '#platform/clock/rule-shape.ts'
import { allow, type App } from '#platform/http.ts'
import { badCursor, found } from '#platform/problem.ts'

import { catalogueOn, type Catalogue } from './catalogue.ts'
import { channels, flags, specialCases, type Channel, type Procedure } from './domain.ts'
import { openFlags } from './open-flags.ts'
import { FeeJson } from './rows.ts'
import { search } from './search/search.ts'
import { feeOf, timeOf } from './terms.ts'

const Term = z.object({
  case: z.string().describe('Trường hợp; rỗng là trường hợp chung'),
  caseName: z.string(),
  channel: z.enum(channels),
  time: RuleShape.nullable().describe('Thời hạn; null khi chưa xác định'),
  timeConfirmed: z.boolean(),
  fee: FeeJson,
  feeConfirmed: z.boolean(),
  citation: z.string(),
})

const Brief = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  filedAt: z.enum(['here', 'national-portal']),
  channels: z.array(z.enum(channels)),
  time: RuleShape.nullable(),
  fee: FeeJson,
  flags: z.array(z.enum(flags)),
})

const Whole = Brief.extend({
  nameEn: z.string(),
  levels: z.array(z.string()),
  decision: z.string(),
  resultCodes: z.array(z.string()),
  terms: z.array(Term),
  version: z.object({
    id: z.string(),
    number: z.number(),
    effectiveFrom: z.string().nullable(),
    effectiveTo: z.string().nullable(),
    dataOf: z.string(),
  }),
  source: z.enum(['portal', 'law']),
  sourceUrl: z.string(),
})

const ListQuery = z.object({
  q: z.string().max(300, 'Tối đa 300 ký tự').optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1, 'Từ 1 đến 100').max(100, 'Từ 1 đến 100').default(50),
})

const listContract = {
  tags: ['procedures'],
  summary: 'Danh mục thủ tục hành chính của xã',
  description:
    'Không có `q`: theo mã. Có `q`: theo độ phù hợp; tìm có dấu, không dấu, theo mã hoặc theo việc trong đời sống.',
  querystring: ListQuery,
  response: { 200: z.object({ items: z.array(Brief), next: z.string().nullable() }) },
}

const oneContract = {
  tags: ['procedures'],
  summary: 'Một thủ tục: thời hạn và phí theo trường hợp, cách nộp; phiên bản đang có hiệu lực',
  params: z.object({ code: z.string().max(20) }),
  response: { 200: Whole },
}

export function api(app: App) {
  app.get('/api/v1/procedures', allow('public', listContract), async (req) => {
    const { q: asked, cursor, limit } = req.query
    const catalogue = await req.db.read((q) => catalogueOn(q, req.today))
    const all = chosen(catalogue, asked)
    const start = all.findIndex(({ code }) => code === cursor) + 1
    if (cursor && start === 0) throw badCursor()
    const items = all.slice(start, start + limit)
    const next = start + limit < all.length ? (items.at(-1)?.code ?? null) : null
    return { items: items.map((one) => briefOf(one, req.today)), next }
  })
  app.get('/api/v1/procedures/:code', allow('public', oneContract), async (req) => {
    const { code } = req.params
    const { byCode } = await req.db.read((q) => catalogueOn(q, req.today))
    const procedure = byCode.get(code)
    return wholeOf(found(procedure?.hidden ? undefined : procedure, `thủ tục ${code}`), req.today)
  })
}

function chosen({ procedures, byCode, index }: Catalogue, asked: string | undefined): Procedure[] {
  if (asked) return search(index, asked).codes.flatMap((code) => byCode.get(code) ?? [])
  return procedures.filter(({ hidden }) => !hidden)
}

const briefOf = (procedure: Procedure, on: Temporal.PlainDate) => ({
  code: procedure.code,
  name: procedure.name,
  field: procedure.field,
  filedAt: procedure.filed,
  channels: procedure.channels,
  time: timeOf(procedure, { on })?.value ?? null,
  fee: feeOf(procedure, { on }).value,
  flags: openFlags(procedure, on),
})

function wholeOf(procedure: Procedure, on: Temporal.PlainDate) {
  const cases = [{ caseCode: '', label: '' }, ...specialCases(procedure)]
  const ways: Channel[] = procedure.channels.length > 0 ? procedure.channels : ['counter']
  const { nameEn, levels, decision, resultCodes, source, sourceUrl } = procedure
  return {
    ...briefOf(procedure, on),
    nameEn,
    levels,
    decision,
    resultCodes,
    source,
    sourceUrl,
    terms: cases.flatMap(({ caseCode, label }) =>
      ways.map((channel) => termOf(procedure, { caseCode, channel, on }, label)),
    ),
    version: {
      id: procedure.versionId,
      number: procedure.version,
      effectiveFrom: procedure.effectiveFrom?.toString() ?? null,
      effectiveTo: procedure.effectiveTo?.toString() ?? null,
      dataOf: procedure.seenOn.toString(),
    },
  }
}

type Asked = { caseCode: string; channel: Channel; on: Temporal.PlainDate }

function termOf(procedure: Procedure, asked: Asked, caseName: string) {
  const time = timeOf(procedure, asked)
  const fee = feeOf(procedure, asked)
  return {
    case: asked.caseCode,
    caseName,
    channel: asked.channel,
    time: time?.value ?? null,
    timeConfirmed: time?.sure ?? false,
    fee: fee.value,
    feeConfirmed: fee.sure && fee.value.kind !== 'unknown',
    citation: time?.citation || fee.citation,
  }
}
