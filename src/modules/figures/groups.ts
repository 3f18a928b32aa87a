import type { Read } from '#platform/db.ts'

import type { Around } from './around.ts'
import { noDepartment } from './asked.ts'
import type { Cell } from './domain.ts'
import { cellsOf, type Asked } from './store.ts'

type KeyOf = (cell: Cell) => string

/** What figures can be broken down by, and the group in which a cell lies. */
export const keyers = {
  field:
    ({ offer }) =>
    ({ procedureCode }) =>
      offer.fieldOf(procedureCode),
  procedure:
    () =>
    ({ procedureCode }) =>
      procedureCode,
  officer:
    () =>
    ({ officer }) =>
      officer,
  department:
    ({ rooms }) =>
    ({ officer }) =>
      rooms.get(officer) ?? noDepartment,
  channel:
    () =>
    ({ channel }) =>
      channel,
  day:
    () =>
    ({ since }) =>
      since?.toString() ?? '',
  month:
    () =>
    ({ since }) =>
      since?.toString().slice(0, 7) ?? '',
} as const satisfies Record<string, (around: Around) => KeyOf>

export type Grouping = keyof typeof keyers

/** The sums kept apart as a breakdown needs them. */
export function breakdownCells(q: Read, asked: Asked, by: Grouping): Promise<Cell[]> {
  switch (by) {
    case 'officer':
    case 'department':
      return cellsOf(q, asked, { officer: true })
    case 'day':
    case 'month':
      return cellsOf(q, asked, { since: by })
    case 'field':
    case 'procedure':
    case 'channel':
      return cellsOf(q, asked)
  }
}
