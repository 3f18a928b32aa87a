import type { HamletId } from '#modules/units/index.ts'
import { fold } from '#platform/fold.ts'
import type { Id } from '#platform/id.ts'

import { maskIdNumber } from './id-number.ts'
import type { Birth } from './parse.ts'

export type PersonId = Id<'person'>
export type HouseholdId = Id<'household'>

export const genders = ['male', 'female', 'other'] as const
export type Gender = (typeof genders)[number]

/** How sure we are of who this is: their word, a card seen by an officer, an electronic identity (VNeID). */
export const identityLevels = ['claimed', 'card-seen', 'electronic'] as const
export type IdentityLevel = (typeof identityLevels)[number]

/** Người dân: one person, known once to the whole commune. */
export type Person = {
  id: PersonId
  fullName: string
  birth: Birth | null
  gender: Gender | null
  /** Số định danh cá nhân, 12 digits (or an old CMND number, 9). Shown masked: see `maskIdNumber`. */
  idNumber: string | null
  /** Số CMND cũ of somebody who has a 12-digit number now. */
  oldIdNumber: string | null
  nationality: string | null
  ethnicity: string | null
  phone: string | null
  email: string | null
  /** House, street, group: what stands before the hamlet and the commune. */
  addressDetail: string | null
  hamletId: HamletId | null
  /** Province or commune of residence: 28075. */
  residenceCode: string | null
  householdId: HouseholdId | null
  householdRole: HouseholdRole | null
  identityLevel: IdentityLevel
  identityAt: Temporal.Instant | null
  /** Where this record went when it was found to be a duplicate. */
  mergedInto: PersonId | null
  /** Grows with each change, so that two officers cannot overwrite each other unawares. */
  version: number
}

/** Hộ gia đình: the people who keep one household book. */
export const householdRoles = [
  'head',
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandchild',
  'other',
] as const
export type HouseholdRole = (typeof householdRoles)[number]

/** What may be said of a person when a form comes in; an absent or null field says nothing. */
export type PersonDraft = { fullName: string; identity?: IdentityLevel } & {
  [Field in Exclude<PersonField, 'fullName'>]?: Person[Field]
}

export const personFields = [
  'fullName',
  'birth',
  'gender',
  'idNumber',
  'oldIdNumber',
  'nationality',
  'ethnicity',
  'phone',
  'email',
  'addressDetail',
  'hamletId',
  'residenceCode',
] as const
export type PersonField = (typeof personFields)[number]

export const personFieldNames: Record<PersonField, readonly [vi: string, en: string]> = {
  fullName: ['Họ và tên', 'Full name'],
  birth: ['Ngày sinh', 'Date of birth'],
  gender: ['Giới tính', 'Sex'],
  idNumber: ['Số định danh', 'Identity number'],
  oldIdNumber: ['Số CMND cũ', 'Old identity number'],
  nationality: ['Quốc tịch', 'Nationality'],
  ethnicity: ['Dân tộc', 'Ethnicity'],
  phone: ['Điện thoại', 'Telephone'],
  email: ['Thư điện tử', 'E-mail'],
  addressDetail: ['Số nhà, đường', 'House and street'],
  hamletId: ['Ấp, thôn, khu phố', 'Hamlet'],
  residenceCode: ['Nơi cư trú', 'Place of residence'],
}

export type Filling = { person: Person; changed: PersonField[]; differs: PersonField[] }

/**
 * Puts what a draft says into a record. Only empty fields are filled, unless `overwrite`: what the commune
 * already knows is not changed by what somebody writes in a form. `differs` names what was left as it was.
 */
export function fill(person: Person, draft: PersonDraft, overwrite = false): Filling {
  const result: Filling = { person: { ...person }, changed: [], differs: [] }
  for (const field of personFields) {
    const said = draft[field] ?? null
    if (said === null || isKnown(person, field, said)) continue
    if (overwrite || mayTake(person, field, draft)) {
      Object.assign(result.person, { [field]: said })
      result.changed.push(field)
    } else result.differs.push(field)
  }
  return result
}

type Value = Person[PersonField]

/** Compares what two records say in one field. */
export const isSame = (one: Value, other: Value): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isKnown = (person: Person, field: PersonField, said: Value): boolean =>
  isSame(person[field], said) || (field === 'idNumber' && said === person.oldIdNumber)

const mayTake = (person: Person, field: PersonField, draft: PersonDraft): boolean =>
  person[field] === null || isClearer(person, field, draft)

/** 05/02/1987 says the same as 1987, only more; a card that names the old CMND number replaces it. */
function isClearer({ birth, idNumber }: Person, field: PersonField, draft: PersonDraft): boolean {
  if (field === 'idNumber') return idNumber?.length === 9 && idNumber === draft.oldIdNumber
  if (field !== 'birth' || !birth || !draft.birth) return false
  return birth.day === undefined && isSameBirth(birth, draft.birth)
}

/** Whether two dates of birth may be the same day, as far as both are known. */
export const isSameBirth = (one: Birth, other: Birth): boolean =>
  one.year === other.year &&
  (one.month === undefined || other.month === undefined || one.month === other.month) &&
  (one.day === undefined || other.day === undefined || one.day === other.day)

export type Contradiction = 'fullName' | 'birth'

/** What a draft says of who somebody is that cannot be true of this record: another name, another day of birth. */
export function contradictions(person: Person, { fullName, birth }: PersonDraft): Contradiction[] {
  const wrong: Contradiction[] = []
  if (fold(fullName) !== fold(person.fullName)) wrong.push('fullName')
  if (birth && person.birth && !isSameBirth(birth, person.birth)) wrong.push('birth')
  return wrong
}

/** Identity is never less sure than it was. */
export const surer = (known: IdentityLevel, said: IdentityLevel | undefined): IdentityLevel =>
  said && identityLevels.indexOf(said) > identityLevels.indexOf(known) ? said : known

/** What an officer sees of a person in a list: enough to tell people apart, no identity number. */
export type PersonBrief = {
  id: PersonId
  fullName: string
  birth: Birth | null
  gender: Gender | null
  maskedIdNumber: string | null
  hamletId: HamletId | null
  addressDetail: string | null
}

export const briefOf = ({
  id,
  fullName,
  birth,
  gender,
  idNumber,
  hamletId,
  addressDetail,
}: Person): PersonBrief => ({
  id,
  fullName,
  birth,
  gender,
  maskedIdNumber: idNumber && maskIdNumber(idNumber),
  hamletId,
  addressDetail,
})
