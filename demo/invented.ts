import type { KnownPerson, Raw } from '#modules/forms/index.ts'

import { familyNames, idNumberOf, namesFrom, type Gender } from './names.ts'
import type { Random } from './random.ts'
import type { Resident } from './residents.ts'

/** Who declares, on which day, by which way. */
export type Declaring = {
  applicant: Resident
  residents: readonly Resident[]
  on: Temporal.PlainDate
  channel: 'counter' | 'online' | 'post'
  random: Random
  /** Code of the commune, and of its province. */
  commune: { code: string; province: string; name: string }
}

const two = (n: number) => String(n).padStart(2, '0')

/** A date as people type it. */
export const typed = ({ year, month, day }: Temporal.PlainDate): string =>
  `${two(day)}/${two(month)}/${year}`

const address = ({ code, province }: Declaring['commune'], name: string, detail: string): Raw => ({
  [`${name}.province`]: province,
  [`${name}.commune`]: code,
  [`${name}.detail`]: detail,
})

/** The fields of a person that a form speaks about. */
const person = (commune: Declaring['commune'], name: string, who: Resident): Raw => ({
  [`${name}.fullName`]: who.fullName,
  [`${name}.birthDate`]: typed(who.birth),
  [`${name}.gender`]: who.gender,
  [`${name}.idNumber`]: who.idNumber,
  [`${name}.ethnicity`]: 'Kinh',
  [`${name}.nationality`]: 'Việt Nam',
  [`${name}.phone`]: who.phone ?? '0500999999',
  ...address(commune, `${name}.residence`, who.address),
})

/** Somebody who lives in no household of the commune: a newborn, one who died, one from elsewhere. */
function stranger(
  { random, applicant }: Declaring,
  gender: Gender,
  birth: Temporal.PlainDate,
): Resident {
  const family = random.pick(familyNames)
  return {
    ...applicant,
    gender,
    birth,
    fullName: namesFrom(random)(gender, family),
    idNumber: idNumberOf(gender, birth.year, random.between(900_000, 999_999)),
    role: 'other',
    email: undefined,
  }
}

const known = (resident: Resident, commune: Declaring['commune']): KnownPerson => ({
  fullName: resident.fullName,
  birthDate: resident.birth.toString(),
  gender: resident.gender,
  idNumber: resident.idNumber,
  nationality: 'Việt Nam',
  ethnicity: 'Kinh',
  phone: resident.phone,
  email: resident.email,
  residence: { province: commune.province, commune: commune.code, detail: resident.address },
})

export const invent = { address, person, stranger, known }
