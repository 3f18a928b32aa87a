import { joinHousehold, savePerson, type PersonDraft } from '#modules/people/index.ts'

import type { Resident } from './residents.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** What the desk writes down of a resident. */
const draftOf = (
  { plan }: Pick<Stage, 'plan'>,
  resident: Resident,
  hamlets: ReadonlyMap<string, string>,
): PersonDraft => {
  const { fullName, gender, birth, idNumber, phone, email, hamlet, address } = resident
  const { year, month, day } = birth
  return {
    fullName,
    gender,
    idNumber,
    birth: { year, month, day },
    nationality: 'Việt Nam',
    ethnicity: 'Kinh',
    phone: phone ?? null,
    email: email ?? null,
    addressDetail: address,
    hamletId: (hamlets.get(hamlet) ?? null) as PersonDraft['hamletId'] & string,
    residenceCode: plan.code,
  }
}

/** Enters the residents into the commune's records, household by household; answers their record ids by identity number. */
export async function enterResidents(
  stage: Stage,
  residents: readonly Resident[],
  hamlets: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const { plan, ledger, moments, since } = stage
  const desk = plan.officers.find(({ roles }) => roles.includes('desk'))
  const who = officer(stage, desk?.login ?? '')
  const begun = moments.before(moments.on(since, 1), 3 * 480)
  const ids = new Map<string, string>()
  for (const [place, resident] of residents.entries()) {
    const moment = moments.after(begun, 5 * place)
    const acting = at(who, moment)
    const id = await ledger.once(
      `${plan.unit}/person/${resident.idNumber}`,
      { unit: plan.unit },
      async (tx) => {
        const seen = resident.place % 3 === 0 ? ('card-seen' as const) : ('claimed' as const)
        const draft = { ...draftOf(stage, resident, hamlets), identity: seen }
        const person = await savePerson(tx, acting, draft, { now: moment })
        const { role, headIdNumber } = resident
        done(
          await joinHousehold(tx, acting, { person: person.id, role, headIdNumber }),
          resident.fullName,
        )
        return person.id
      },
    )
    ids.set(resident.idNumber, id)
  }
  return ids
}
