import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import type { Habit } from './domain.ts'
import './events.ts'
import { saveHabit } from './store.ts'

/** Quyết định: whether alerts of some senders go straight to the loudspeakers, and why. One decision for each commune. */
export async function decideHabit(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  draft: Omit<Habit, 'decidedBy' | 'decidedName'>,
): Promise<void> {
  await saveHabit(tx, who.unit, { ...draft, decidedBy: who.actor, decidedName: who.name }, now)
  const { atOnce, senders, everywhere, onlySources, reason } = draft
  const data = { atOnce, senders: [...senders], everywhere, onlySources, reason }
  await record(tx, who, 'alert-habit.changed', { kind: 'alert-habit', id: subjectOf(who) }, data)
}

/** There is one such decision for a commune, and the trail names each thing by an id. */
const subjectOf = ({ unit }: Who) => `00000000-0000-4000-8000-${String(unit).padStart(12, '0')}`
