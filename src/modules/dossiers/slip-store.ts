import { z } from 'zod'

import { isNumbered, slipKinds, type Frame, type SlipKind } from '#modules/papers/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { dossierColumns, DossierRow, type DossierRecord } from './rows.ts'

const SlipRow = z.object({
  id: z.string(),
  kind: z.enum(slipKinds),
  dossierId: z.string().nullable(),
  paper: z.string(),
  year: z.number(),
  number: z.number().nullable(),
  part: z.number(),
  issuedAt: instant,
  issuedBy: z.string(),
  data: z.record(z.string(), z.unknown()),
  frame: z.object({ publicUrl: z.string(), demo: z.boolean() }).nullable(),
  sha256: z.instanceof(Buffer).nullable(),
})

/** Giấy đã lập: one issued paper, as it is kept. */
export type Slip = z.output<typeof SlipRow>

const columns = sql`id, kind, dossier_id, paper, year, number, part, issued_at, issued_by, data, frame, sha256`

const slipWhere = (q: Read, unit: UnitId, condition: Sql): Promise<Slip | undefined> =>
  q.maybe(SlipRow)`select ${columns} from dossiers.slip where unit_id = ${unit} and ${condition}`

export const slipById = (q: Read, unit: UnitId, id: string) =>
  slipWhere(q, unit, sql`id = ${id}::uuid`)

/** The slip with this id, or the one that says the event with this id; only of this dossier. */
export const slipOfDossier = (q: Read, unit: UnitId, dossier: string, id: string) =>
  slipWhere(
    q,
    unit,
    sql`dossier_id = ${dossier}::uuid and (id = ${id}::uuid or event_id = ${id}::uuid)`,
  )

/** The issue made last of a kind that may be issued again and again. */
export const newestSlip = (q: Read, unit: UnitId, dossier: string, kind: SlipKind) =>
  slipWhere(
    q,
    unit,
    sql`dossier_id = ${dossier}::uuid and kind = ${kind} order by part desc limit 1`,
  )

/** A volume of a register. */
export const volumeOf = (q: Read, unit: UnitId, register: string, volume: number) =>
  slipWhere(q, unit, sql`register_id = ${register}::uuid and part = ${volume}`)

export type NewSlip = {
  kind: SlipKind
  about: { dossier: string } | { register: string }
  eventId: string | null
  paper: string
  year: number
  number: number | null
  part: number
  at: Temporal.Instant
  by: string
  data: object
  frame?: Frame | undefined
}

export const addSlip = (tx: Tx, unit: UnitId, s: NewSlip): Promise<Slip> => tx.one(SlipRow)`
  insert into dossiers.slip (unit_id, id, kind, dossier_id, register_id, event_id, paper, year, number, part, issued_at,
    issued_by, data, frame)
  values (${unit}, ${newId<'slip'>()}, ${s.kind}, ${'dossier' in s.about ? s.about.dossier : null}::uuid,
    ${'register' in s.about ? s.about.register : null}::uuid, ${s.eventId}::uuid, ${s.paper}, ${s.year}, ${s.number},
    ${s.part}, ${s.at.toString()}::timestamptz, ${s.by}, ${JSON.stringify(s.data)}::jsonb,
    ${s.frame ? JSON.stringify(s.frame) : null}::jsonb)
  returning ${columns}
`

const Last = z.object({ last: z.number() })

/** The next number of a kind in its year; null for kinds without one. The row is held until commit, so there are no gaps. */
export async function takeNumber(
  tx: Tx,
  unit: UnitId,
  { kind, year }: { kind: SlipKind; year: number },
): Promise<number | null> {
  if (!isNumbered(kind)) return null
  const { last } = await tx.one(Last)`
    insert into dossiers.slip_number as n (unit_id, kind, year, last) values (${unit}, ${kind}, ${year}, 1)
    on conflict (unit_id, kind, year) do update set last = n.last + 1
    returning last
  `
  return last
}

const Same = z.object({ same: z.boolean() })

/** Whether the paper issued last still says all that is to be said. */
export const saysTheSame = async (q: Read, unit: UnitId, slip: string, data: object) =>
  (
    await q.one(Same)`
      select data = ${JSON.stringify(data)}::jsonb as same from dossiers.slip
      where unit_id = ${unit} and id = ${slip}::uuid
    `
  ).same

export type Bytes = { frame: Frame; sha256: Buffer; fileId: string }

/** Keeps where the bytes are, unless somebody else just did. */
export const keepBytes = (tx: Tx, unit: UnitId, id: string, { frame, sha256, fileId }: Bytes) =>
  tx.run`
    update dossiers.slip set frame = ${JSON.stringify(frame)}::jsonb, sha256 = ${sha256}, file_id = ${fileId}::uuid
    where unit_id = ${unit} and id = ${id}::uuid and sha256 is null
  `

const EventRow = z.object({
  id: z.string(),
  name: z.string(),
  at: instant,
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** An event of a dossier that may be put on paper. */
export type SlipEvent = z.output<typeof EventRow>

const eventColumns = sql`id, name, at, actor, data`

export const eventOf = (q: Read, { unitId, id }: DossierRecord, event: string) =>
  q.maybe(EventRow)`
    select ${eventColumns} from audit.event where unit_id = ${unitId} and subject_id = ${id} and id = ${event}::uuid
  `

/** Events of a dossier with one of these names, oldest first. */
export const eventsNamed = (
  q: Read,
  { unitId, id }: DossierRecord,
  names: readonly string[],
): Promise<SlipEvent[]> => q.many(EventRow)`
  select ${eventColumns} from audit.event
  where unit_id = ${unitId} and subject_id = ${id} and name = any(${names}::text[]) order by id
`

const ResultRow = z.object({ title: z.string(), documentNumber: z.string().nullable() })

/** What the applicant takes home. */
export const resultsOf = (q: Read, { unitId, id }: DossierRecord) => q.many(ResultRow)`
  select title, document_number from dossiers.result
  where unit_id = ${unitId} and dossier_id = ${id} order by number
`

/** The dossier that an event is about. */
export const dossierById = (q: Read, unit: UnitId, id: string) => q.maybe(DossierRow)`
  select ${dossierColumns} from dossiers.dossier where unit_id = ${unit} and id = ${id}::uuid
`
