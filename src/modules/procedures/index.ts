import type { Read } from '#platform/db.ts'

import { catalogueOn } from './catalogue.ts'
import type { Procedure } from './domain.ts'
import type { LifeEvent } from './search/search-index.ts'
import { search } from './search/search.ts'

export { procedureByCode, procedureByVersion } from './catalogue.ts'
export {
  specialCases,
  type Case,
  type Channel,
  type Fee,
  type Filed,
  type Procedure,
  type ProcedureVersionId,
  type Rule,
} from './domain.ts'
export { importProcedures } from './import.ts'
export { LifeEventTiles } from './pages/list-parts.tsx'
export { Fees, Times } from './pages/terms.tsx'
export type { LifeEvent } from './search/search-index.ts'
export { feeFor, feeOf, ruleFor, timeOf, type Grounded } from './terms.ts'
export {
  exemptText,
  feeText,
  listTitle,
  nameText,
  shortened,
  shortName,
  timeText,
} from './words.ts'

/** The name of every procedure in force on a day, by its code. */
export async function procedureNames(
  q: Read,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { procedures } = await catalogueOn(q, on)
  return new Map(procedures.map(({ code, name }) => [code, name]))
}

/** Every procedure in force on a day, as this commune has it. */
export const proceduresOn = async (
  q: Read,
  on: Temporal.PlainDate,
): Promise<readonly Procedure[]> => (await catalogueOn(q, on)).procedures
/** The field (lĩnh vực) of every procedure in force on a day, by its code. */
export async function procedureFields(
  q: Read,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { procedures } = await catalogueOn(q, on)
  return new Map(procedures.map(({ code, field }) => [code, field]))
}

/** The occasions of life that lead to procedures, as this commune has them. */
export const occasions = async (q: Read, on: Temporal.PlainDate): Promise<LifeEvent[]> =>
  (await catalogueOn(q, on)).events

type Wanted = { text: string; on: Temporal.PlainDate; most: number }

/** What an officer or citizen means by a few words; without words, what is asked for most. */
export async function findProcedures(q: Read, { text, on, most }: Wanted): Promise<Procedure[]> {
  const { byCode, events, index } = await catalogueOn(q, on)
  const codes = text.trim() === '' ? usual(events) : search(index, text).codes
  return codes
    .flatMap((code) => byCode.get(code) ?? [])
    .filter(({ hidden }) => !hidden)
    .slice(0, most)
}

/** The first of every occasion, then the second of every one, and so on. */
function usual(events: readonly { codes: readonly string[] }[]): string[] {
  const longest = Math.max(...events.map(({ codes }) => codes.length))
  const rounds = Array.from({ length: longest }, (_, i) =>
    events.flatMap(({ codes }) => codes[i] ?? []),
  )
  return [...new Set(rounds.flat())]
}
