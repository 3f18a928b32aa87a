import type { WorkflowStep } from '#modules/workflows/index.ts'
import type { Who } from '#platform/who.ts'

import { kinds } from './kinds.ts'
import type { Matter } from './matters.ts'
import { officer, type Stage } from './stage.ts'

type Role = WorkflowStep['role']

const rolesFor: Record<Role, readonly string[]> = {
  desk: ['desk'],
  head: ['head', 'leader'],
  specialist: ['specialist'],
  office: ['clerk'],
  leader: ['leader'],
  clerk: ['clerk'],
}

/** The login that usually does a step of this matter, where the commune has it. */
function usual(role: Role, { kind, random }: Matter): string {
  const { specialist, head } = kinds[kind]
  const usually: Record<Role, string> = {
    specialist,
    head,
    desk: random.of('desk').happens(0.65) ? 'motcua' : 'motcua2',
    office: 'chanhvanphong',
    leader: random.of('leader').happens(0.75) ? 'lanhdao' : 'chutich',
    clerk: 'vanthu',
  }
  return usually[role]
}

/** Who does a step of this matter. */
export function actorFor(stage: Stage, role: Role, matter: Matter): Who {
  const login = usual(role, matter)
  if (stage.officers.has(login)) return officer(stage, login)
  const held = rolesFor[role]
  const other = stage.plan.officers.find(({ roles }) => roles.some((one) => held.includes(one)))
  return officer(stage, other?.login ?? '')
}

/** The citizen who files online, as a session would say. */
export const citizen = ({ plan }: Stage, matter: Matter, person: string): Who => ({
  unit: plan.unit,
  kind: 'citizen',
  actor: `citizen:${person}`,
  name: matter.applicant.fullName,
  person,
  can: new Set(['public', 'citizen', 'account.own']),
})
