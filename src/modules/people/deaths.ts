import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import type { PersonId } from './domain.ts'

declare module '#platform/events.ts' {
  interface Events {
    /** The death register says that this person died. */
    'person.died': { by: string }
    /** The entry that said so was cancelled, or a court found the person alive. */
    'person.not-dead': { by: string }
  }
}

type Death = { person: PersonId; diedOn: string; entry: string; now: Temporal.Instant }

/** Ghi người đã mất. Saying it again for the same entry changes nothing. */
export async function noteDeath(tx: Tx, who: Who, { person, diedOn, entry, now }: Death) {
  const added = await tx.run`
    insert into people.death (unit_id, person_id, died_on, entry_id, at, by)
    values (${who.unit}, ${person}, ${diedOn}, ${entry}::uuid, ${now.toString()}::timestamptz, ${who.actor})
    on conflict do nothing
  `
  if (added > 0) await record(tx, who, 'person.died', { kind: 'person', id: person }, about(who))
}

/** The death entry no longer stands: the record of whom it named is open again. */
export async function liftDeath(tx: Tx, who: Who, entry: string) {
  const lifted = await tx.many(Lifted)`
    delete from people.death where unit_id = ${who.unit} and entry_id = ${entry}::uuid returning person_id
  `
  for (const { personId: id } of lifted)
    await record(tx, who, 'person.not-dead', { kind: 'person', id }, about(who))
}

const about = ({ name }: Who) => ({ by: name })
const Lifted = z.object({ personId: z.string() })
const Died = z.object({ diedOn: z.string() })

/** When this person died, as far as it is known: a day, a month or a year. */
export const diedOn = async (q: Read, person: PersonId): Promise<string | undefined> =>
  (
    await q.maybe(Died)`
      select died_on from people.death where unit_id = platform.unit() and person_id = ${person}
    `
  )?.diedOn
