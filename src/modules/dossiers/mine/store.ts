import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { badCursor } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'

import { states } from '../domain.ts'

const Row = z.object({
  id: z.string(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  state: z.enum(states),
  receivedAt: instant,
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  delivery: z.enum(['counter', 'post', 'electronic']),
  hasResult: z.boolean(),
  verdict: z.string().nullable(),
  stepName: z.string().nullable(),
  missing: z.string().nullable(),
  answerBy: instant.nullable(),
  owed: z.number().nullable(),
  owedFor: z.string().nullable(),
  extendedTo: instant.nullable(),
  extendedAt: instant.nullable(),
  extendedLate: z.boolean().nullable(),
  changedAt: instant,
})

/** One of the applicant's dossiers, with what may wait for her. */
export type Mine = z.output<typeof Row>

/** One statement with a look beside each line; a person has few dossiers, and lists end at a limit. */
const select = (where: Sql, limit: number) => sql`
  select d.id, d.code, d.procedure_code, d.procedure_name, d.state, d.received_at, d.due_at, d.finished_at,
    d.returned_at, d.delivery, d.has_result, d.verdict,
    (select step_name from dossiers.stay s where s.unit_id = d.unit_id and s.dossier_id = d.id
     order by number desc limit 1) as step_name,
    a.missing, a.answer_by, y.amount as owed, y.what as owed_for,
    e.due_after as extended_to, e.signed_at as extended_at, e.late as extended_late,
    coalesce(d.returned_at, d.finished_at, d.received_at) as changed_at
  from dossiers.dossier d
  left join dossiers.supplement a on a.unit_id = d.unit_id and a.dossier_id = d.id and a.answered_at is null
    and a.lapsed_at is null
  left join dossiers.duty y on y.unit_id = d.unit_id and y.dossier_id = d.id and y.settled_at is null
  left join dossiers.extension e on e.unit_id = d.unit_id and e.dossier_id = d.id and e.signed_at is not null
  where ${where}
  order by d.received_at desc, d.id desc limit ${limit}
`

const ended = sql`d.state in ('rejected', 'withdrawn', 'returned')`

type Asked = { person: string; text?: string | undefined }

const hers = (unit: UnitId, { person, text }: Asked): Sql[] => {
  const pieces = [sql`d.unit_id = ${unit}`, sql`d.applicant_id = ${person}::uuid`]
  if (text) {
    const part = `%${fold(text).replaceAll(/[\\%_]/g, '\\$&')}%`
    pieces.push(sql`(platform.fold(d.procedure_name) like ${part} or lower(d.code) like ${part})`)
  }
  return pieces
}

/** What is not over: more than a hundred at once nobody has. */
export const mineOpen = (q: Read, unit: UnitId, asked: Asked): Promise<Mine[]> =>
  q.many(Row)`${select(allOf([...hers(unit, asked), sql`not ${ended}`]), 100)}`

export const perPage = 20

/** What is over, the newest first, by pages. */
export async function minePast(
  q: Read,
  unit: UnitId,
  { cursor, ...asked }: Asked & { cursor?: string | undefined },
): Promise<{ items: Mine[]; next: string | null }> {
  const after = cursor ? readCursor(cursor) : undefined
  const pieces = [...hers(unit, asked), ended]
  if (after) pieces.push(sql`(d.received_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await q.many(Row)`${select(allOf(pieces), perPage + 1)}`
  const items = rows.slice(0, perPage)
  const last = items.at(-1)
  return { items, next: rows.length > perPage && last ? writeCursor(last) : null }
}

const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

const writeCursor = ({ receivedAt, id }: Mine) =>
  Buffer.from(`${receivedAt.toString()} ${id}`).toString('base64url')

function readCursor(cursor: string) {
  const parsed = Cursor.safeParse(Buffer.from(cursor, 'base64url').toString().split(' '))
  if (!parsed.success) throw badCursor()
  const [at, id] = parsed.data
  return { at, id }
}
