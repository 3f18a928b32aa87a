import { addStandInCitizen } from '#modules/accounts/index.ts'
import { calendarFor } from '#modules/calendars/index.ts'
import { placesIn } from '#modules/dossiers/index.ts'
import { procedureByCode, ruleFor } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'

import { betweenCommunes, takeLeave } from './between.ts'
import { broadcast } from './broadcasts.ts'
import { certifyAtDesk } from './certified.ts'
import { annotateSome, beginRegisters } from './civil.ts'
import type { CommunePlan } from './communes.ts'
import { courseOf } from './course.ts'
import { giveFieldsOut } from './fields.ts'
import { kindNames, kinds } from './kinds.ts'
import { setLoudspeakersUp } from './loudspeakers.ts'
import { dayOf, momentsOf } from './moments.ts'
import { takeMoney } from './money.ts'
import { hireOfficers, letOfficersGo } from './officers.ts'
import { closeTheBooks } from './opinions.ts'
import { followOutside, switchAxisOn } from './outside.ts'
import { followForms } from './own-form-used.ts'
import { adoptForms } from './own-form.ts'
import { fillOwnPages } from './own-pages.ts'
import { adoptWorkflow } from './own-workflow.ts'
import { enterResidents } from './people.ts'
import { foundCommune } from './place.ts'
import { planMatters } from './plan.ts'
import { play } from './play.ts'
import { randomFrom } from './random.ts'
import { settle, type Resident } from './residents.ts'
import { fillSigningDesk } from './signed.ts'
import type { Stage } from './stage.ts'
import { stories, toldHouseholds } from './stories.ts'
import { setRules } from './turns.ts'

export type Building = Pick<
  Stage,
  'database' | 'press' | 'ledger' | 'now' | 'say' | 'sessionKey' | 'office'
> & {
  passwords: Readonly<Record<string, string>>
}

/** Makes up one commune: its officers, places and people, and four months of work. */
export async function buildCommune(plan: CommunePlan, building: Building, told: boolean) {
  const { database, now, passwords, say } = building
  const db = database.as({ unit: plan.unit })
  const today = dayOf(now)
  const bare = {
    ...building,
    plan,
    random: randomFrom(`xa so ${plan.code}`),
    moments: momentsOf(await db.read((q) => calendarFor(q, plan.unit))),
    places: await db.read(placesIn),
    since: today.subtract({ months: 4 }),
  }
  const stage: Stage = { ...bare, officers: await hireOfficers(bare, passwords) }
  const hamlets = await foundCommune(stage)
  await setRules(stage)
  await giveFieldsOut(stage)
  const residents = settle({
    hamlets: plan.hamlets,
    people: plan.people,
    told: told ? toldHouseholds : [],
    serial: plan.serial,
    today,
    random: stage.random.of('people'),
  })
  say(`${plan.name}: ${residents.length} người dân`, `${residents.length} residents`)
  const ids = await enterResidents(stage, residents, hamlets)
  await offerSignIn(stage, residents, told)
  const rules = await db.read((q) => rulesOn(q, today))
  const matters = planMatters({ stage, residents, rules }, told)
  const courses = matters.map((matter) => courseOf(stage, { residents, ids }, matter))
  say(`${plan.name}: ${matters.length} hồ sơ`, `${matters.length} dossiers`)
  if (told) await beginRegisters(stage)
  await play(courses, now, (played) => {
    if (played % 500 === 0) say(`  … ${played} lượt xử lý`, `${played} acts`)
  })
  await closeTheBooks(stage)
  await takeMoney(stage)
  if (told) await setLoudspeakersUp(stage)
  if (told) await adoptWorkflow(stage, { residents, ids })
  if (told) await adoptForms(stage)
  if (told) await followForms(stage, { residents, ids })
  await letOfficersGo(stage)
  if (!told) return betweenCommunes(stage, { residents, ids }, matters)
  await takeLeave(stage)
  await fillSigningDesk(stage)
  await fillOwnPages(stage, { residents, ids })
  await certifyAtDesk(stage, { residents, ids })
  await annotateSome(stage)
  await followOutside(stage, residents, 'motcua')
  await switchAxisOn(stage, 'quantri', building.sessionKey)
  await broadcast(stage)
}

async function rulesOn(q: Read, on: Temporal.PlainDate) {
  const rules = kindNames.map(async (kind) => {
    const procedure = await procedureByCode(q, kinds[kind].procedure, on)
    const caseCode = kind === 'building' ? 'house' : undefined
    return [kind, procedure && ruleFor(procedure, { on, caseCode })] as const
  })
  return new Map(await Promise.all(rules))
}

/** The citizens with a story can be chosen at the stand-in of the identity portal. */
async function offerSignIn({ plan, ledger }: Stage, residents: readonly Resident[], told: boolean) {
  const offered = told
    ? stories
    : residents
        .filter(({ role }) => role === 'head')
        .slice(0, 1)
        .map(({ fullName }) => ({ fullName, note: `Người dân của ${plan.name}` }))
  await ledger.once(`${plan.unit}/stand-ins`, { unit: plan.unit }, async (tx) => {
    for (const { fullName, note } of offered) {
      const resident = residents.find((one) => one.fullName === fullName)
      if (!resident) continue
      const { idNumber, birth } = resident
      await addStandInCitizen(tx, plan.unit, { idNumber, fullName, birth, note })
    }
  })
}
