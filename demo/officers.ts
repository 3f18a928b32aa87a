import { randomInt } from 'node:crypto'

import { addStaff, lockStaff, whoOfStaff } from '#modules/accounts/index.ts'
import { departmentByCode } from '#modules/units/index.ts'
import { system, type Who } from '#platform/who.ts'

import type { CommunePlan, OfficerPlan } from './communes.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

// Without letters that look alike on a screen.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')

/** A password for each officer of these communes who has none yet. */
export const passwordsFor = (
  plans: readonly CommunePlan[],
  known: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    plans
      .flatMap(({ officers }) => officers)
      .filter(({ moved }) => !moved)
      .map(({ login }) => [login, known[login] ?? `${group()}-${group()}-${group()}`]),
  )

type Bare = Omit<Stage, 'officers'>

/** Adds the commune's officers with the accounts they sign in with, and answers who they are. */
export async function hireOfficers(
  stage: Bare,
  passwords: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Who>> {
  const { plan, moments, since } = stage
  const hiredAt = moments.before(moments.on(since, 1), 5 * 480)
  const boss = system(plan.unit)
  // All at once: hashing a password takes long on purpose, and runs on several threads.
  const hired = await Promise.all(
    plan.officers.map(async (officerPlan, place) => {
      const moment = moments.after(hiredAt, 10 * place)
      return [officerPlan.login, await hire(stage, boss, officerPlan, moment, passwords)] as const
    }),
  )
  return new Map(hired)
}

async function hire(
  { plan, ledger, database }: Bare,
  boss: Who,
  { login, fullName, position, roles, department: code }: OfficerPlan,
  moment: Temporal.Instant,
  passwords: Readonly<Record<string, string>>,
): Promise<Who> {
  const scope = { unit: plan.unit }
  const id = await ledger.once(`${plan.unit}/officer/${login}`, scope, async (tx) => {
    const department = await departmentByCode(tx, code)
    const password = passwords[login]
    const added = await addStaff(tx, at(boss, moment), moment, {
      login,
      fullName,
      position,
      roles,
      departmentId: department?.id ?? null,
      ...(password !== undefined && { password }),
      secondFactorWaived: true,
    })
    return done(added, login).id
  })
  const who = await database.as(scope).read((q) => whoOfStaff(q, plan.unit, id))
  return who ?? { ...system(plan.unit), staff: id }
}

/** The officers who moved away: their accounts are locked from that day. */
export async function letOfficersGo(stage: Stage) {
  const { plan, moments, ledger, since } = stage
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))
  for (const { login, moved } of plan.officers) {
    if (!moved || !admin) continue
    const moment = moments.after(moments.on(since, 30), 20 * 480)
    const today = dayOf(moment)
    await ledger.once(`${plan.unit}/moved/${login}`, { unit: plan.unit }, async (tx) => {
      const id = officer(stage, login).staff ?? ''
      const reason = 'Chuyển công tác sang xã khác'
      const who = at(officer(stage, admin.login), moment)
      done(await lockStaff(tx, who, { now: moment, today }, id, { on: today, reason }), login)
    })
  }
}
