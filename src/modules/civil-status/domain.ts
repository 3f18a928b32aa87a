import type { Id } from '#platform/id.ts'
import { serialText } from '#platform/year-book.ts'

export type EntryId = Id<'civil-entry'>

/** Loại việc hộ tịch: each has a book of its own, one a year (NĐ 123/2015 Điều 11). */
export const registers = [
  'birth',
  'death',
  'marriage',
  'marital-status',
  'recognition',
  'guardianship',
  'guardianship-end',
] as const
export type Register = (typeof registers)[number]

/** Copies have numbers of their own, in one book for all kinds. */
export const bookKinds = [...registers, 'copy'] as const
export type BookKind = (typeof bookKinds)[number]

export type BookKey = { register: BookKind; year: number }
export type EntryKey = { register: Register; year: number; number: number }

/** "07/2026", as an entry is called. */
export const numberText = ({ number, year }: { number: number; year: number }): string =>
  `${serialText(number)}/${year}`

/** What may be said of one person in an entry. */
export const parts = [
  'fullName',
  'birth',
  'gender',
  'idNumber',
  'ethnicity',
  'nationality',
  'residence',
] as const
export type Part = (typeof parts)[number]

/** One person in an entry, as written down: texts, dates as far as they are known (1987, 1987-02, 1987-02-05). */
export type Party = { role: string; personId?: string | undefined } & {
  [Name in Part]?: string | undefined
}

/** Nội dung của một việc hộ tịch. */
export type Content = { facts: Record<string, string>; parties: readonly Party[] }

export const partyIn = ({ parties }: Content, role: string): Party | undefined =>
  parties.find((party) => party.role === role)

/** `child.birth` or `facts.birthPlace`: where something stands in an entry. */
export function valueAt(content: Content, path: string): string {
  const [head = '', name = ''] = path.split('.')
  if (head === 'facts') return content.facts[name] ?? ''
  return partyIn(content, head)?.[name as Part] ?? ''
}

export type Change = { path: string; from: string; to: string }

/** The content with one part saying something else. */
function changed(content: Content, { path, to }: Change): Content {
  const [head = '', name = ''] = path.split('.')
  if (head === 'facts') return { ...content, facts: { ...content.facts, [name]: to } }
  const value = to === '' ? undefined : to
  const parties = partyIn(content, head) ? content.parties : [...content.parties, { role: head }]
  return {
    ...content,
    parties: parties.map((party) => (party.role === head ? { ...party, [name]: value } : party)),
  }
}

/** What an entry says today: as written down, then each annotation in its turn. */
export const contentNow = (
  content: Content,
  notes: readonly { changes: readonly Change[] }[],
): Content => notes.flatMap(({ changes }) => changes).reduce(changed, content)

/** The first and the last day that a date may mean, as it is known. */
export function span(iso: string): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  const [year = 0, month, day] = iso.split('-').map(Number)
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 })
  if (day !== undefined) return { first, last: first }
  const end = Temporal.PlainDate.from({ year, month: month ?? 12, day: 1 })
  return { first, last: end.with({ day: end.daysInMonth }) }
}

/** Whether one date is surely before another, as far as both are known. */
export const surelyBefore = (one: string, other: string): boolean =>
  Temporal.PlainDate.compare(span(one).last, span(other).first) < 0

/** Whether a person of this birth has surely not reached an age on a day. */
export const surelyYounger = (birth: string, years: number, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(span(birth).first.add({ years }), on) > 0
