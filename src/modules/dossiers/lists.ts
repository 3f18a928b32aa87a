import { createHash } from 'node:crypto'

import { z } from 'zod'

import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { badCursor } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'

import type { State } from './domain.ts'
import { scopeCondition, type Scope } from './fields/scope.ts'
import { KeptLineRow, lineColumns, type Line } from './rows.ts'

/** What a list may be narrowed by; all of it is kept in the page's address. */
export type Filter = {
  state?: State | undefined
  procedure?: string | undefined
  /** Open dossiers due before this instant. */
  dueBefore?: Temporal.Instant | undefined
  /** A code, a name with or without diacritics (from either end), an ID number or a telephone number. */
  q?: string | undefined
  assignee?: string | undefined
  /** One's own, and those of whom one deputises for. */
  assignees?: readonly string[] | undefined
  /** Steps of these roles, whoever they are assigned to. */
  roles?: readonly string[] | undefined
  /** What an officer's department does. */
  scope?: Scope | undefined
  applicant?: string | undefined
  /** Only dossiers on which the office is at work: their clock runs. */
  running?: boolean | undefined
  /** Due at this instant or later. */
  dueFrom?: Temporal.Instant | undefined
  /** Nobody has it yet. */
  unassigned?: boolean | undefined
  /** Of any of these procedures. */
  procedures?: readonly string[] | undefined
  /** Its apology is drafted and waits for the head. */
  apology?: boolean | undefined
  /** Whose result is fetched at this point. */
  returnPoint?: string | undefined
}

export type Page = { items: Line[]; next: string | null }

/** As many as an officer may take in at once (`bulk-actions.ts`). */
export const mostLines = 200
const open = sql`state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped')`

/** Lines of these dossiers, in no order; one statement however many. */
export const linesByCodes = (q: Read, unit: UnitId, codes: readonly string[]): Promise<Line[]> =>
  q.many(KeptLineRow)`
    select ${lineColumns} from dossiers.dossier where unit_id = ${unit} and code = any(${codes})
  `

type Ask = { filter: Filter; cursor?: string | undefined; limit?: number | undefined }

/** A page of dossiers. Keyset paging throughout: the thousandth page costs what the first does. */
export async function dossierList(
  q: Read,
  unit: UnitId,
  { filter, cursor, limit = 50 }: Ask,
): Promise<Page> {
  const size = Math.min(Math.max(limit, 1), mostLines)
  const order = orderOf(filter)
  const list = listName(order, filter)
  const after = cursor ? readCursor(cursor, list, order) : undefined
  const rows = await order.rows(q, {
    unit,
    where: conditions(unit, filter),
    after,
    size: size + 1,
    filter,
  })
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > size && last ? writeCursor(list, order.key(last, filter)) : null,
  }
}

function conditions(unit: UnitId, filter: Filter): Sql {
  const { state, procedure, assignee, roles, applicant, dueBefore, running } = filter
  const { dueFrom, unassigned, procedures, scope } = filter
  const pieces = [sql`unit_id = ${unit}`]
  if (dueFrom) pieces.push(sql`due_at >= ${dueFrom.toString()}::timestamptz`)
  if (unassigned) pieces.push(sql`assignee is null`)
  if (procedures) pieces.push(sql`procedure_code = any(${procedures})`)
  if (filter.returnPoint) pieces.push(sql`return_point = ${filter.returnPoint}::uuid`)
  if (state) pieces.push(sql`state = ${state}`)
  if (procedure) pieces.push(sql`procedure_code = ${procedure}`)
  if (assignee) pieces.push(sql`assignee = ${assignee}::uuid`)
  if (filter.assignees) pieces.push(sql`assignee = any(${filter.assignees}::uuid[])`)
  if (roles) pieces.push(sql`step_role = any(${roles})`)
  if (scope) pieces.push(scopeCondition(scope))
  if (applicant) pieces.push(sql`applicant_id = ${applicant}::uuid`)
  if (running) pieces.push(sql`state in ('accepted', 'processing')`)
  if (filter.apology) pieces.push(waitsForApology(unit))
  if (dueBefore) pieces.push(sql`due_at < ${dueBefore.toString()}::timestamptz`, open)
  return allOf(pieces)
}

/** Phiếu xin lỗi, gia hạn chờ ký. */
export const waitsForApology = (unit: UnitId): Sql => sql`id in (
  select dossier_id from dossiers.extension where unit_id = ${unit} and signed_at is null)`

type Key = [string, string]
type Scan = { unit: UnitId; where: Sql; after: Key | undefined; size: number; filter: Filter }
type Order = {
  name: string
  key: (line: Line, filter: Filter) => Key
  /** Whether this can be the first part of a key of ours. */
  isKey: (text: string) => boolean
  rows: (q: Read, scan: Scan) => Promise<Line[]>
}

function isMoment(text: string): boolean {
  try {
    return Boolean(Temporal.Instant.from(text))
  } catch {
    return false
  }
}

const newest: Order = {
  name: 'n',
  key: ({ receivedAt, id }) => [receivedAt.toString(), id],
  isKey: isMoment,
  rows: (q, { where, after, size }) => q.many(KeptLineRow)`
    select ${lineColumns} from dossiers.dossier
    where ${where} and ${after ? sql`(received_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by received_at desc, id desc limit ${size}
  `,
}

const soonest: Order = {
  name: 'd',
  key: ({ dueAt, id }) => [dueAt?.toString() ?? '', id],
  isKey: isMoment,
  rows: (q, { where, after, size }) => q.many(KeptLineRow)`
    select ${lineColumns} from dossiers.dossier
    where ${where} and due_at is not null
      and ${after ? sql`(due_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by due_at, id limit ${size}
  `,
}

const byCode: Order = {
  name: 'c',
  key: ({ code, id }) => [code, id],
  isKey: looksLikeCode,
  rows: (q, { where, filter, size }) => q.many(KeptLineRow)`
    select ${lineColumns} from dossiers.dossier
    where ${where} and code = ${(filter.q ?? '').trim().toUpperCase()} limit ${size}
  `,
}

/**
 * Names are found from either end: "Nguyễn Văn" and "văn minh" are both the beginning of one of two sorted columns,
 * so that a search among a million is a short walk along an index, also under row security. Those who begin with the
 * words come first, then the others who end with them; the cursor says in which of the two rows it stands.
 */
const byName: Order = {
  name: 'm',
  key: ({ applicantFolded, applicantReversed, id }, { q = '' }) => {
    const { from, to } = prefixes(q).begin
    const begins = applicantFolded >= from && applicantFolded < to
    return [begins ? `>${applicantFolded}` : `<${applicantReversed}`, id]
  },
  isKey: (text) => /^[<>]/.test(text),
  rows: async (q, { where, after, size, filter }) => {
    const { begin, end } = prefixes(filter.q ?? '')
    const key = after && ([after[0].slice(1), after[1]] as const)
    const inEnds = after?.[0].startsWith('<') === true
    const past = (column: Sql) =>
      key ? sql`(${column}, id) > (${key[0]}, ${key[1]}::uuid)` : sql`true`
    const beginning = inEnds
      ? []
      : await q.many(KeptLineRow)`
          select ${lineColumns} from dossiers.dossier
          where ${where} and applicant_folded >= ${begin.from} and applicant_folded < ${begin.to}
            and ${past(sql`applicant_folded`)}
          order by applicant_folded, id limit ${size}
        `
    if (beginning.length === size) return beginning
    const ending = await q.many(KeptLineRow)`
      select ${lineColumns} from dossiers.dossier
      where ${where} and applicant_reversed >= ${end.from} and applicant_reversed < ${end.to}
        and not (applicant_folded >= ${begin.from} and applicant_folded < ${begin.to})
        and ${inEnds ? past(sql`applicant_reversed`) : sql`true`}
      order by applicant_reversed, id limit ${size - beginning.length}
    `
    return [...beginning, ...ending]
  },
}

function prefixes(text: string) {
  const words = fold(text).split(' ').filter(Boolean)
  return { begin: range(words.join(' ')), end: range(words.toReversed().join(' ')) }
}

const range = (prefix: string) => ({ from: prefix, to: `${prefix}\u{10ffff}` })

function orderOf({ q, dueBefore, assignee, assignees, roles, scope, running }: Filter): Order {
  if (q) return looksLikeCode(q) ? byCode : byName
  return dueBefore || assignee || assignees || roles || scope || running ? soonest : newest
}

/** "H79.28.075-261122-0001" and codes of other systems: letters, digits, dots and at least one hyphen with digits. */
export function looksLikeCode(text: string): boolean {
  return /^[A-Za-z0-9.]+-\d{6}-\d{4,}$/.test(text.trim())
}

const CursorShape = z.tuple([z.string(), z.string().max(400), z.uuid()])

/** A cursor goes on in the list it came from: in another order or narrowed otherwise it would skip or repeat. */
function listName({ name }: Order, filter: Filter): string {
  // "Due before now" is another instant on the next page, and the same list.
  const narrowed = JSON.stringify({ ...filter, dueBefore: undefined })
  const hash = createHash('sha256').update(narrowed)
  return name + hash.digest('base64url').slice(0, 8)
}

/** A cursor that is not of this list is refused: beginning anew, a program that follows it would never end. */
function readCursor(cursor: string, list: string, { isKey }: Order): Key {
  const parsed = CursorShape.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (parsed.success && parsed.data[0] === list && isKey(parsed.data[1]))
    return [parsed.data[1], parsed.data[2]]
  throw badCursor()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const writeCursor = (list: string, key: Key) =>
  Buffer.from(JSON.stringify([list, ...key])).toString('base64url')
