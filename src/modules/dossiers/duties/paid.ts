import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

/** Which paid duties: of these days, and perhaps of some procedures or one way of filing only. */
export type PaidAsked = {
  unit: UnitId
  from: Temporal.Instant
  until: Temporal.Instant
  procedures?: readonly string[] | undefined
  exceptProcedures?: readonly string[] | undefined
  channel?: string | undefined
}

const PaidRow = z.object({
  dossierId: z.string(),
  number: z.number(),
  code: z.string(),
  what: z.string(),
  amount: z.number(),
  settledAt: instant,
  online: z.boolean(),
})
export type PaidDuty = z.output<typeof PaidRow>

type Page = { onlyOnline: boolean; cursor?: string | undefined; limit: number }

/** The paid duties behind the sums, newest first, page by page. */
export async function paidDuties(q: Read, asked: PaidAsked, { onlyOnline, cursor, limit }: Page) {
  const after = readCursor(cursor)
  const rows = await q.many(PaidRow)`
    select y.dossier_id, y.number, d.code, y.what, y.amount, y.settled_at, y.online
    from dossiers.duty y join dossiers.dossier d on d.unit_id = y.unit_id and d.id = y.dossier_id
    where ${conditions(asked)} and ${onlyOnline ? sql`y.online` : sql`true`}
      and ${
        after
          ? sql`(y.settled_at, y.dossier_id, y.number) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::integer)`
          : sql`true`
      }
    order by y.settled_at desc, y.dossier_id desc, y.number desc limit ${limit + 1}
  `
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last) : null }
}

function conditions({ unit, from, until, procedures, exceptProcedures, channel }: PaidAsked): Sql {
  return allOf([
    sql`y.unit_id = ${unit} and y.how = 'paid'`,
    sql`y.settled_at >= ${from.toString()}::timestamptz and y.settled_at < ${until.toString()}::timestamptz`,
    ...(procedures ? [sql`d.procedure_code = any(${procedures})`] : []),
    ...(exceptProcedures ? [sql`d.procedure_code <> all(${exceptProcedures})`] : []),
    ...(channel ? [sql`d.channel = ${channel}`] : []),
  ])
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid(), z.coerce.number().int().min(1).max(9999)])

const cursorOf = ({ settledAt, dossierId, number }: PaidDuty) =>
  `${settledAt.toString()}_${dossierId}_${number}`

/** What is no place of this list begins it anew. */
const readCursor = (cursor: string | undefined) => Cursor.safeParse(cursor?.split('_')).data
