import { z } from 'zod'

import { allOf, sql, type Read, type Sql } from '#platform/db.ts'

import type { Axis, Condition } from './domain.ts'
import { narrowedBy, type Asked } from './store.ts'

type Ask = Asked & {
  condition: Condition
  /** Codes of the procedures that a condition on online services means. */
  online: readonly string[] | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

const Row = z.object({ dossierId: z.string(), day: z.string() })
const CursorShape = z.tuple([z.string().regex(/^(\d{4}-\d\d-\d\d|infinity)$/), z.uuid()])
const mostLines = 100

/** The dossiers behind a number, newest first (open ones: the most urgent first), page by page. */
export async function dossiersBehind(q: Read, ask: Ask) {
  const size = Math.min(Math.max(ask.limit ?? 50, 1), mostLines)
  const { axis } = ask.condition
  const day = days[axis]
  const way = axis === 'open' ? sql`asc` : sql`desc`
  const rows = await q.many(Row)`
    select dossier_id, ${day}::text as day from figures.counted
    where ${conditions(ask)} and ${after(day, axis, ask.cursor)}
    order by ${day} ${way}, dossier_id ${way} limit ${size + 1}
  `
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next = rows.length > size && last ? writeCursor(last) : null
  return { ids: shown.map(({ dossierId }) => dossierId), next }
}

const days: Record<Axis, Sql> = {
  received: sql`received_on`,
  finished: sql`finished_on`,
  open: sql`coalesce(due_on, 'infinity')`,
}

function conditions({ unit, period, today, narrowing, condition, online }: Ask): Sql {
  const { axis, standing, channel, assisted } = condition
  const pieces = [sql`unit_id = ${unit}`]
  if (axis === 'open') pieces.push(sql`standing in ('waiting', 'running', 'paused')`)
  else
    pieces.push(
      sql`${days[axis]} between ${period.from.toString()}::date and ${period.to.toString()}::date`,
    )
  // Written out, not as a parameter: so that the index of exactly these rows can be used.
  if (standing) pieces.push(standingIs(standing))
  if (channel) pieces.push(sql`channel = ${channel}`)
  if (assisted !== undefined) pieces.push(sql`assisted = ${assisted}`)
  if (condition.digitised) pieces.push(sql`digitised`)
  if (condition.reused) pieces.push(sql`reused`)
  if (condition.eResult) pieces.push(sql`e_result`)
  if (condition.overdue) pieces.push(sql`due_on < ${today.toString()}::date`)
  if (online) pieces.push(sql`procedure_code = any(${online})`)
  pieces.push(narrowedBy(narrowing))
  return allOf(pieces)
}

function standingIs(standing: NonNullable<Condition['standing']>): Sql {
  if (standing.length !== 1) return sql`standing = any(${standing})`
  const [one] = standing
  if (one === 'late') return sql`standing = 'late'`
  if (one === 'withdrawn') return sql`standing = 'withdrawn'`
  return sql`standing = ${one}`
}

function after(day: Sql, axis: Axis, cursor: string | undefined): Sql {
  const key = readCursor(cursor)
  if (!key) return sql`true`
  return axis === 'open'
    ? sql`(${day}, dossier_id) > (${key[0]}::date, ${key[1]}::uuid)`
    : sql`(${day}, dossier_id) < (${key[0]}::date, ${key[1]}::uuid)`
}

function readCursor(cursor: string | undefined) {
  if (!cursor) return undefined
  try {
    const [day, id] = CursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    // A day that no calendar has would be a fault of the database.
    if (day !== 'infinity') Temporal.PlainDate.from(day, { overflow: 'reject' })
    return [day, id] as const
  } catch {
    return undefined
  }
}

const writeCursor = ({ day, dossierId }: z.output<typeof Row>) =>
  Buffer.from(JSON.stringify([day, dossierId])).toString('base64url')
