import type { Filled } from '#platform/form.ts'

/** One test of a condition, as typed. `at` is the name its inputs begin with: `when.0`, `when.1.0`. */
export type Line = { at: string; field: string; op: string; value: string }

/** How many of the rows of a group must hold. */
export const joins = ['all', 'any', 'none', 'not-all'] as const
export type Join = (typeof joins)[number]

/** Nhóm: rows of which all, one, none or not all must hold; a row may be a group again. */
export type Group = { at: string; join: Join; rows: Row[] }
export type Row = Line | Group

export const isGroup = (row: Row): row is Group => 'rows' in row

/** Names of the inputs of the row that begins so. */
export const rowFields = (at: string) => ({
  field: `${at}.field`,
  op: `${at}.op`,
  value: `${at}.value`,
  join: `${at}.join`,
})

/** Deeper names than any condition has are not read. */
const deepest = 8

/** The rows that were typed, by the numbers in the names of their inputs; gaps are no matter. */
export function rowsIn(filled: Filled, at: string, depth = 1): Group {
  const names = Object.keys(filled).filter((name) => name.startsWith(`${at}.`))
  const numbers = new Set(
    names.flatMap((name) => /^(\d{1,3})\./.exec(name.slice(at.length + 1))?.[1] ?? []),
  )
  const rows = [...numbers]
    .toSorted((one, other) => Number(one) - Number(other))
    .map((n) => rowIn(filled, `${at}.${n}`, depth))
  return { at, join: joinIn(filled, at) ?? 'all', rows }
}

function rowIn(filled: Filled, at: string, depth: number): Row {
  if (joinIn(filled, at) && depth < deepest) return rowsIn(filled, at, depth + 1)
  const { field, op, value } = rowFields(at)
  return { at, field: filled[field] ?? '', op: filled[op] ?? '', value: filled[value] ?? '' }
}

/** Whether anything was asked yet; blank rows are only offered. */
export const isAsked = (filled: Filled, at: string): boolean =>
  Object.entries(filled).some(
    ([name, value]) => value !== '' && name.startsWith(`${at}.`) && name.endsWith('.field'),
  )

const joinIn = (filled: Filled, at: string): Join | undefined =>
  joins.find((join) => join === filled[rowFields(at).join])

/** The rows as their inputs show them. */
export function rowsFilled({ at, join, rows }: Group): Filled {
  return Object.assign(
    { [rowFields(at).join]: join },
    ...rows.map((row) => {
      if (isGroup(row)) return rowsFilled(row)
      const names = rowFields(row.at)
      return { [names.field]: row.field, [names.op]: row.op, [names.value]: row.value }
    }),
  ) as Filled
}

/** The button that changes the rows of a condition and saves nothing. */
export const rowButton = '_dk'

const Press = /^(line|group|remove|read):((?:when|need|r\.\d{1,2}\.when)(?:\.\d{1,3}){0,8})$/

/** What to show again when a button of a condition was pressed; undefined when the page is to be saved. */
export function reshapeRows(filled: Filled): Filled | undefined {
  const pressed = filled[rowButton]
  if (pressed === undefined) return undefined
  const { [rowButton]: _, ...typed } = filled
  const [, act, at = ''] = Press.exec(pressed) ?? []
  if (act === 'remove')
    return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`${at}.`)))
  if (act !== 'line' && act !== 'group') return typed
  const next = nextIn(typed, at)
  if (act === 'line') return { ...typed, [rowFields(next).field]: '' }
  const join = joinIn(typed, at) === 'any' ? 'all' : 'any'
  return { ...typed, [rowFields(next).join]: join, [rowFields(`${next}.0`).field]: '' }
}

function nextIn(filled: Filled, at: string): string {
  const last = rowsIn(filled, at).rows.at(-1)?.at
  return `${at}.${last === undefined ? 0 : Number(last.slice(at.length + 1)) + 1}`
}
