import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'

import { genders, householdRoles, identityLevels, type Person, type PersonId } from './domain.ts'

export const PersonRow = z
  .object({
    id: idOf<'person'>(),
    fullName: z.string(),
    birthYear: z.number().nullable(),
    birthMonth: z.number().nullable(),
    birthDay: z.number().nullable(),
    gender: z.enum(genders).nullable(),
    idNumber: z.string().nullable(),
    oldIdNumber: z.string().nullable(),
    nationality: z.string().nullable(),
    ethnicity: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    addressDetail: z.string().nullable(),
    hamletId: idOf<'hamlet'>().nullable(),
    residenceCode: z.string().nullable(),
    householdId: idOf<'household'>().nullable(),
    householdRole: z.enum(householdRoles).nullable(),
    identityLevel: z.enum(identityLevels),
    identityAt: instant.nullable(),
    mergedInto: idOf<'person'>().nullable(),
    version: z.number(),
  })
  .transform(({ birthYear, birthMonth, birthDay, ...person }): Person => ({
    ...person,
    birth:
      birthYear === null
        ? null
        : {
            year: birthYear,
            ...(birthMonth !== null && { month: birthMonth }),
            ...(birthDay !== null && { day: birthDay }),
          },
  }))

export const personColumns = sql`
  id, full_name, birth_year, birth_month, birth_day, gender, id_number, old_id_number, nationality, ethnicity,
  phone, email, address_detail, hamlet_id, residence_code, household_id, household_role, identity_level,
  identity_at, merged_into, version
`

export const peopleWhere = (q: Read, rest: Sql): Promise<Person[]> =>
  q.many(PersonRow)`select ${personColumns} from people.person where ${rest}`

/** The person with this id; a record that was merged answers with the record that stayed. */
export async function personById(q: Read, id: string): Promise<Person | undefined> {
  if (!looksLikeId(id)) return undefined
  const [person] = await peopleWhere(q, sql`id = ${id}`)
  // Whatever was merged into a record points at the one that stays: there are no chains.
  return person?.mergedInto ? (await peopleWhere(q, sql`id = ${person.mergedInto}`))[0] : person
}

export const peopleById = (q: Read, ids: readonly string[]): Promise<Person[]> =>
  peopleWhere(q, sql`id = any(${ids}::uuid[])`)

/** By the number a person holds now, or by the old CMND number. */
export async function personByIdNumber(q: Read, idNumber: string): Promise<Person | undefined> {
  const [now] = await peopleWhere(q, sql`id_number = ${idNumber} and merged_into is null`)
  if (now ?? idNumber.length !== 9) return now
  const [before] = await peopleWhere(
    q,
    sql`old_id_number = ${idNumber} and merged_into is null order by id limit 1`,
  )
  return before
}

/** Locks a record until the transaction ends, so that two officers cannot change it at once. */
export const lockPerson = (tx: Tx, id: string): Promise<Person | undefined> =>
  tx.maybe(PersonRow)`
    select ${personColumns} from people.person where id = ${id} for no key update
  `

const born = ({ birth }: Person) =>
  sql`${birth?.year ?? null}::smallint, ${birth?.month ?? null}::smallint, ${birth?.day ?? null}::smallint`

/** Returns 0 when somebody already holds the identity number. */
export const insertPerson = (tx: Tx, unit: number, person: Person) => tx.run`
  insert into people.person (
    unit_id, id, full_name, birth_year, birth_month, birth_day, gender, id_number, old_id_number, nationality,
    ethnicity, phone, email, address_detail, hamlet_id, residence_code, identity_level, identity_at)
  values (
    ${unit}, ${person.id}, ${person.fullName}, ${born(person)}, ${person.gender}, ${person.idNumber}, ${person.oldIdNumber},
    ${person.nationality}, ${person.ethnicity}, ${person.phone}, ${person.email}, ${person.addressDetail},
    ${person.hamletId}, ${person.residenceCode}, ${person.identityLevel}, ${person.identityAt?.toString() ?? null})
  on conflict (unit_id, id_number) where id_number is not null and merged_into is null do nothing
`

export const updatePerson = (tx: Tx, person: Person) => tx.run`
  update people.person
  set full_name = ${person.fullName}, (birth_year, birth_month, birth_day) = row(${born(person)}),
      gender = ${person.gender}, id_number = ${person.idNumber}, old_id_number = ${person.oldIdNumber},
      nationality = ${person.nationality}, ethnicity = ${person.ethnicity}, phone = ${person.phone},
      email = ${person.email}, address_detail = ${person.addressDetail}, hamlet_id = ${person.hamletId},
      residence_code = ${person.residenceCode}, household_id = ${person.householdId},
      household_role = ${person.householdRole}, identity_level = ${person.identityLevel},
      identity_at = ${person.identityAt?.toString() ?? null}, merged_into = ${person.mergedInto},
      version = version + 1, changed_at = now()
  where id = ${person.id}
`

/** Whatever was merged into `gone` now points at `keep`. */
export const redirectMerged = (tx: Tx, gone: PersonId, keep: PersonId) => tx.run`
  update people.person set merged_into = ${keep} where merged_into = ${gone}
`

/** Residents of hamlets that were merged live in the new one. Returns how many. */
export const moveResidents = (tx: Tx, from: readonly string[], into: string) => tx.run`
  with homes as (
    update people.household set hamlet_id = ${into} where hamlet_id = any(${from}::uuid[])
  )
  update people.person set hamlet_id = ${into}, version = version + 1, changed_at = now()
  where hamlet_id = any(${from}::uuid[])
`

const EventRow = z.object({
  id: z.string(),
  at: instant,
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type PersonEvent = z.output<typeof EventRow>

/** What happened to the record itself and to those merged into it, the newest first. */
export const personEvents = (q: Read, id: PersonId): Promise<PersonEvent[]> =>
  q.many(EventRow)`
    select id, at, name, data from audit.event
    where subject_id in (select p.id from people.person p where p.id = ${id} or p.merged_into = ${id})
      and subject_kind = 'person' and name <> 'person.opened'
    order by id desc limit 100
  `
