import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  fill,
  isSame,
  personFields,
  surer,
  type Person,
  type PersonField,
  type PersonId,
} from './domain.ts'
import { forgetHousehold } from './households.ts'
import { areTwoNumbers } from './id-number.ts'
import { moveProposals } from './proposals/store.ts'
import { lockPerson, redirectMerged, updatePerson } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    /** Subject is the record that stays. Modules that point at `gone` point at `keep` from now on. */
    'person.merged': {
      by: string
      keep: PersonId
      gone: PersonId
      reason: string
      taken: PersonField[]
    }
  }
}

export type Merge = { keep: string; gone: string; reason: string }
export type WhyNotMerge = 'same-record' | 'merged' | 'two-numbers' | 'heads-household'

/** Gộp: two records are one person. The one that stays takes what it lacks; the other stays readable and points at it. */
export async function mergePeople(
  tx: Tx,
  who: Who,
  { keep: keepId, gone: goneId, reason }: Merge,
): Promise<Outcome<Person, WhyNotMerge>> {
  if (keepId === goneId) return no('same-record')
  // Always in the same order, so that two officers who merge a pair both ways do not wait for each other.
  const locked = new Map<string, Person | undefined>()
  for (const id of [keepId, goneId].toSorted()) locked.set(id, await lockPerson(tx, id))
  const keep = found(locked.get(keepId), 'người này')
  const gone = found(locked.get(goneId), 'người này')
  if (keep.mergedInto ?? gone.mergedInto) return no('merged')
  if (areTwoNumbers(keep.idNumber, gone.idNumber)) return no('two-numbers')
  if (!(await forgetHousehold(tx, gone))) return no('heads-household')
  const { person, changed } = united(keep, gone)
  // First the one that goes: the number is then free for the one that stays.
  await updatePerson(tx, { ...gone, householdId: null, householdRole: null, mergedInto: keep.id })
  await redirectMerged(tx, gone.id, keep.id)
  await moveProposals(tx, gone.id, keep.id)
  await updatePerson(tx, person)
  await saveMerging(tx, who, { keep: keep.id, gone: gone.id, reason, taken: changed })
  const data = { by: who.name, keep: keep.id, gone: gone.id, reason, taken: changed }
  await record(tx, who, 'person.merged', { kind: 'person', id: keep.id }, data)
  return yes(person)
}

/**
 * The record that stays, for whoever follows `person.merged`: it may have been merged further before the event arrived.
 * It is held until the transaction ends, so that the next merge waits for what is being moved to it.
 */
export async function survivorOf(tx: Tx, id: PersonId): Promise<Person> {
  const person = found(await lockPerson(tx, id), 'người này')
  return person.mergedInto ? survivorOf(tx, person.mergedInto) : person
}

/** What is known of both, put in one record. The new 12-digit number wins over an old 9-digit one, which is kept beside it. */
function united(keep: Person, gone: Person) {
  const { person } = fill(keep, gone)
  const numbers = [keep.idNumber, gone.idNumber].filter((number) => number !== null)
  const idNumber = numbers.find((number) => number.length === 12) ?? keep.idNumber ?? gone.idNumber
  const oldIdNumber =
    person.oldIdNumber ??
    numbers.find((number) => number.length === 9 && number !== idNumber) ??
    null
  const isSurer = surer(keep.identityLevel, gone.identityLevel) !== keep.identityLevel
  const joined = {
    ...person,
    idNumber,
    oldIdNumber,
    ...(isSurer && { identityLevel: gone.identityLevel, identityAt: gone.identityAt }),
  }
  return {
    person: joined,
    changed: personFields.filter((field) => !isSame(joined[field], keep[field])),
  }
}

type Merging = { keep: PersonId; gone: PersonId; reason: string; taken: PersonField[] }

const saveMerging = (tx: Tx, who: Who, { keep, gone, reason, taken }: Merging) => tx.run`
  insert into people.merging (unit_id, id, keep_id, gone_id, reason, taken, by, by_name)
  values (${who.unit}, ${newId()}, ${keep}, ${gone}, ${reason}, ${taken}, ${who.actor}, ${who.name})
`
