import { z } from 'zod'

import type { PersonId } from '#modules/people/index.ts'
import { plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

type Link = {
  unit: UnitId
  issuer: string
  subject: string
  person: PersonId
  now: Temporal.Instant
}

/** Remembers which person an account of the portal is. */
export const saveLink = (tx: Tx, { unit, issuer, subject, person, now }: Link) => tx.run`
  insert into accounts.citizen_account (unit_id, id, issuer, subject, person_id, linked_at, signed_in_at)
  values (${unit}, ${newId()}, ${issuer}, ${subject}, ${person}, ${now.toString()}, ${now.toString()})
  on conflict (unit_id, issuer, subject) do update
  set person_id = excluded.person_id, signed_in_at = excluded.signed_in_at
`

const StandInCitizen = z.object({
  idNumber: z.string(),
  fullName: z.string(),
  birth: plainDate,
  note: z.string(),
})

/** A made-up citizen whom the stand-in of the portal offers to sign in as. */
export type StandInCitizen = z.output<typeof StandInCitizen>

export const standInCitizens = (q: Read): Promise<StandInCitizen[]> => q.many(StandInCitizen)`
  select id_number, full_name, birth, note from accounts.stand_in_citizen order by platform.fold(full_name) limit 100
`

export const addStandInCitizen = (tx: Tx, unit: UnitId, citizen: StandInCitizen) => tx.run`
  insert into accounts.stand_in_citizen (unit_id, id_number, full_name, birth, note)
  values (${unit}, ${citizen.idNumber}, ${citizen.fullName}, ${citizen.birth.toString()}, ${citizen.note})
  on conflict (unit_id, id_number) do nothing
`
