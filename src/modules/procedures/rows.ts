import { z } from 'zod'

import { RuleShape } from '#platform/clock/rule-shape.ts'
import { instant, plainDate } from '#platform/columns.ts'
import { idOf } from '#platform/id.ts'

import { channels, flags } from './domain.ts'
import type { Imported } from './portal.ts'

export const FeeJson = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('fixed'), amount: z.number() }),
  z.object({ kind: z.literal('per-case'), amount: z.number(), per: z.string() }),
  z.object({
    kind: z.literal('per-page'),
    first: z.number(),
    firstPages: z.number(),
    further: z.number(),
    cap: z.number().optional(),
  }),
  z.object({ kind: z.literal('by-council'), amount: z.number().optional() }),
  z.object({ kind: z.literal('unknown') }),
])

const Channel = z.enum(channels)

const CaseJson = z.object({
  caseCode: z.string(),
  channel: Channel,
  label: z.string(),
  labelEn: z.string(),
  rule: RuleShape.optional(),
  timeBasis: z.enum(['portal', 'law']),
  fee: FeeJson,
  feeBasis: z.enum(['portal', 'law']),
  citation: z.string(),
  certainty: z.enum(['V', 'S', 'M', '?']),
})

/** What a version holds, as it was imported. */
export const Content: z.ZodType<Imported> = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  field: z.string(),
  levels: z.array(z.string()),
  decision: z.string(),
  resultCodes: z.array(z.string()),
  result: z.string(),
  resultEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  exempt: z.array(z.string()),
  source: z.enum(['portal', 'law']),
  sourceUrl: z.string(),
  seenOn: z.string(),
  raw: z.object({
    timeCounter: z.string(),
    timeOnline: z.string(),
    timePost: z.string(),
    feeCounter: z.string(),
    feeOnline: z.string(),
  }),
  flags: z.array(z.enum(flags)),
  filed: z.enum(['here', 'national-portal']),
  casesComplete: z.boolean(),
  cases: z.array(CaseJson.transform((found) => ({ ...found, rule: found.rule }))),
})

export const VersionRow = z.object({
  id: idOf<'procedure-version'>(),
  number: z.number(),
  effectiveFrom: plainDate.nullable(),
  effectiveTo: plainDate.nullable(),
  importedAt: instant,
  content: Content,
})
export type VersionRow = z.output<typeof VersionRow>

export const SettingRow = z.object({
  code: z.string(),
  filed: z.enum(['here', 'national-portal']).nullable(),
  online: z.boolean().nullable(),
  hidden: z.boolean(),
  counter: z.string(),
  localName: z.string(),
  note: z.string(),
  noteEn: z.string(),
})
export type Setting = z.output<typeof SettingRow>

export const ConfirmationRow = z.object({
  code: z.string(),
  what: z.enum(['time', 'fee']),
  caseCode: z.string(),
  channel: Channel.nullable().transform((channel) => channel ?? undefined),
  rule: RuleShape.nullable().transform((rule) => rule ?? undefined),
  fee: FeeJson.nullable().transform((fee) => fee ?? undefined),
  citation: z.string(),
  effectiveFrom: plainDate,
  confirmedBy: z.string(),
  confirmedAt: instant,
})
export type ConfirmationRow = z.output<typeof ConfirmationRow>

export const LifeEventRow = z.object({
  slug: z.string(),
  position: z.number(),
  tile: z.boolean(),
  title: z.string(),
  titleEn: z.string(),
  phrases: z.array(z.string()),
  codes: z.array(z.string()),
})
export type LifeEventRow = z.output<typeof LifeEventRow>
