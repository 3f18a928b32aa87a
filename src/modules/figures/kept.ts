import { z } from 'zod'

import { standings, channels, levels, type Cell, type Kind } from './domain.ts'

/** One line of the sums as the database gives it: the kind in one word each, empty where nothing was counted at all. */
export const CellRow = z.object({
  version: z.number(),
  kind: z.string().nullable(),
  key: z.string().nullable(),
  count: z.number().nullable(),
})

const yes = z.enum(['t', 'f']).transform((text) => text === 't')
const KindText = z.tuple([
  z.enum(['received', 'finished', 'open', 'paid']),
  z.enum([...standings, 'received', 'transfer', 'cash']),
  z.enum(levels),
  z.enum(channels),
  yes,
  yes,
  yes,
  yes,
  yes,
])

const kinds = new Map<string, Kind>()

/** The same words are the same object: cells are many, kinds are few. */
function kindOf(text: string): Kind {
  const known = kinds.get(text)
  if (known) return known
  const [axis, standing, level, channel, assisted, digitised, reused, eResult, overdue] =
    KindText.parse(text.split(' '))
  const kind = { axis, standing, level, channel, assisted, digitised, reused, eResult, overdue }
  kinds.set(text, kind)
  return kind
}

export const cellOf = ({ kind, key, count }: z.output<typeof CellRow>): Cell[] =>
  kind === null || count === null ? [] : [{ kind: kindOf(kind), key: key ?? '', count }]

/** Adds up cells of one kind and key; what comes to nothing is left out. */
export function together(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Map<Kind, number>>()
  for (const { kind, key, count } of cells) {
    const ofKey = sums.get(key) ?? new Map<Kind, number>()
    sums.set(key, ofKey.set(kind, (ofKey.get(kind) ?? 0) + count))
  }
  return [...sums].flatMap(([key, ofKey]) =>
    [...ofKey].filter(([, count]) => count !== 0).map(([kind, count]) => ({ kind, key, count })),
  )
}

/** Sums as they were when they had been brought up to date for the so-manieth time. */
export type Kept = { version: number; cells: readonly Cell[] }

const kept = new Map<string, Kept>()
/** About ten megabytes. */
const mostCells = 200_000
let cellsKept = 0

/** The sums of a question, from memory while its version is the present one. */
export async function keptCells(
  version: number,
  key: string,
  read: () => Promise<Kept>,
): Promise<Kept> {
  const known = kept.get(key)
  if (known?.version === version && version > 0) return known
  const sums = await read()
  forget(key)
  kept.set(key, sums)
  cellsKept += sums.cells.length
  // A map keeps its order: the oldest questions go first.
  for (const old of kept.keys()) if (cellsKept > mostCells && old !== key) forget(old)
  return sums
}

function forget(key: string) {
  cellsKept -= kept.get(key)?.cells.length ?? 0
  kept.delete(key)
}
