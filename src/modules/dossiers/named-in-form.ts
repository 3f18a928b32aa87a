import { walkForm, type FormDefinition, type KnownPerson } from '#modules/forms/index.ts'
import {
  birthText,
  parseIdNumber,
  personByIdNumber,
  personFromCardQr,
  type Birth,
  type Person,
} from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'

import { knownWithHome } from './known.ts'

/** The button that fills in the people of the declaration whose numbers were typed. */
export const fillButton = '_dien-nguoi'

/** A declaration names a handful of people; more numbers than these are not looked up at once. */
const mostPeople = 8

type Filling = { definition: FormDefinition; filled: Filled; today: Temporal.PlainDate }
type FilledIn = { filled: Filled; found: Person[]; unknown: number }

/**
 * Father, mother, spouse, child: whoever's number stands in the declaration, typed or scanned from the card, is filled in from the
 * record or the card. Nothing that was typed is touched.
 */
export async function fillNamed(
  q: Read,
  { definition, filled, today }: Filling,
): Promise<FilledIn> {
  const { sections } = walkForm(definition, filled, { today, channel: 'counter' })
  const people = sections
    .flatMap(({ rows }) => rows.flatMap(({ items }) => items))
    .flatMap((item) => (item.kind === 'person' ? [item] : []))
    .filter(({ name }) => (filled[`${name}.idNumber`] ?? '') !== '')
    .slice(0, mostPeople)
  const after: Filled = { ...filled }
  const found: Person[] = []
  let unknown = 0
  for (const { name, leaves } of people) {
    const known = await knownBy(q, filled[`${name}.idNumber`] ?? '', today)
    if (!known) unknown += 1
    if (known?.person) found.push(known.person)
    if (known) fillIn(after, name, new Set(leaves.map((leaf) => leaf.name)), known)
  }
  return { filled: after, found, unknown }
}

type Known = { known: KnownPerson; birth: Birth | null | undefined; person: Person | undefined }

async function knownBy(
  q: Read,
  typed: string,
  today: Temporal.PlainDate,
): Promise<Known | undefined> {
  const card = typed.includes('|') ? personFromCardQr(typed, today) : undefined
  const number = card?.ok ? card.value.draft.idNumber : typed
  const read = parseIdNumber(number ?? '')
  if (!read.ok) return undefined
  const person = await personByIdNumber(q, read.value)
  if (person) return { known: await knownWithHome(q, person), birth: person.birth, person }
  if (!card?.ok) return undefined
  const { fullName, gender, birth } = card.value.draft
  const known = { fullName, idNumber: read.value, ...(gender && { gender }) }
  return { known, birth, person: undefined }
}

function fillIn(
  filled: Filled,
  name: string,
  fields: ReadonlySet<string>,
  { known, birth }: Known,
) {
  const put = (
    part: string,
    value: string | undefined,
    isShown = fields.has(`${name}.${part}`),
  ) => {
    const field = `${name}.${part}`
    const isFree = (filled[field] ?? '') === '' || (part === 'idNumber' && value !== undefined)
    if (isShown && isFree && value) filled[field] = value
  }
  put('idNumber', known.idNumber)
  put('fullName', known.fullName)
  put('birthDate', birth ? birthText(birth) : undefined)
  for (const part of ['gender', 'nationality', 'ethnicity', 'phone', 'email'] as const)
    put(part, known[part])
  const hasHome = fields.has(`${name}.residence`)
  const isHomeless = !['province', 'commune', 'detail'].some(
    (part) => (filled[`${name}.residence.${part}`] ?? '') !== '',
  )
  if (hasHome && isHomeless && known.residence)
    for (const [part, value] of Object.entries(known.residence))
      put(`residence.${part}`, value, true)
}
