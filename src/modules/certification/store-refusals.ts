import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { kinds } from './domain.ts'
import { groundCodes } from './grounds.ts'

const Row = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  at: instant,
  byName: z.string(),
  requesterName: z.string(),
  paper: z.string(),
  ground: z.enum(groundCodes),
  detail: z.string().nullable(),
})
export type Refusal = z.output<typeof Row>

/** Refusals, the newest first. */
export const refusalsBefore = (
  q: Read,
  unit: UnitId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<Refusal[]> => q.many(Row)`
  select id, kind, at, by_name, requester_name, paper, ground, detail from certification.refusal
  where unit_id = ${unit} and ${before ? sql`id < ${before}::uuid` : sql`true`}
  order by id desc limit ${limit}
`
