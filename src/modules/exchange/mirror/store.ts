import { z } from 'zod'

import { states, type State } from '#modules/dossiers/index.ts'
import { instant } from '#platform/columns.ts'
import { allOf, sql, type Read, type Tx } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { moments, systems, type MirrorId, type Reading, type System } from './domain.ts'

const Row = z.object({
  id: idOf<'mirror'>(),
  system: z.enum(systems),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  applicantFolded: z.string(),
  state: z.enum(states),
  submittedAt: instant.nullable(),
  receivedAt: instant.nullable(),
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  asOf: instant,
  syncedAt: instant,
  source: z.enum(['file', 'hand']),
})

export type MirrorRecord = z.output<typeof Row>

const columns = sql`
  id, system, code, procedure_code, procedure_name, applicant_name, applicant_folded, state, submitted_at, received_at,
  due_at, finished_at, returned_at, as_of, synced_at, source
`

export const mirrorByCode = (q: Read, unit: UnitId, code: string) => q.maybe(Row)`
  select ${columns} from exchange.mirror where unit_id = ${unit} and code_key = ${code.toUpperCase()}
`

export const mirrorById = (q: Read, unit: UnitId, id: string) => q.maybe(Row)`
  select ${columns} from exchange.mirror where unit_id = ${unit} and id = ${id}
`

/** Locked until the end of the transaction, so that two readings are compared one after the other. */
export const lockMirror = (tx: Tx, unit: UnitId, code: string) => tx.maybe(Row)`
  select ${columns} from exchange.mirror where unit_id = ${unit} and code_key = ${code.toUpperCase()} for no key update
`

type Kept = Reading & { id: MirrorId; syncedAt: Temporal.Instant }

const at = (moment: Temporal.Instant | null) => moment?.toString() ?? null

/** Enters a reading by hand or takes it in place of the one before. */
export const saveMirror = (tx: Tx, unit: UnitId, m: Kept) => {
  const [submitted, received, due, finished, returned] = moments.map((name) => at(m[name]))
  return tx.run`
    insert into exchange.mirror as m (unit_id, id, system, code, procedure_code, procedure_name, applicant_name,
      applicant_folded, state, submitted_at, received_at, due_at, finished_at, returned_at, as_of, synced_at, source)
    values (${unit}, ${m.id}, ${m.system}, ${m.code}, ${m.procedureCode}, ${m.procedureName}, ${m.applicantName},
      ${fold(m.applicantName)}, ${m.state}, ${submitted}, ${received}, ${due}, ${finished}, ${returned},
      ${m.asOf.toString()}, ${m.syncedAt.toString()}, 'hand')
    on conflict (unit_id, code_key) do update set
      procedure_code = excluded.procedure_code, procedure_name = excluded.procedure_name,
      applicant_name = excluded.applicant_name, applicant_folded = excluded.applicant_folded, state = excluded.state,
      submitted_at = excluded.submitted_at, received_at = excluded.received_at, due_at = excluded.due_at,
      finished_at = excluded.finished_at, returned_at = excluded.returned_at, as_of = excluded.as_of,
      synced_at = excluded.synced_at, source = excluded.source
    where m.system = excluded.system and m.as_of < excluded.as_of
  `
}

export type Filter = {
  q?: string | undefined
  state?: State | undefined
  system?: System | undefined
}
export type MirrorPage = { items: MirrorRecord[]; next: string | null }

const perPage = 50

const Cursor = z.tuple([z.string().max(300), z.uuid()])

/** Newest first; a search by name goes in the order of names. */
export async function mirrorList(
  q: Read,
  unit: UnitId,
  filter: Filter,
  cursor?: string,
): Promise<MirrorPage> {
  const { q: asked = '', state, system } = filter
  const pieces = [sql`unit_id = ${unit}`]
  if (state) pieces.push(sql`state = ${state}`)
  if (system) pieces.push(sql`system = ${system}`)
  const isCode = /\d/.test(asked)
  const isName = asked !== '' && !isCode
  if (isCode) pieces.push(sql`code_key = ${asked.toUpperCase()}`)
  const after = readCursor(cursor)
  if (isName) {
    const from = fold(asked)
    pieces.push(sql`applicant_folded >= ${from} and applicant_folded < ${`${from}\u{10ffff}`}`)
    if (after) pieces.push(sql`(applicant_folded, id) > (${after[0]}, ${after[1]}::uuid)`)
  } else if (after) pieces.push(sql`id < ${after[1]}::uuid`)
  const rows = await q.many(Row)`
    select ${columns} from exchange.mirror where ${allOf(pieces)}
    order by ${isName ? sql`applicant_folded, id` : sql`id desc`} limit ${perPage + 1}
  `
  const items = rows.slice(0, perPage)
  const last = items.at(-1)
  return { items, next: rows.length > perPage && last ? writeCursor(last) : null }
}

const writeCursor = ({ applicantFolded, id }: MirrorRecord) =>
  Buffer.from(JSON.stringify([applicantFolded, id])).toString('base64url')

function readCursor(text: string | undefined) {
  if (!text) return undefined
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return undefined
  }
}

const Past = z.object({
  id: z.string(),
  at: instant,
  name: z.string(),
  actor: z.string(),
  data: z.object({ state: z.enum(states), asOf: z.string() }),
})

/** What officers entered by hand; what came by file is told by the import. */
export const pastOfMirror = (q: Read, unit: UnitId, id: string) => q.many(Past)`
  select id, at, name, actor, data from audit.event
  where unit_id = ${unit} and subject_id = ${id} and name in ('mirror.entered', 'mirror.updated')
  order by id desc limit 50
`
