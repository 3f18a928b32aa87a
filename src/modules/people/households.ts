import { z } from 'zod'

import { sql, type Read, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf, newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  briefOf,
  type HouseholdId,
  type HouseholdRole,
  type Person,
  type PersonBrief,
  type PersonId,
} from './domain.ts'
import { lockPerson, peopleWhere, personByIdNumber, updatePerson } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'person.joined-household': { by: string; household: HouseholdId; role: HouseholdRole }
    'person.left-household': { by: string; household: HouseholdId }
  }
}

export type Member = { person: PersonBrief; role: HouseholdRole }

/** The people of a household: its head first, then by age. */
export async function membersOf(q: Read, household: HouseholdId): Promise<Member[]> {
  const people = await peopleWhere(
    q,
    sql`household_id = ${household}
        order by household_role <> 'head', birth_year nulls last, birth_month, birth_day, id`,
  )
  return people.map((person) => ({
    person: briefOf(person),
    role: person.householdRole ?? 'other',
  }))
}

const Row = z.object({ id: idOf<'household'>() })

const householdHeadedBy = (q: Read, head: PersonId) =>
  q.maybe(Row)`select id from people.household where head_id = ${head}`

export type WhyNotJoin = 'no-head' | 'own-head' | 'heads-household' | 'merged'
type Joining = { person: string; role: HouseholdRole; headIdNumber?: string | undefined }

/** Puts a person into the household of the head with this identity number, or at the head of one of their own. */
export async function joinHousehold(
  tx: Tx,
  who: Who,
  { person: id, role, headIdNumber }: Joining,
): Promise<Outcome<HouseholdId, WhyNotJoin>> {
  const person = found(await lockPerson(tx, id), 'người này')
  if (person.mergedInto) return no('merged')
  const head = role === 'head' ? person : await otherHead(tx, person, headIdNumber ?? '')
  if (typeof head === 'string') return no(head)
  const household = await householdOf(tx, who, head)
  if (person.householdId === household && person.householdRole === role) return yes(household)
  await updatePerson(tx, { ...person, householdId: household, householdRole: role })
  const data = { by: who.name, household, role }
  await record(tx, who, 'person.joined-household', { kind: 'person', id: person.id }, data)
  return yes(household)
}

/** Somebody else with this number, whose household the person is free to join. */
async function otherHead(tx: Tx, person: Person, idNumber: string): Promise<Person | WhyNotJoin> {
  const head = await personByIdNumber(tx, idNumber)
  if (!head) return 'no-head'
  if (head.id === person.id) return 'own-head'
  return (await forgetHousehold(tx, person)) ? head : 'heads-household'
}

/** Takes a person out of their household. A head leaves only a household with nobody else in it. */
export async function leaveHousehold(
  tx: Tx,
  who: Who,
  id: string,
): Promise<Outcome<true, 'heads-household'>> {
  const person = found(await lockPerson(tx, id), 'người này')
  if (!person.householdId) return yes(true)
  if (!(await forgetHousehold(tx, person))) return no('heads-household')
  await updatePerson(tx, { ...person, householdId: null, householdRole: null })
  const data = { by: who.name, household: person.householdId }
  await record(tx, who, 'person.left-household', { kind: 'person', id: person.id }, data)
  return yes(true)
}

/** Household of which this person is the head; made when there is none yet. */
async function householdOf(tx: Tx, who: Who, head: Person): Promise<HouseholdId> {
  const known = await householdHeadedBy(tx, head.id)
  if (known) return known.id
  const id = newId<'household'>()
  await tx.run`
    insert into people.household (unit_id, id, head_id, address_detail, hamlet_id)
    values (${who.unit}, ${id}, ${head.id}, ${head.addressDetail}, ${head.hamletId})
  `
  await tx.run`
    update people.person set household_id = ${id}, household_role = 'head', version = version + 1
    where id = ${head.id}
  `
  return id
}

/**
 * Closes the household of a head who is alone in it. False when others are still in it: they need a head
 * first. Also true for who heads none.
 */
export async function forgetHousehold(tx: Tx, { id }: Person): Promise<boolean> {
  const household = await householdHeadedBy(tx, id)
  if (!household) return true
  const members = await membersOf(tx, household.id)
  if (members.some(({ person }) => person.id !== id)) return false
  await tx.run`
    update people.person set household_id = null, household_role = null where household_id = ${household.id}
  `
  await tx.run`delete from people.household where id = ${household.id}`
  return true
}
