import type { Tx } from '#platform/db.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { savePerson, type SavedPerson } from './actions.ts'
import { briefOf, type PersonBrief, type PersonDraft } from './domain.ts'
import { likelySame, type Suspect } from './search.ts'
import { personByIdNumber } from './store.ts'

export type WhyNotAdd =
  | { kind: 'number-known'; holder: PersonBrief }
  | { kind: 'likely-known'; suspects: Suspect[] }

type Adding = {
  draft: PersonDraft
  /** The officer saw the card of this person. */
  isCardSeen: boolean
  /** The officer looked at those who may be the same person, and it is none of them. */
  isNobodyElse: boolean
  now: Temporal.Instant
}

/** An officer adds a person, unless the commune knows the person already. */
export async function addPerson(
  tx: Tx,
  who: Who,
  { draft, isCardSeen, isNobodyElse, now }: Adding,
): Promise<Outcome<SavedPerson, WhyNotAdd>> {
  const holder = draft.idNumber ? await personByIdNumber(tx, draft.idNumber) : undefined
  if (holder) return no({ kind: 'number-known', holder: briefOf(holder) })
  const suspects = isNobodyElse ? [] : await likelySame(tx, draft)
  if (suspects.length > 0) return no({ kind: 'likely-known', suspects })
  return yes(
    await savePerson(tx, who, isCardSeen ? { ...draft, identity: 'card-seen' } : draft, { now }),
  )
}
