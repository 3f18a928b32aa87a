import type { Read } from '#platform/db.ts'

import type { Around } from './around.ts'
import { noDepartment } from './asked.ts'
import { cellsOf, type Apart } from './store.ts'
import { groupsOf, type Group } from './summary.ts'

type Breakdown = { by: Apart; groupOf?: (around: Around) => (key: string) => string }

/** What figures can be broken down by: how the sums are kept apart for it, and the group of each of them. */
const groupings = {
  field: { by: 'procedure', groupOf: ({ offer }) => offer.fieldOf },
  procedure: { by: 'procedure' },
  officer: { by: 'officer' },
  department: {
    by: 'officer',
    groupOf:
      ({ rooms }) =>
      (id) =>
        rooms.get(id) ?? noDepartment,
  },
  channel: { by: 'channel' },
  day: { by: 'day' },
  month: { by: 'month', groupOf: () => (day) => day.slice(0, 7) },
} as const satisfies Record<string, Breakdown>

export type Grouping = keyof typeof groupings

/** The figures of each group, the largest first. */
export async function groupsBy(q: Read, around: Around, grouping: Grouping): Promise<Group[]> {
  const { by, groupOf }: Breakdown = groupings[grouping]
  return groupsOf(await cellsOf(q, around.asked, by), groupOf?.(around))
}
