/** Where photos of a paper are gathered: for the request of a dossier, or for a draft. */
export type Place = { kind: 'dossier' | 'draft'; id: string }

/** One paper there. */
export type Slot = Place & { slot: string }

/** As many as a thick contract has; more are sent as a PDF. */
export const mostPages = 40

/** Photos that were never handed in are removed after so many days. */
export const keptDays = 30

/** Longest side of a page in pixels: A4 at about 170 dpi, small letters stay readable. */
export const longestSide = 2_000

export type Ordered = { id: string; position: number }

/** Positions after a page moved by one place; the ends stay where they are. */
export function moved(pages: readonly Ordered[], id: string, by: -1 | 1): Ordered[] {
  const order = pages.map((page) => page.id)
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return [...pages]
  const other = order[to] ?? id
  order[to] = id
  order[from] = other
  return order.map((page, position) => ({ id: page, position }))
}
