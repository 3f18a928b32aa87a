import { holds, type Facts } from './conditions.ts'
import { writeDate } from './dates.ts'
import type { FormDefinition } from './definition.ts'
import type { LeafField } from './fields.ts'
import { tidy, toRaw, typedIn, type Raw } from './raw.ts'
import { addressParts, walkForm, type Circumstances, type Shown, type ShownLeaf } from './walk.ts'

/** What the person record may give to a form. Dates are ISO texts; a year alone will do. */
export type KnownPerson = {
  fullName?: string | undefined
  birthDate?: string | undefined
  gender?: string | undefined
  idNumber?: string | undefined
  nationality?: string | undefined
  ethnicity?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  residence?: { province?: string; commune?: string; detail?: string } | undefined
}

/** What a form can be filled from before anybody types. */
export type Sources = Circumstances & {
  today: Temporal.PlainDate
  applicant?: KnownPerson | undefined
  unit?: { name: string; province: string; commune: string } | undefined
}

/**
 * Fills the blanks that the records can fill, and the defaults. Nothing that was typed is touched;
 * a person is filled from the record only as a whole, so two people are never mixed up.
 */
export function prefillForm(definition: FormDefinition, sources: Sources, typed: Raw = {}): Raw {
  const known = knownFrom(sources)
  const raw: Record<string, string> = { ...typed }
  const { sections } = walkForm(definition, raw, sources)
  const items = sections.flatMap(({ rows }) => rows.flatMap((row) => row.items))
  takeBack(items, known, raw)
  for (const item of items) fillItem(item, known, raw)
  return raw
}

/** Who turns out to be the father is no longer the mother: what the record alone had put there is taken out again. */
function takeBack(items: readonly Shown[], known: Raw, raw: Record<string, string>): void {
  const places = items.flatMap((item) =>
    item.kind === 'person' && item.field.prefill === 'applicant' ? [item] : [],
  )
  const isPlace = ({ field, facts }: (typeof places)[number]) =>
    applies(field.prefillWhen, facts, known)
  if (!places.some(isPlace)) return
  for (const { field, leaves } of places.filter((place) => !isPlace(place))) {
    const record: Record<string, string> = {}
    for (const leaf of leaves) fill(leaf, `applicant.${partOf(field.name, leaf)}`, known, record)
    const copied = Object.keys(record)
    if (copied.every((name) => raw[name] === record[name]))
      for (const name of copied) delete raw[name]
  }
}

function fillItem(item: Shown, known: Raw, raw: Record<string, string>): void {
  if (item.kind === 'leaf') fillLeaf(item.leaf, known, raw)
  if (item.kind !== 'person') return
  const { field, leaves, facts } = item
  const untouched = leaves.every((leaf) => isBlank(leaf, raw))
  if (field.prefill === 'applicant' && untouched && applies(field.prefillWhen, facts, known))
    for (const leaf of leaves) fill(leaf, `applicant.${partOf(field.name, leaf)}`, known, raw)
  for (const leaf of leaves) fillDefault(leaf, raw)
}

function fillLeaf(leaf: ShownLeaf, known: Raw, raw: Record<string, string>): void {
  const { prefill, prefillWhen } = leaf.field
  if (prefill && isBlank(leaf, raw) && applies(prefillWhen, leaf.facts, known))
    fill(leaf, prefill, known, raw)
  fillDefault(leaf, raw)
}

/** Only a field that has not been shown yet gets its default: a reader may have emptied it. */
function fillDefault({ name, field }: ShownLeaf, raw: Record<string, string>): void {
  if (field.default !== undefined && !Object.hasOwn(raw, name)) raw[name] = field.default
}

function fill({ name, field }: ShownLeaf, source: string, known: Raw, raw: Record<string, string>) {
  const suffixes = field.type === 'address' ? addressParts.map((part) => `.${part}`) : ['']
  for (const suffix of suffixes) {
    const value = typedIn(known, source + suffix)
    if (value !== '') raw[name + suffix] = shown(field, value)
  }
}

const shown = (field: LeafField, value: string) =>
  field.type === 'date' ? writeDate(value) : value

function isBlank({ name, field }: ShownLeaf, raw: Raw): boolean {
  const names = field.type === 'address' ? addressParts.map((part) => `${name}.${part}`) : [name]
  return names.every((each) => ['', field.default].includes(tidy(typedIn(raw, each))))
}

const applies = (when: Parameters<typeof holds>[0], facts: Facts, known: Raw) =>
  holds(when, {
    ...facts,
    valuesOf: (name) =>
      name.startsWith('applicant.') ? [typedIn(known, name)].filter(Boolean) : facts.valuesOf(name),
  })

function knownFrom({ applicant, unit, today }: Sources): Raw {
  const place = unit && { province: unit.province, commune: unit.commune }
  return toRaw({ applicant, today: today.toString(), unit: unit && { name: unit.name, place } })
}

const partOf = (person: string, { field }: ShownLeaf) => field.name.slice(person.length + 1)
