import { z } from 'zod'

import type { Frame } from '#modules/papers/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

const RegisterRow = z.object({
  id: z.string(),
  year: z.number(),
  number: z.number(),
  fromDay: plainDate,
  toDay: plainDate,
  lines: z.number(),
  made: z.number(),
  volumes: z.number(),
  afterAt: instant.nullable(),
  afterId: z.string().nullable(),
  frame: z.object({ publicUrl: z.string(), demo: z.boolean() }),
  askedAt: instant,
  askedBy: z.string(),
  finishedAt: instant.nullable(),
})

/** Sổ theo dõi hồ sơ of a period, and how far it is made. */
export type Register = z.output<typeof RegisterRow>

const columns = sql`
  id, year, number, from_day, to_day, lines, made, volumes, after_at, after_id, frame, asked_at, asked_by, finished_at
`

export const registerById = (q: Read, unit: UnitId, id: string): Promise<Register | undefined> =>
  q.maybe(RegisterRow)`
    select ${columns} from dossiers.register where unit_id = ${unit} and id = ${id}::uuid
  `

/** The register, locked until the transaction ends: its volumes are made one after the other. */
export const lockRegister = (tx: Tx, unit: UnitId, id: string): Promise<Register | undefined> =>
  tx.maybe(RegisterRow)`
    select ${columns} from dossiers.register where unit_id = ${unit} and id = ${id}::uuid for no key update
  `

/** Registers, the newest first. */
export const registersBefore = (
  q: Read,
  unit: UnitId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<Register[]> => q.many(RegisterRow)`
  select ${columns} from dossiers.register
  where unit_id = ${unit} and ${before ? sql`id < ${before}::uuid` : sql`true`}
  order by id desc limit ${limit}
`

export type NewRegister = {
  year: number
  number: number
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  lines: number
  frame: Frame
  at: Temporal.Instant
  by: string
}

export const addRegister = (tx: Tx, unit: UnitId, r: NewRegister): Promise<Register> => tx.one(
  RegisterRow,
)`
  insert into dossiers.register (unit_id, id, year, number, from_day, to_day, lines, frame, asked_at, asked_by)
  values (${unit}, ${newId<'register'>()}, ${r.year}, ${r.number}, ${r.from.toString()}, ${r.to.toString()}, ${r.lines},
    ${JSON.stringify(r.frame)}::jsonb, ${r.at.toString()}::timestamptz, ${r.by})
  returning ${columns}
`

type Progress = {
  made: number
  volumes: number
  after: LineRecord | undefined
  finishedAt: Temporal.Instant | null
}

export const saveProgress = (tx: Tx, unit: UnitId, id: string, p: Progress) => tx.run`
  update dossiers.register set made = ${p.made}, volumes = ${p.volumes}, finished_at = ${p.finishedAt?.toString() ?? null}::timestamptz,
    after_at = coalesce(${p.after?.receivedAt.toString() ?? null}::timestamptz, after_at),
    after_id = coalesce(${p.after?.id ?? null}::uuid, after_id)
  where unit_id = ${unit} and id = ${id}::uuid
`

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant().toString()

/** Dossiers received in the period: what was refused or withdrawn before it was taken in is not in the register. */
const receivedIn = (unit: UnitId, from: Temporal.PlainDate, to: Temporal.PlainDate): Sql => sql`
  d.unit_id = ${unit} and d.received_at >= ${startOf(from)}::timestamptz
  and d.received_at < ${startOf(to.add({ days: 1 }))}::timestamptz and d.state not in ('new', 'rejected')
  and (d.state <> 'withdrawn' or exists (
    select from dossiers.stay s where s.unit_id = d.unit_id and s.dossier_id = d.id))
`

const Lines = z.object({ lines: z.number() })

/** How many lines a register would have; beyond `most` it is not counted on. */
export const countLines = async (
  q: Read,
  unit: UnitId,
  { from, to, most }: { from: Temporal.PlainDate; to: Temporal.PlainDate; most: number },
): Promise<number> =>
  (
    await q.one(Lines)`
      select count(*)::int as lines
      from (select from dossiers.dossier d where ${receivedIn(unit, from, to)} limit ${most + 1}) received
    `
  ).lines

const LineRow = z.object({
  id: z.string(),
  code: z.string(),
  procedureName: z.string(),
  procedureCode: z.string(),
  applicantId: z.string(),
  applicantName: z.string(),
  receivedAt: instant,
  dueAt: instant.nullable(),
  returnedAt: instant.nullable(),
  how: z.enum(['counter', 'post', 'electronic']).nullable().catch(null),
})
export type LineRecord = z.output<typeof LineRow>

/** The next lines of a register, in the order in which the dossiers were received. */
export const linesAfter = (
  q: Read,
  unit: UnitId,
  { fromDay, toDay, afterAt, afterId }: Register,
  limit: number,
): Promise<LineRecord[]> => q.many(LineRow)`
  select d.id, d.code, d.procedure_name, d.procedure_code, d.applicant_id, d.applicant_name, d.received_at, d.due_at, d.returned_at, h.how
  from dossiers.dossier d
  left join lateral (
    select e.data->>'how' as how from audit.event e
    where e.unit_id = d.unit_id and e.subject_id = d.id and e.name = 'dossier.handed-over' order by e.id desc limit 1
  ) h on d.returned_at is not null
  where ${receivedIn(unit, fromDay, toDay)}
    and ${afterAt && afterId ? sql`(d.received_at, d.id) > (${afterAt.toString()}::timestamptz, ${afterId}::uuid)` : sql`true`}
  order by d.received_at, d.id limit ${limit}
`
