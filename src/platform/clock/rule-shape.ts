import { z } from 'zod'

import { ruleUnits, type Rule } from './rule.ts'

/** A rule as it is kept in the database and told by the API; whether its parts go together is the clock's to say. */
export const RuleShape = z.object({
  amount: z.number().optional(),
  unit: z.enum(ruleUnits),
  cutoff: z.string().optional(),
  on: z.string().optional(),
}) satisfies z.ZodType<Rule>
