import { sql, type Read, type Sql } from '#platform/db.ts'

import type { Bulletin, State } from './domain.ts'

/** Lên loa: how far an approved bulletin has come on air. */
export const standings = ['scheduled', 'on-air', 'done'] as const
export type Standing = (typeof standings)[number]

/** What only the schedule knows. */
export type Standings = {
  /** Of those that have a place in the schedule, by id. */
  of(q: Read, ids: readonly string[], now: Temporal.Instant): Promise<ReadonlyMap<string, Standing>>
  /** A condition upon `bulletin.id`. */
  is(standing: Standing, now: Temporal.Instant): Sql
}

declare module 'fastify' {
  interface FastifyInstance {
    standings: Standings
  }
}

/** Until the schedule has put its own answers in the place of these. */
export const noStandings = (): Standings => ({
  of: async () => new Map(),
  is: () => sql`false`,
})

/** What is told of a bulletin: its state, and of an approved one how far it has come on air. */
export type Told = State | Standing

export const toldOf = (
  { id, state }: Pick<Bulletin, 'id' | 'state'>,
  known: ReadonlyMap<string, Standing>,
): Told => (state === 'approved' ? (known.get(id) ?? state) : state)

/** Bulletins of which this is told: what is approved and has no place in the schedule is `approved`. */
export function isTold(told: Told, { is }: Standings, now: Temporal.Instant): Sql {
  const standing = standings.find((one) => one === told)
  if (standing) return sql`state = 'approved' and ${is(standing, now)}`
  if (told !== 'approved') return sql`state = ${told}`
  const [one, two, three] = standings.map((each) => is(each, now))
  return sql`state = 'approved' and not (${one!} or ${two!} or ${three!})`
}
