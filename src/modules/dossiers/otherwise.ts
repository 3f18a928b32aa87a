import {
  declaredOtherwise,
  proposalsOf,
  type Birth,
  type Otherwise,
  type Person,
  type PersonDraft,
  type Proposal,
} from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'

import type { Past } from './history.ts'

type Said = { applicant: PersonDraft; form: { values: object } }

/**
 * Khai khác hồ sơ người dân: what the applicant says at the top of the application, and of themselves in the declaration. The first word on
 * a field counts.
 */
export function otherwiseIn(person: Person, { applicant, form }: Said): Otherwise[] {
  const drafts = [applicant, ...saidOf(person, form.values)]
  const all = drafts.flatMap((draft) => declaredOtherwise(person, draft))
  return [...new Map(all.toReversed().map((one) => [one.field, one])).values()].toReversed()
}

/** The people of a declaration whose identity number is this person's. */
function saidOf(person: Person, values: object): PersonDraft[] {
  const { idNumber, fullName } = person
  if (idNumber === null) return []
  const people = [values, ...Object.values(values)].filter(isRecord)
  return people
    .filter((one) => one['idNumber'] === idNumber)
    .map((one) => ({
      fullName: textOf(one['fullName']) ?? fullName,
      birth: birthOf(textOf(one['birthDate'])),
      gender: genders.find((gender) => gender === one['gender']) ?? null,
      nationality: textOf(one['nationality']) ?? null,
      ethnicity: textOf(one['ethnicity']) ?? null,
      phone: textOf(one['phone']) ?? null,
    }))
}

const genders = ['male', 'female', 'other'] as const
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** "1987-02-05", "1987-02" or "1987". */
function birthOf(text = ''): Birth | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (!year) return null
  return { year: +year, ...(month && { month: +month }), ...(day && { day: +day }) }
}

/** What waits for a word; asked only of dossiers whose trail says that there was something. */
export async function proposalsIn(
  q: Read,
  { id, past }: { id: string; past: readonly Past[] },
): Promise<Proposal[]> {
  return past.some(({ data }) => Array.isArray(data['otherwise'])) ? proposalsOf(q, id) : []
}
