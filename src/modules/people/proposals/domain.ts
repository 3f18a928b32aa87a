import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { isSameBirth, type Person, type PersonDraft } from '../domain.ts'
import type { Birth } from '../parse.ts'

/** What a declaration may say otherwise. Identity numbers are not among it: they say who is meant. */
export const proposable = [
  'fullName',
  'birth',
  'gender',
  'nationality',
  'ethnicity',
  'phone',
  'email',
  'addressDetail',
] as const
export type ProposableField = (typeof proposable)[number]

/** One value that was declared otherwise than the record says. */
export type Otherwise = {
  [Field in ProposableField]: { field: Field; said: NonNullable<Person[Field]> }
}[ProposableField]

export type ProposalId = Id<'proposal'>

/** Đề nghị sửa hồ sơ người dân: it waits for an officer, who accepts or declines it. */
export type Proposal = Otherwise & {
  id: ProposalId
  dossierCode: string
  saidAt: Temporal.Instant
}

/** What a draft says of a person that the record does not. Another way of writing the same is not otherwise. */
export const declaredOtherwise = (person: Person, draft: PersonDraft): Otherwise[] =>
  proposable.flatMap((field) => {
    const said = draft[field] ?? null
    return said === null || saysSame(person, field, said) ? [] : [{ field, said } as Otherwise]
  })

export function saysSame(
  person: Person,
  field: ProposableField,
  said: NonNullable<Person[ProposableField]>,
): boolean {
  const known = person[field]
  if (known === null) return false
  if (typeof known === 'object' || typeof said === 'object')
    return isSameBirth(known as Birth, said as Birth)
  return plain(known) === plain(said)
}

/** Case and spaces tell nothing; diacritics do. */
const plain = (text: string) =>
  text.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/).filter(Boolean).join(' ')

/** What the officer says of each proposal; those that are not named wait on. */
export type Ruling = { accepted: readonly string[]; declined: readonly string[] }

export type WhyNotDecide = 'nothing-decided' | 'decided-meanwhile' | 'two-for-one-field'

/** The record after the ruling, with the fields that were taken and those that were not. */
export function decide(
  person: Person,
  open: readonly Proposal[],
  { accepted, declined }: Ruling,
): Outcome<{ person: Person; taken: ProposableField[]; left: ProposableField[] }, WhyNotDecide> {
  if (accepted.length + declined.length === 0) return no('nothing-decided')
  const known = new Map<string, Proposal>(open.map((one) => [one.id, one]))
  if ([...accepted, ...declined].some((id) => !known.has(id))) return no('decided-meanwhile')
  const named = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? [])
  const taken = named(accepted)
  const fields = taken.map(({ field }) => field)
  if (new Set(fields).size < fields.length) return no('two-for-one-field')
  const said = Object.fromEntries(taken.map((one) => [one.field, one.said]))
  return yes({
    person: { ...person, ...said },
    taken: fields,
    left: named(declined).map(({ field }) => field),
  })
}
