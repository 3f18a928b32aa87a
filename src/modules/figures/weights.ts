import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { seededWeights, type Certainty, type Weight } from './score.ts'

declare module '#platform/events.ts' {
  interface Events {
    'figures.weight-set': { code: string; max: number; source: string; effectiveFrom: string }
  }
}

const Row = z.object({
  code: z.string(),
  max: z.coerce.number(),
  source: z.string(),
  certainty: z.enum(['V', 'S', 'M', '?']),
  effectiveFrom: plainDate,
})

/** The weights in force on a day: those the program comes with, and over them what the commune has set since. */
export async function weightsOn(q: Read, unit: UnitId, on: Temporal.PlainDate): Promise<Weight[]> {
  const rows = await q.many(Row)`
    select distinct on (code) code, max, source, certainty, effective_from from figures.weight
    where unit_id = ${unit} and effective_from <= ${on.toString()}::date
    order by code, effective_from desc, changed_at desc, id desc
  `
  const set = new Map(rows.map((row) => [row.code, row]))
  return seededWeights.map((weight) => {
    const own = set.get(weight.code)
    return own ? { ...weight, max: own.max, source: own.source, certainty: own.certainty } : weight
  })
}

export type NewWeight = {
  code: string
  max: number
  source: string
  certainty: Certainty
  from: Temporal.PlainDate
}

/** Đặt điểm tối đa, from a day on; what was in force before stays for the periods before. */
export async function setWeight(tx: Tx, who: Who, now: Temporal.Instant, weight: NewWeight) {
  const { code, max, source, certainty, from } = weight
  found(
    seededWeights.find((one) => one.code === code),
    'nhóm chỉ số này',
  )
  const id = newId<'weight'>()
  await tx.run`
    insert into figures.weight (unit_id, id, code, max, source, certainty, effective_from, changed_by, changed_at)
    values (${who.unit}, ${id}, ${code}, ${max}, ${source}, ${certainty}, ${from.toString()}, ${who.actor}, ${now.toString()})
  `
  const data = { code, max, source, effectiveFrom: from.toString() }
  await record(tx, who, 'figures.weight-set', { kind: 'weight', id }, data)
}
