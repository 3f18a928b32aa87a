import type { Read } from '#platform/db.ts'

import { catalogueOn } from './catalogue.ts'

export { procedureByCode, procedureByVersion } from './catalogue.ts'
export {
  feeFor,
  feeOf,
  ruleFor,
  specialCases,
  timeOf,
  type Case,
  type Channel,
  type Fee,
  type Filed,
  type Grounded,
  type Procedure,
  type ProcedureVersionId,
  type Rule,
} from './domain.ts'
export { importProcedures } from './import.ts'

/** The name of every procedure in force on a day, by its code. */
export async function procedureNames(
  q: Read,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { procedures } = await catalogueOn(q, on)
  return new Map(procedures.map(({ code, name }) => [code, name]))
}
