import { z } from 'zod'

import { proceduresOn, type Procedure } from '#modules/procedures/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import { isOnline, levels as allLevels, type Level } from './domain.ts'

declare module '#platform/events.ts' {
  interface Events {
    'figures.level-set': { procedure: string; level: Level; source: string }
  }
}

const LevelRow = z.object({
  procedureCode: z.string(),
  level: z.enum(allLevels),
  source: z.string(),
  certainty: z.enum(['V', 'S', 'M', '?']),
})

export type SaidLevel = z.output<typeof LevelRow>

/** What this commune has said about how far its procedures are online. */
export const saidLevels = (q: Read, unit: number): Promise<SaidLevel[]> => q.many(LevelRow)`
  select procedure_code, level, source, certainty from figures.service_level where unit_id = ${unit}
`

/** NĐ 224/2026 Điều 14: a service is end-to-end unless a published reason makes it partial. */
export const usualLevel = ({ channels }: Pick<Procedure, 'channels'>): Level =>
  channels.includes('online') ? 'full' : 'none'
export const usualSource =
  'NĐ 224/2026/NĐ-CP Điều 14: mặc định toàn trình khi có dịch vụ trực tuyến'

/** The procedures of a commune as figures need them. */
export type Offer = {
  procedures: readonly Procedure[]
  names: ReadonlyMap<string, string>
  fieldOf: (code: string) => string
  /** Of every procedure that can be done online, wholly or partly. */
  levels: ReadonlyMap<string, Level>
}

export const unknownField = 'Lĩnh vực khác'

export async function offerOf(q: Read, unit: number, on: Temporal.PlainDate): Promise<Offer> {
  const procedures = await proceduresOn(q, on)
  const said = new Map((await saidLevels(q, unit)).map((one) => [one.procedureCode, one.level]))
  const byCode = new Map(procedures.map((one) => [one.code, one]))
  const levels = procedures.map((one): [string, Level] => [one.code, usualLevel(one)])
  return {
    procedures,
    names: new Map(procedures.map(({ code, name }) => [code, name])),
    fieldOf: (code) => byCode.get(code)?.field ?? unknownField,
    levels: new Map([...levels, ...said].filter(([, level]) => level !== 'none')),
  }
}

/** Codes of the procedures that can be done online in this way. */
export const codesOnline = ({ levels }: Pick<Offer, 'levels'>, how: 'any' | 'full' | 'partial') =>
  [...levels].filter(([, level]) => isOnline(level, how)).map(([code]) => code)

/** Mức độ dịch vụ of one procedure, with its ground. */
export async function setLevel(tx: Tx, who: Who, now: Temporal.Instant, said: SaidLevel) {
  const { procedureCode, level, source, certainty } = said
  await tx.run`
    insert into figures.service_level (unit_id, procedure_code, level, source, certainty, changed_by, changed_at)
    values (${who.unit}, ${procedureCode}, ${level}, ${source}, ${certainty}, ${who.actor}, ${now.toString()})
    on conflict (unit_id, procedure_code) do update set level = excluded.level, source = excluded.source,
      certainty = excluded.certainty, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `
  const id = `00000000-0000-8000-8000-${procedureCode.replace(/\D/g, '').padStart(12, '0')}`
  const data = { procedure: procedureCode, level, source }
  await record(tx, who, 'figures.level-set', { kind: 'procedure', id }, data)
}

export type LevelLine = {
  code: string
  name: string
  level: Level
  source: string
  certainty: SaidLevel['certainty']
}

/** Every procedure with its level and where that comes from, by code. */
export async function levelLines(
  q: Read,
  unit: number,
  on: Temporal.PlainDate,
): Promise<LevelLine[]> {
  const said = new Map((await saidLevels(q, unit)).map((one) => [one.procedureCode, one]))
  const procedures = await proceduresOn(q, on)
  return procedures.map((procedure) => {
    const { code, name } = procedure
    const own = said.get(code)
    if (own) return { code, name, level: own.level, source: own.source, certainty: own.certainty }
    return {
      code,
      name,
      level: usualLevel(procedure),
      source: usualSource,
      certainty: '?' as const,
    }
  })
}
