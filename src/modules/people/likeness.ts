import { fold } from '#platform/fold.ts'

import { isSameBirth, type PersonDraft } from './domain.ts'
import { areTwoNumbers } from './id-number.ts'
import type { Birth } from './parse.ts'

export type Likeness = 'same-name-birth' | 'same-name-hamlet' | 'same-name-year'
type Facts = Pick<PersonDraft, 'fullName' | 'birth' | 'hamletId' | 'idNumber'>

/**
 * Why two records may be the same person: same name and day of birth, or same name, hamlet and nearly the
 * same year. Two different 12-digit numbers are two people, whatever else is alike.
 */
export function likeness(one: Facts, other: Facts): Likeness | undefined {
  if (fold(one.fullName) !== fold(other.fullName)) return undefined
  if (areTwoNumbers(one.idNumber, other.idNumber)) return undefined
  const births = birthsAgree(one.birth ?? null, other.birth ?? null)
  return births === 'unknown' && !isSameHamlet(one, other) ? undefined : whyAlike[births]
}

const isSameHamlet = (one: Facts, other: Facts) =>
  Boolean(one.hamletId) && one.hamletId === other.hamletId

const whyAlike = {
  day: 'same-name-birth',
  year: 'same-name-year',
  unknown: 'same-name-hamlet',
  no: undefined,
} as const

/** A year beside the other is often a slip of the pen: as good as not known. */
function birthsAgree(one: Birth | null, other: Birth | null): 'day' | 'year' | 'unknown' | 'no' {
  if (!one || !other) return 'unknown'
  if (isSameBirth(one, other)) return one.day && other.day ? 'day' : 'year'
  return Math.abs(one.year - other.year) <= 1 ? 'unknown' : 'no'
}
