import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { BatchId, FoundPart } from './domain.ts'

const BatchRow = z.object({
  id: idOf<'scan-batch'>(),
  fileId: z.string(),
  fileName: z.string(),
  state: z.enum(['reading', 'ready', 'filing', 'filed', 'failed', 'cancelled']),
  fault: z.string().nullable(),
  pages: z.number().nullable(),
  readPages: z.number(),
  uploadedBy: z.string(),
  uploadedAt: instant,
  endedAt: instant.nullable(),
})
/** One bundle of scans. */
export type Batch = z.output<typeof BatchRow>

const columns = sql`
  id, file_id, file_name, state, fault, pages, read_pages, uploaded_by, uploaded_at, ended_at
`

const PartRow = z.object({
  startPage: z.number(),
  separator: z.enum(['none', 'read', 'unreadable', 'by-hand']),
  firstPage: z.number(),
  lastPage: z.number(),
  choice: z.enum(['open', 'file', 'skip']),
  doubt: z.enum(['no-separator', 'unreadable', 'two-codes', 'no-dossier', 'no-paper']).nullable(),
  dossierCode: z.string().nullable(),
  position: z.number().nullable(),
  paperName: z.string().nullable(),
  filedAt: instant.nullable(),
  refused: z.string().nullable(),
})
export type Part = z.output<typeof PartRow>

type New = { id: BatchId; fileId: string; fileName: string; at: Temporal.Instant }

export const addBatch = (tx: Tx, { unit, actor }: Who, { id, fileId, fileName, at }: New) => tx.run`
  insert into scans.batch (unit_id, id, file_id, file_name, state, uploaded_by, uploaded_at)
  values (${unit}, ${id}, ${fileId}, ${fileName}, 'reading', ${actor}, ${at.toString()})
`

export const batchById = (q: Read, unit: UnitId, id: string): Promise<Batch | undefined> =>
  q.maybe(BatchRow)`select ${columns} from scans.batch where unit_id = ${unit} and id = ${id}`

/** Held until the transaction ends, so that two presses follow each other. */
export const lockBatch = (tx: Tx, unit: UnitId, id: string): Promise<Batch | undefined> =>
  tx.maybe(BatchRow)`
    select ${columns} from scans.batch where unit_id = ${unit} and id = ${id} for no key update
  `

export const recentBatches = (q: Read, { unit, actor }: Who): Promise<Batch[]> => q.many(BatchRow)`
  select ${columns} from scans.batch where unit_id = ${unit} and uploaded_by = ${actor}
  order by uploaded_at desc limit 20
`

type Changed = Partial<Pick<Batch, 'state' | 'fault' | 'pages' | 'readPages' | 'endedAt'>>

export async function saveBatch(tx: Tx, unit: UnitId, batch: Batch, changed: Changed) {
  const after = { ...batch, ...changed }
  await tx.run`
    update scans.batch set state = ${after.state}, fault = ${after.fault}, pages = ${after.pages},
      read_pages = ${after.readPages}, ended_at = ${after.endedAt?.toString() ?? null}
    where unit_id = ${unit} and id = ${batch.id}
  `
}

/** How far reading has come: not worth an event. */
export const noteRead = (tx: Tx, unit: UnitId, id: BatchId, page: number, of: number) => tx.run`
  update scans.batch set read_pages = ${page}, pages = ${of}
  where unit_id = ${unit} and id = ${id} and state = 'reading'
`

export const partsOfBatch = (q: Read, unit: UnitId, id: string): Promise<Part[]> => q.many(PartRow)`
  select start_page, separator, first_page, last_page, choice, doubt, dossier_code, position, paper_name, filed_at, refused
  from scans.part where unit_id = ${unit} and batch_id = ${id} order by start_page
`

export type PartToSave = Omit<Part, 'filedAt' | 'refused'>

export const blankPart = ({ target, doubt = undefined, ...pages }: FoundPart): PartToSave => ({
  ...pages,
  choice: 'open',
  doubt: doubt ?? null,
  dossierCode: target?.code ?? null,
  position: target?.position ?? null,
  paperName: null,
})

/** Writes a part, in the place of the one that began on its page. */
export const savePart = (tx: Tx, unit: UnitId, batch: BatchId, p: PartToSave) => tx.run`
  insert into scans.part (unit_id, batch_id, start_page, separator, first_page, last_page, choice, doubt, dossier_code,
    position, paper_name)
  values (${unit}, ${batch}, ${p.startPage}, ${p.separator}, ${p.firstPage}, ${p.lastPage}, ${p.choice}, ${p.doubt},
    ${p.dossierCode}, ${p.position}, ${p.paperName})
  on conflict (unit_id, batch_id, start_page) do update
    set separator = excluded.separator, first_page = excluded.first_page, last_page = excluded.last_page,
        choice = excluded.choice, doubt = excluded.doubt, dossier_code = excluded.dossier_code,
        position = excluded.position, paper_name = excluded.paper_name
`

export const removePart = (tx: Tx, unit: UnitId, batch: BatchId, startPage: number) => tx.run`
  delete from scans.part where unit_id = ${unit} and batch_id = ${batch} and start_page = ${startPage}
`

type End = { pages: readonly number[]; filedAt: Temporal.Instant | null; refused: string | null }

export const endParts = (
  tx: Tx,
  unit: UnitId,
  batch: BatchId,
  { pages, filedAt, refused }: End,
) => tx.run`
  update scans.part set filed_at = ${filedAt?.toString() ?? null}::timestamptz, refused = ${refused}
  where unit_id = ${unit} and batch_id = ${batch} and start_page = any(${pages}::int[])
`
