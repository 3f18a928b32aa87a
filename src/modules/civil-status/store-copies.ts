import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { registers, type EntryId } from './domain.ts'

const Row = z.object({
  id: z.string(),
  entryId: z.string(),
  year: z.number(),
  number: z.number(),
  day: plainDate,
  paper: z.string(),
  copies: z.number(),
  recipientName: z.string(),
  recipientIdNumber: z.string().nullable(),
  relation: z.string(),
  fee: z.number(),
  feeNote: z.string(),
  dossierCode: z.string().nullable(),
  signerId: z.string(),
  signerName: z.string(),
  signerTitle: z.string(),
  data: z.record(z.string(), z.unknown()),
  at: instant,
  byName: z.string(),
  /** The entry of which it is a copy. */
  ofRegister: z.enum(registers),
  ofYear: z.number(),
  ofNumber: z.number(),
  ofTitle: z.string(),
})

/** Một lượt cấp bản sao. */
export type Copy = z.output<typeof Row>

const where = (q: Read, condition: Sql): Promise<Copy[]> => q.many(Row)`
  select c.id, c.entry_id, c.year, c.number, c.day, c.paper, c.copies, c.recipient_name, c.recipient_id_number, c.relation,
    c.fee, c.fee_note, c.dossier_code, c.signer_id, c.signer_name, c.signer_title, c.data, c.at, c.by_name,
    e.register as of_register, e.year as of_year, e.number as of_number, e.title as of_title
  from civil_status.copy c
  join civil_status.entry e on e.unit_id = c.unit_id and e.id = c.entry_id
  where ${condition}
`

export const copiesOfEntry = (q: Read, unit: UnitId, entry: EntryId) =>
  where(q, sql`c.unit_id = ${unit} and c.entry_id = ${entry} order by c.id desc limit 200`)

export const copyByNumber = async (
  q: Read,
  unit: UnitId,
  { year, number }: { year: number; number: number },
) => (await where(q, sql`c.unit_id = ${unit} and c.year = ${year} and c.number = ${number}`))[0]

export const copyOfDossier = async (q: Read, unit: UnitId, dossier: string) =>
  (
    await where(
      q,
      sql`c.unit_id = ${unit} and c.dossier_id = ${dossier}::uuid order by c.id desc limit 1`,
    )
  )[0]

type Asked = { year: number; before?: number | undefined; limit: number }

/** Copies of one year, the newest first. */
export const copiesOfBook = (q: Read, unit: UnitId, { year, before, limit }: Asked) =>
  where(
    q,
    sql`c.unit_id = ${unit} and c.year = ${year} and c.number < ${before ?? 2_000_000_000}
      order by c.number desc limit ${limit}`,
  )

export type NewCopy = Pick<
  Copy,
  | 'year'
  | 'number'
  | 'day'
  | 'paper'
  | 'copies'
  | 'recipientName'
  | 'recipientIdNumber'
  | 'relation'
  | 'fee'
  | 'feeNote'
  | 'signerId'
  | 'signerName'
  | 'signerTitle'
  | 'at'
  | 'byName'
> & {
  entry: EntryId
  dossier: { id: string; code: string } | undefined
  data: object
  by: string
}

export async function addCopy(tx: Tx, unit: UnitId, c: NewCopy): Promise<string> {
  const id = newId()
  await tx.run`
    insert into civil_status.copy (unit_id, id, entry_id, year, number, day, paper, copies, recipient_name,
      recipient_id_number, relation, fee, fee_note, dossier_id, dossier_code, signer_id, signer_name, signer_title, data,
      at, by, by_name)
    values (${unit}, ${id}, ${c.entry}, ${c.year}, ${c.number}, ${c.day.toString()}::date, ${c.paper}, ${c.copies},
      ${c.recipientName}, ${c.recipientIdNumber}, ${c.relation}, ${c.fee}, ${c.feeNote}, ${c.dossier?.id ?? null}::uuid,
      ${c.dossier?.code ?? null}, ${c.signerId}::uuid, ${c.signerName}, ${c.signerTitle}, ${JSON.stringify(c.data)}::jsonb,
      ${c.at.toString()}::timestamptz, ${c.by}, ${c.byName})
  `
  return id
}
