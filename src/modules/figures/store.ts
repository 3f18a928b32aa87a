import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { channels, standings, type Cell } from './domain.ts'
import { runsOf, type Period, type Run } from './period.ts'

/** What the sums are narrowed to. */
export type Narrowing = {
  procedures?: readonly string[] | undefined
  /** All but these: what no longer stands in the catalogue. */
  exceptProcedures?: readonly string[] | undefined
  channel?: string | undefined
  /** Several when a department is asked for. */
  officers?: readonly string[] | undefined
  exceptOfficers?: readonly string[] | undefined
}

export type Asked = {
  unit: UnitId
  period: Pick<Period, 'from' | 'to'>
  today: Temporal.PlainDate
  narrowing: Narrowing
}

/** What else the sums are kept apart by. */
export type Apart = { officer?: boolean; since?: 'day' | 'month' }

const CellRow = z.object({
  axis: z.enum(['received', 'finished', 'open']),
  standing: z.enum([...standings, 'received']),
  procedureCode: z.string(),
  channel: z.enum(channels),
  assisted: z.boolean(),
  digitised: z.boolean(),
  reused: z.boolean(),
  eResult: z.boolean(),
  overdue: z.boolean(),
  officer: z.string(),
  since: plainDate.nullable(),
  count: z.number(),
})

/**
 * The sums of a period, and of what is open now. Sums of months, of days and the changes not yet added to them are
 * read by one statement, so they are of one moment.
 */
export const cellsOf = (q: Read, asked: Asked, apart: Apart = {}): Promise<Cell[]> => {
  const { narrowing } = asked
  const dims = sql`axis, standing, procedure_code, channel, assisted, digitised, reused, e_result`
  const officer = apart.officer ? sql`officer` : sql`'' as officer`
  const officerKey = apart.officer ? sql`, officer` : sql``
  const whose = isByOfficer(narrowing, apart) ? 'officer' : 'all'
  const from = [...periodRows(asked, whose, apart), ...(apart.since ? [] : openRows(asked, whose))]
  return q.many(CellRow)`
    select ${dims}, overdue, ${officer}, ${apart.since ? sql`since` : sql`null::date as since`}, sum(count)::int as count
    from (${unionOf(from, narrowing)}) x
    group by ${dims}, overdue ${officerKey} ${apart.since ? sql`, since` : sql``}
    having sum(count) <> 0
  `
}

/** Sums of single officers are many more rows; they are read only when an officer matters. */
const isByOfficer = ({ officers, exceptOfficers }: Narrowing, { officer }: Apart) =>
  Boolean(officer || officers || exceptOfficers)

type Piece = { rows: Sql; where: Sql }

const columns = sql`axis, standing, procedure_code, channel, assisted, digitised, reused, e_result, officer`
const monthOf = (day: Sql) => sql`date_trunc('month', ${day}::timestamp)::date`

/** The narrowing as a condition; sums and lists have the same columns. */
export function narrowedBy(narrowing: Narrowing): Sql {
  const { procedures, exceptProcedures, channel, officers, exceptOfficers } = narrowing
  return allOf([
    ...(procedures ? [sql`procedure_code = any(${procedures})`] : []),
    ...(exceptProcedures ? [sql`procedure_code <> all(${exceptProcedures})`] : []),
    ...(channel ? [sql`channel = ${channel}`] : []),
    ...(officers ? [sql`officer = any(${officers}::uuid[])`] : []),
    ...(exceptOfficers ? [sql`officer <> all(${exceptOfficers}::uuid[])`] : []),
  ])
}

function unionOf(pieces: readonly Piece[], narrowing: Narrowing): Sql {
  const narrow = narrowedBy(narrowing)
  const one = ({ rows, where }: Piece) => sql`select ${rows} where ${where} and ${narrow}`
  return pieces.map(one).reduce((whole, piece) => sql`${whole} union all ${piece}`)
}

/** Days are needed as they are when a chart shows days. */
const runsFor = (period: Asked['period'], { since }: Apart): Run[] =>
  since === 'day'
    ? [{ span: 'day', from: period.from, until: period.to.add({ days: 1 }) }]
    : runsOf(period)

function periodRows({ unit, period }: Asked, whose: string, apart: Apart): Piece[] {
  const shown = (day: Sql) => (apart.since === 'month' ? monthOf(day) : day)
  const kept = runsFor(period, apart).map(({ span, from, until }) => ({
    rows: sql`${columns}, false as overdue, ${shown(sql`since`)} as since, count from figures.tally`,
    where: sql`unit_id = ${unit} and span = ${span} and whose = ${whose} and axis in ('received', 'finished')
      and since >= ${from.toString()}::date and since < ${until.toString()}::date`,
  }))
  const pending = {
    rows: sql`${columns}, false, ${shown(sql`day`)}, amount from figures.change`,
    where: sql`unit_id = ${unit} and axis in ('received', 'finished')
      and day between ${period.from.toString()}::date and ${period.to.toString()}::date`,
  }
  return [...kept, pending]
}

/** What is open, by whether its due day has passed: only the present month has to be looked at by day. */
function openRows({ unit, today }: Asked, whose: string): Piece[] {
  const month = today.with({ day: 1 }).toString()
  const late = sql`standing = 'running' and since < ${today.toString()}::date`
  const kept = (span: string, is: Sql) => ({
    rows: sql`${columns}, ${late} as overdue, null::date as since, count from figures.tally`,
    where: sql`unit_id = ${unit} and span = ${span} and whose = ${whose} and axis = 'open' and since ${is}`,
  })
  const next = today.with({ day: 1 }).add({ months: 1 }).toString()
  return [
    kept('month', sql`< ${month}::date`),
    kept('month', sql`>= ${next}::date`),
    kept('day', sql`>= ${month}::date and since < ${next}::date`),
    {
      rows: sql`${columns}, standing = 'running' and day < ${today.toString()}::date, null::date, amount from figures.change`,
      where: sql`unit_id = ${unit} and axis = 'open'`,
    },
  ]
}
