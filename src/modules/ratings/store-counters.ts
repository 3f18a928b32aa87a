import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const CounterRow = z.object({ id: z.string(), name: z.string() })
export type Counter = z.output<typeof CounterRow>

/** Quầy with a tablet, by name. */
export const counters = (q: Read, unit: UnitId): Promise<Counter[]> => q.many(CounterRow)`
  select id, name from ratings.counter where unit_id = ${unit} and closed_at is null order by name, id limit 100
`

export const counterById = (q: Read, unit: UnitId, id: string): Promise<Counter | undefined> =>
  q.maybe(CounterRow)`
    select id, name from ratings.counter where unit_id = ${unit} and id = ${id}::uuid and closed_at is null
  `

export const addCounter = (tx: Tx, unit: UnitId, { id, name }: Counter) => tx.run`
  insert into ratings.counter (unit_id, id, name) values (${unit}, ${id}, ${name})
`

export const closeCounter = (tx: Tx, unit: UnitId, id: string, at: Temporal.Instant) => tx.run`
  update ratings.counter set closed_at = ${at.toString()} where unit_id = ${unit} and id = ${id}::uuid and closed_at is null
`

type Invitation = { counter: string; code: string; until: Temporal.Instant }

export const invite = (tx: Tx, unit: UnitId, { counter, code, until }: Invitation) => tx.run`
  insert into ratings.invitation (unit_id, counter_id, dossier_code, until)
  values (${unit}, ${counter}::uuid, ${code}, ${until.toString()})
  on conflict (unit_id, counter_id) do update set dossier_code = excluded.dossier_code, until = excluded.until
`

export const endInvitation = (tx: Tx, unit: UnitId, counter: string, code: string) => tx.run`
  delete from ratings.invitation where unit_id = ${unit} and counter_id = ${counter}::uuid and dossier_code = ${code}
`

const Invited = z.object({ dossierCode: z.string() })

/** The dossier that this counter's tablet asks about now. */
export const invitedAt = (q: Read, unit: UnitId, counter: string, now: Temporal.Instant) =>
  q.maybe(Invited)`
    select dossier_code from ratings.invitation
    where unit_id = ${unit} and counter_id = ${counter}::uuid and until > ${now.toString()}::timestamptz
  `
