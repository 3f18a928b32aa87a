import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { lockPerson, updatePerson } from '../store.ts'
import { decide, type ProposableField, type Ruling, type WhyNotDecide } from './domain.ts'
import { openProposals, saveDecision } from './store.ts'

// The trail cannot be erased: it names the fields, never what they hold.
declare module '#platform/events.ts' {
  interface Events {
    'person.proposals-decided': {
      by: string
      /** Taken into the record. */
      fields: ProposableField[]
      declined: ProposableField[]
      reason: string
    }
  }
}

type Deciding = Ruling & { person: string; version: number; reason: string; now: Temporal.Instant }
export type WhyNotDecided = WhyNotDecide | 'changed-meanwhile' | 'merged'

/** Nhận, không nhận điều khai khác: field by field, with one reason and one event. */
export async function decideProposals(
  tx: Tx,
  who: Who,
  { person: id, version, accepted, declined, reason, now }: Deciding,
): Promise<Outcome<true, WhyNotDecided>> {
  const before = found(await lockPerson(tx, id), 'người này')
  if (before.mergedInto) return no('merged')
  if (before.version !== version) return no('changed-meanwhile')
  const outcome = decide(before, await openProposals(tx, before.id), { accepted, declined })
  if (!outcome.ok) return outcome
  const { person, taken, left } = outcome.value
  if (taken.length > 0) await updatePerson(tx, person)
  await saveDecision(tx, who, { ids: accepted, accepted: true, reason, at: now })
  await saveDecision(tx, who, { ids: declined, accepted: false, reason, at: now })
  const data = { by: who.name, fields: taken, declined: left, reason }
  await record(tx, who, 'person.proposals-decided', { kind: 'person', id: before.id }, data)
  return yes(true)
}
