import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { transferStates, type TransferState } from './domain.ts'

/** A file as it travels: both communes store by content, so the hash is enough. */
export const FileCarried = z.object({
  id: z.string(),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
  name: z.string(),
})
export type FileCarried = z.output<typeof FileCarried>

const ResultCarried = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  file: FileCarried.nullable(),
})
export type ResultCarried = z.output<typeof ResultCarried>

const Supplied = z.object({
  at: instant,
  answer: z.string(),
  papers: z.array(z.object({ name: z.string(), file: FileCarried.nullable() })),
  arrivedAt: instant.nullable(),
})
/** Giấy tờ bổ sung: what was brought to the first commune, and when it arrived. */
export type Supplied = z.output<typeof Supplied>

const TransferRow = z.object({
  unitId: z.number(),
  id: idOf<'transfer'>(),
  toUnit: z.number(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantId: z.string(),
  applicantName: z.string(),
  state: z.enum(transferStates),
  delivery: z.enum(['counter', 'post', 'electronic']),
  receivedAt: instant,
  receivedBy: z.string(),
  receivedAtName: z.string(),
  returnAtName: z.string(),
  promisedAt: instant.nullable(),
  sentAt: instant,
  movedAt: instant,
  arrivedAt: instant.nullable(),
  reason: z.string().nullable(),
  dossierId: z.string().nullable(),
  dossierState: z.string().nullable(),
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  asked: z.string().nullable(),
  result: z.array(ResultCarried).nullable(),
  supplied: z.array(Supplied),
  handedTo: z.string().nullable(),
  handedOverAt: instant.nullable(),
  version: z.number(),
})
export type TransferRecord = z.output<typeof TransferRow>

const columns = sql`unit_id, id, to_unit, code, procedure_code, procedure_name, applicant_id, applicant_name, state, delivery,
  received_at, received_by, received_at_name, return_at_name, promised_at, sent_at, moved_at, arrived_at, reason, dossier_id,
  dossier_state, due_at, finished_at, asked, result, supplied, handed_to, handed_over_at, version`

const one = (q: Read, condition: Sql, lock = sql``): Promise<TransferRecord | undefined> =>
  q.maybe(TransferRow)`select ${columns} from transfers.transfer where ${condition} ${lock}`

/** Row security shows a transfer to its two communes and to nobody else. */
export const transferById = (q: Read, id: string) => one(q, sql`id = ${id}::uuid`)

export const lockTransfer = (tx: Tx, id: string) =>
  one(tx, sql`id = ${id}::uuid`, sql`for no key update`)

/** Taken in here under this code. */
export const transferByCode = (q: Read, unit: UnitId, code: string) =>
  one(q, sql`unit_id = ${unit} and code = ${code}`)

/** Under this code, whichever of the two communes asks. */
export const transferCoded = (q: Read, code: string) => one(q, sql`code = ${code}`)

/** The transfer that brought this dossier of ours. */
export const lockTransferOf = (tx: Tx, unit: UnitId, dossier: string) =>
  one(tx, sql`to_unit = ${unit} and dossier_id = ${dossier}::uuid`, sql`for no key update`)

/** What a citizen handed in here and another commune settles; row security shows only her own. */
export const transfersOfPerson = (q: Read, unit: UnitId, person: string) => q.many(TransferRow)`
  select ${columns} from transfers.transfer where unit_id = ${unit} and applicant_id = ${person}::uuid
  order by received_at desc, id desc limit 50
`

export const listNames = ['incoming', 'outgoing', 'results', 'here', 'over'] as const
export type ListName = (typeof listNames)[number]

const anyOf = (states: readonly TransferState[]) => sql`state = any(${[...states]}::text[])`

/** What each list holds, from one commune's side. */
const listed = (unit: UnitId): Record<ListName, Sql> => ({
  incoming: sql`to_unit = ${unit} and ${anyOf(['sent'])}`,
  here: sql`to_unit = ${unit} and ${anyOf(['received', 'settled', 'result-sent', 'result-arrived'])}`,
  outgoing: sql`unit_id = ${unit} and ${anyOf(['sent', 'refused', 'received', 'settled'])}`,
  results: sql`unit_id = ${unit} and ${anyOf(['result-sent', 'result-arrived'])}`,
  over: sql`(unit_id = ${unit} or to_unit = ${unit}) and ${anyOf(['recalled', 'closed', 'handed-over'])}`,
})

export const pageSize = 50

type Ask = { list: ListName; after?: { movedAt: Temporal.Instant; id: string } | undefined }

/** A page of one list, what waits longest first. */
export const transferList = (q: Read, unit: UnitId, { list, after }: Ask) => q.many(TransferRow)`
  select ${columns} from transfers.transfer
  where ${allOf([
    listed(unit)[list],
    ...(after
      ? [sql`(moved_at, id) > (${after.movedAt.toString()}::timestamptz, ${after.id}::uuid)`]
      : []),
  ])}
  order by moved_at, id limit ${pageSize + 1}
`

const Counts = z.object({
  incoming: z.number(),
  here: z.number(),
  outgoing: z.number(),
  results: z.number(),
})

/** How many wait in each list, up to a thousand. */
export function transferCounts(q: Read, unit: UnitId) {
  const count = (list: ListName) =>
    sql`(select count(*)::int from (select from transfers.transfer where ${listed(unit)[list]} limit 1000) x)`
  return q.one(Counts)`
    select ${count('incoming')} as incoming, ${count('here')} as here, ${count('outgoing')} as outgoing,
      ${count('results')} as results
  `
}

export const addTransfer = (tx: Tx, t: TransferRecord) => tx.run`
  insert into transfers.transfer (unit_id, id, to_unit, code, procedure_code, procedure_name, applicant_id, applicant_name, state,
    delivery, received_at, received_by, received_at_name, return_at_name, promised_at, sent_at, moved_at)
  values (${t.unitId}, ${t.id}, ${t.toUnit}, ${t.code}, ${t.procedureCode}, ${t.procedureName}, ${t.applicantId}::uuid,
    ${t.applicantName}, ${t.state}, ${t.delivery}, ${t.receivedAt.toString()}, ${t.receivedBy}, ${t.receivedAtName},
    ${t.returnAtName}, ${text(t.promisedAt)}, ${t.sentAt.toString()}, ${t.movedAt.toString()})
`

const text = (at: Temporal.Instant | null) => at?.toString() ?? null

/** Keeps a move; the version grows, so a form that was opened before is refused. */
export const saveTransfer = (tx: Tx, t: TransferRecord) => tx.run`
  update transfers.transfer set to_unit = ${t.toUnit}, state = ${t.state}, sent_at = ${t.sentAt.toString()},
    moved_at = ${t.movedAt.toString()}, arrived_at = ${text(t.arrivedAt)}, reason = ${t.reason},
    dossier_id = ${t.dossierId}::uuid, dossier_state = ${t.dossierState}, due_at = ${text(t.dueAt)},
    finished_at = ${text(t.finishedAt)}, asked = ${t.asked},
    result = ${t.result ? JSON.stringify(t.result) : null}::jsonb, supplied = ${JSON.stringify(t.supplied)}::jsonb,
    handed_to = ${t.handedTo},
    handed_over_at = ${text(t.handedOverAt)}, promised_at = ${text(t.promisedAt)}, version = version + 1
  where unit_id = ${t.unitId} and id = ${t.id}
`

type Content = {
  unit: UnitId
  id: string
  toUnit: UnitId
  intake: object
  files: readonly FileCarried[]
}

export const addContent = (tx: Tx, c: Content) => tx.run`
  insert into transfers.content (unit_id, transfer_id, to_unit, intake, files)
  values (${c.unit}, ${c.id}::uuid, ${c.toUnit}, ${JSON.stringify(c.intake)}::jsonb, ${JSON.stringify(c.files)}::jsonb)
`

const ContentRow = z.object({
  intake: z.record(z.string(), z.unknown()),
  files: z.array(FileCarried),
})

export const contentOf = (q: Read, { unitId, id }: TransferRecord) => q.one(ContentRow)`
  select intake, files from transfers.content where unit_id = ${unitId} and transfer_id = ${id}
`

/** Sent to another commune than before: what was declared goes along. */
export const redirectContent = (tx: Tx, { unitId, id, toUnit }: TransferRecord) => tx.run`
  update transfers.content set to_unit = ${toUnit} where unit_id = ${unitId} and transfer_id = ${id}
`

/** Notes an event of the other commune; zero when it was noted before. */
export const noteHeard = (tx: Tx, unit: UnitId, event: string) => tx.run`
  insert into transfers.heard (unit_id, event_id) values (${unit}, ${event}::uuid) on conflict do nothing
`
