/** One thing that is asked for, with the name of its place among the photos. */
export type Item = { slot: string; text: string }

const most = 20

/**
 * What an officer asked for, as single things: one line each, or parted by semicolons when it is all on one line. Numbers and
 * dashes before it are the officer's list, not the thing.
 */
export function itemsIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const parts = lines.length > 1 ? lines : text.split(/;\s+/)
  return parts
    .map((part) => part.replace(/^\s*(?:[-–•*+]|\(?\d{1,2}[.)]|[a-zđ][.)])\s*/u, '').trim())
    .map((part) => part.replace(/[;,]$/, ''))
    .filter((part) => part !== '')
    .slice(0, most)
}

/** The same with a place for photos each, and one for what nobody named. */
export const slotsFor = (missing: string): Item[] => [
  ...itemsIn(missing).map((text, n) => ({ slot: `giay-${n + 1}`, text })),
  { slot: 'khac', text: 'Giấy tờ khác' },
]

/** The name of a paper in a list: not a paragraph. */
export const nameOfPaper = (text: string): string => {
  const letters = Array.from(text)
  return letters.length > 120 ? `${letters.slice(0, 118).join('')}…` : text
}
