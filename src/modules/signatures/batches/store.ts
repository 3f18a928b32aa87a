import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const BatchRow = z.object({
  id: z.string(),
  kind: z.enum(['sign', 'seal']),
  state: z.enum(['working', 'ended', 'stopped']),
  staffId: z.string(),
  begunAt: instant,
  endedAt: instant.nullable(),
})
/** One consent for many papers. */
export type Batch = z.output<typeof BatchRow>

const ItemRow = z.object({
  number: z.number(),
  documentId: z.string(),
  state: z.enum(['waiting', 'done', 'refused']),
  why: z.string().nullable(),
  title: z.string(),
  ownerName: z.string(),
})
export type Item = z.output<typeof ItemRow>

type New = {
  id: string
  kind: Batch['kind']
  staff: string
  documents: readonly string[]
  at: Temporal.Instant
}

export async function addBatch(tx: Tx, unit: UnitId, { id, kind, staff, documents, at }: New) {
  await tx.run`
    insert into signatures.batch (unit_id, id, kind, state, staff_id, begun_at)
    values (${unit}, ${id}, ${kind}, 'working', ${staff}, ${at.toString()})
  `
  await tx.run`
    insert into signatures.batch_item (unit_id, batch_id, number, document_id, state)
    select ${unit}, ${id}, n, document, 'waiting' from unnest(${documents}::uuid[]) with ordinality as given (document, n)
  `
}

export const batchById = (q: Read, unit: UnitId, id: string) => q.maybe(BatchRow)`
  select id, kind, state, staff_id, begun_at, ended_at from signatures.batch where unit_id = ${unit} and id = ${id}
`

export const itemsOf = (q: Read, unit: UnitId, batch: string) => q.many(ItemRow)`
  select i.number, i.document_id, i.state, i.why, d.title, coalesce(d.dossier_code, d.owner_words) as owner_name
  from signatures.batch_item i
  join signatures.document d on d.unit_id = i.unit_id and d.id = i.document_id
  where i.unit_id = ${unit} and i.batch_id = ${batch} order by i.number
`

export const noteItem = (
  tx: Tx,
  unit: UnitId,
  batch: string,
  number: number,
  why: string | null,
) => tx.run`
  update signatures.batch_item set state = ${why === null ? 'done' : 'refused'}, why = ${why}
  where unit_id = ${unit} and batch_id = ${batch} and number = ${number} and state = 'waiting'
`

export const endBatch = (
  tx: Tx,
  unit: UnitId,
  id: string,
  state: 'ended' | 'stopped',
  at: Temporal.Instant,
) => tx.run`
  update signatures.batch set state = ${state}, ended_at = ${at.toString()}
  where unit_id = ${unit} and id = ${id} and state = 'working'
`

export const resumeBatch = (tx: Tx, unit: UnitId, id: string) => tx.run`
  update signatures.batch set state = 'working', ended_at = null
  where unit_id = ${unit} and id = ${id} and state = 'stopped'
`
