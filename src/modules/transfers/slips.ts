import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'

import { z } from 'zod'

import { fileNames, sheetOn, takeNumber } from '#modules/dossiers/index.ts'
import { slipPdf, type Frame, type SlipData } from '#modules/papers/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Db, type Read, type Tx } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

const kinds = ['receipt', 'hand-over-slip', 'result-receipt', 'refusal'] as const
export type Kind = (typeof kinds)[number]

const Row = z.object({
  id: z.string(),
  transferId: z.string(),
  kind: z.enum(kinds),
  paper: z.string(),
  number: z.number().nullable(),
  issuedAt: instant,
  issuedBy: z.string(),
  data: z.record(z.string(), z.unknown()),
  frame: z.object({ publicUrl: z.string(), demo: z.boolean() }).nullable(),
  sha256: z.instanceof(Buffer).nullable(),
})
export type Slip = z.output<typeof Row>

const columns = sql`id, transfer_id, kind, paper, number, issued_at, issued_by, data, frame, sha256`

/** Papers that this commune issued about a transfer, the oldest first. */
export const slipsOf = (q: Read, unit: UnitId, transfer: string): Promise<Slip[]> => q.many(Row)`
  select ${columns} from transfers.slip where unit_id = ${unit} and transfer_id = ${transfer}::uuid order by id
`

export const slipById = (q: Read, unit: UnitId, id: string): Promise<Slip | undefined> => q.maybe(
  Row,
)`
  select ${columns} from transfers.slip where unit_id = ${unit} and id = ${id}::uuid
`

type Issuing<K extends Kind> = {
  transfer: string
  kind: K
  data: SlipData[K]
  now: Temporal.Instant
}

/** Lập giấy, in the transaction of its act; nothing where no form of the kind is in force. */
export async function issue<K extends Kind>(
  tx: Tx,
  who: Who,
  { transfer, kind, data, now }: Issuing<K>,
) {
  const sheet = sheetOn(kind, now)
  if (!sheet) return
  const number = await takeNumber(tx, who.unit, sheet)
  await tx.run`
    insert into transfers.slip (unit_id, id, transfer_id, kind, paper, number, issued_at, issued_by, data)
    values (${who.unit}, ${newId<'slip'>()}, ${transfer}::uuid, ${kind}, ${sheet.paper}, ${number}, ${now.toString()},
      ${who.actor}, ${JSON.stringify(data)}::jsonb)
  `
}

export type Press = { db: Db; files: FileStore; who: Who; frame: Frame }

/** The bytes of an issued paper: pressed once, the same ever after; what the store lost must come out the same again. */
export async function bytesOf(press: Press, slip: Slip): Promise<Readable> {
  const { files } = press
  if (slip.sha256 && existsSync(files.path(slip.sha256))) return files.read(slip.sha256)
  const issued = { ...slip, at: slip.issuedAt }
  const pdf = Buffer.from(await slipPdf(issued, slip.frame ?? press.frame))
  if (slip.sha256 === null) return files.read(await keep(press, slip, pdf))
  if (!createHash('sha256').update(pdf).digest().equals(slip.sha256))
    throw new Error(`Slip ${slip.id} no longer comes out as it was issued`)
  await files.put(Readable.from([pdf]), pdf.length)
  return files.read(slip.sha256)
}

/** Of two who press at once the first one's bytes are kept, and both hand out these. */
async function keep({ db, files, who, frame }: Press, slip: Slip, pdf: Buffer): Promise<Buffer> {
  const stored = await files.put(Readable.from([pdf]), pdf.length)
  const { unit, actor } = who
  return db.tx(async (tx) => {
    const file = await addFile(tx, who, stored, `${fileNames[slip.kind]}.pdf`, 'application/pdf')
    await claimFiles(tx, unit, actor, [file.id], { kind: 'slip', id: slip.id })
    await tx.run`
      update transfers.slip set frame = ${JSON.stringify(slip.frame ?? frame)}::jsonb, sha256 = ${stored.sha256},
        file_id = ${file.id}::uuid
      where unit_id = ${unit} and id = ${slip.id} and sha256 is null
    `
    return (await slipById(tx, unit, slip.id))?.sha256 ?? stored.sha256
  })
}
