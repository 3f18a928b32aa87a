import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Cell, Level } from './domain.ts'
import { cellOf, CellRow, keptCells, together, type Kept } from './kept.ts'
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
  /** How far each procedure is online; not at all where nothing is said. */
  levels: ReadonlyMap<string, Level>
}

/** What the sums are kept apart by, besides all that figures ask for. */
export type Apart = 'procedure' | 'officer' | 'channel' | 'day' | 'month'

/** As SQL, over the columns below. */
const keys: Record<Apart, Sql> = {
  procedure: sql`procedure_code`,
  officer: sql`officer::text`,
  channel: sql`channel`,
  day: sql`since::text`,
  month: sql`date_trunc('month', since::timestamp)::date::text`,
}

/** What is open has no day of its own. */
const isByTime = (by: Apart | undefined) => by === 'day' || by === 'month'

/**
 * The sums of a period, and of what is open now, exact at this moment: the sums as they were last brought up to date, which
 * are kept in memory until they are again, and the changes since.
 */
export async function cellsOf(q: Read, asked: Asked, by?: Apart): Promise<readonly Cell[]> {
  const changed = await readCells(q, { asked, by, pieces: changedRows(asked, by) })
  const sums = await keptCells(changed.version, keyOf(asked, by), () =>
    readCells(q, { asked, by, pieces: summedRows(asked, by) }),
  )
  // Brought up to date between the two questions: what was a change is in the sums now.
  if (sums.version !== changed.version) return cellsOf(q, asked, by)
  return changed.cells.length === 0 ? sums.cells : together([...sums.cells, ...changed.cells])
}

const summedRows = (asked: Asked, by: Apart | undefined): Piece[] => {
  const whose = whoseOf(asked, by)
  return [...periodRows(asked, whose, by), ...(isByTime(by) ? [] : openRows(asked, whose))]
}

type Whose = 'all' | 'officer'

/** Sums of single officers are many more rows; they are read only when an officer matters. */
const whoseOf = (
  { narrowing: { officers, exceptOfficers } }: Asked,
  by: Apart | undefined,
): Whose => (by === 'officer' || officers || exceptOfficers ? 'officer' : 'all')

/** What is counted by the days of a period. A fee that was paid is no officer's. */
const axesOf = (whose: Whose): string[] =>
  whose === 'all' ? ['received', 'finished', 'paid'] : ['received', 'finished']

type Reading = { asked: Asked; by: Apart | undefined; pieces: readonly Piece[] }

async function readCells(q: Read, { asked, by, pieces }: Reading): Promise<Kept> {
  const { unit, narrowing, levels } = asked
  const dims = sql`axis, standing, coalesce(l.level, 'none'), channel, assisted, digitised, reused, e_result, overdue`
  const key = by ? keys[by] : sql`''::text`
  const rows = await q.many(CellRow)`
    select v.version, c.kind, c.key, c.count
    from (select coalesce((select version from figures.summed where unit_id = ${unit}), 0)::int as version) v
    left join (
      select concat_ws(' ', ${dims}) as kind, ${key} as key, sum(count)::int as count
      from (${unionOf(pieces, narrowing)}) x
      left join unnest(${[...levels.keys()]}::text[], ${[...levels.values()]}::text[]) l (code, level) on l.code = procedure_code
      group by ${dims}, ${key}
      having sum(count) <> 0
    ) c on true
  `
  return { version: rows[0]?.version ?? 0, cells: rows.flatMap(cellOf) }
}

type Piece = { rows: Sql; where: Sql }

const columns = sql`axis, standing, procedure_code, channel, assisted, digitised, reused, e_result, officer`

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
const runsFor = (period: Asked['period'], by: Apart | undefined): Run[] =>
  by === 'day'
    ? [{ span: 'day', from: period.from, until: period.to.add({ days: 1 }) }]
    : runsOf(period)

function periodRows({ unit, period }: Asked, whose: Whose, by: Apart | undefined): Piece[] {
  return runsFor(period, by).map(({ span, from, until }) => ({
    rows: sql`${columns}, false as overdue, since, count from figures.tally`,
    where: sql`unit_id = ${unit} and span = ${span} and whose = ${whose} and axis = any(${axesOf(whose)})
      and since >= ${from.toString()}::date and since < ${until.toString()}::date`,
  }))
}

/** What is open, by whether its due day has passed: only the present month has to be looked at by day. */
function openRows({ unit, today }: Asked, whose: Whose): Piece[] {
  const month = today.with({ day: 1 }).toString()
  const late = sql`standing = 'running' and since < ${today.toString()}::date`
  const kept = (span: string, is: Sql) => ({
    rows: sql`${columns}, ${late} as overdue, since, count from figures.tally`,
    where: sql`unit_id = ${unit} and span = ${span} and whose = ${whose} and axis = 'open' and since ${is}`,
  })
  const next = today.with({ day: 1 }).add({ months: 1 }).toString()
  return [
    kept('month', sql`< ${month}::date`),
    kept('month', sql`>= ${next}::date`),
    kept('day', sql`>= ${month}::date and since < ${next}::date`),
  ]
}

/** What has changed since the sums were brought up to date, of the period and of what is open. */
function changedRows(asked: Asked, by: Apart | undefined): Piece[] {
  const { unit, period, today } = asked
  const rows = (overdue: Sql) =>
    sql`${columns}, ${overdue} as overdue, day as since, amount as count from figures.change`
  const ofPeriod = {
    rows: rows(sql`false`),
    where: sql`unit_id = ${unit} and axis = any(${axesOf(whoseOf(asked, by))})
      and day between ${period.from.toString()}::date and ${period.to.toString()}::date`,
  }
  const open = {
    rows: rows(sql`standing = 'running' and day < ${today.toString()}::date`),
    where: sql`unit_id = ${unit} and axis = 'open'`,
  }
  return isByTime(by) ? [ofPeriod] : [ofPeriod, open]
}

/** The question as a text: the same text, the same sums. */
const keyOf = ({ unit, period, today, narrowing, levels }: Asked, by: Apart | undefined) =>
  JSON.stringify([unit, period.from, period.to, today, narrowing, [...levels], by])
