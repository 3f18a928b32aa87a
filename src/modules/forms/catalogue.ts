import type { FormDefinition } from './definition.ts'
import { birth } from './definitions/birth.ts'
import { buildingPermit } from './definitions/building-permit.ts'
import { certifiedCopy } from './definitions/certified-copy.ts'
import { civilExtract } from './definitions/civil-extract.ts'
import { deathForm } from './definitions/death.ts'
import { generic } from './definitions/generic.ts'
import { guardianship, guardianshipEnd } from './definitions/guardianship.ts'
import { householdBusiness } from './definitions/household-business.ts'
import { linkedBirthHealth, linkedBirthResidence } from './definitions/linked-birth.ts'
import { maritalStatus } from './definitions/marital-status.ts'
import { marriage } from './definitions/marriage.ts'
import { recognition } from './definitions/recognition.ts'
import { roadUse } from './definitions/road-use.ts'
import { socialPension } from './definitions/social-pension.ts'

/** Every form and every version of it; a dossier names the one it was filed with. */
export const allForms: readonly FormDefinition[] = [
  birth,
  linkedBirthResidence,
  linkedBirthHealth,
  deathForm,
  marriage,
  maritalStatus,
  recognition,
  guardianship,
  guardianshipEnd,
  civilExtract,
  householdBusiness,
  buildingPermit,
  socialPension,
  roadUse,
  certifiedCopy,
  generic,
]

/** The built-in form in force for a procedure on a day (today unless said), or the general one. */
export function standardFormFor(procedure: string, on?: Temporal.PlainDate): FormDefinition {
  const own = allForms
    .filter(({ procedures }) => procedures.includes(procedure))
    .filter((form) => on === undefined || isInForce(form, on.toString()))
    .toSorted((one, other) => other.version - one.version)[0]
  return own ?? generic
}

/** One version of a built-in form. */
export const standardFormNamed = (code: string, version: number): FormDefinition | undefined =>
  allForms.find((form) => form.code === code && form.version === version)

const isInForce = ({ effectiveFrom, effectiveTo }: FormDefinition, day: string) =>
  effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo)
