import { holds, type Facts } from './conditions.ts'
import type { ComputedField, Field, NoteField, PersonField, Section } from './definition.ts'
import type { FormDefinition } from './definition.ts'
import { partsOf } from './expand.ts'
import type { LeafField } from './fields.ts'
import { readMoney, readNumber, typedNumber } from './numbers.ts'
import { oneLine, pickedIn, typedIn, type Raw } from './raw.ts'
import { rowCount } from './rows.ts'
import { say, type Text } from './text.ts'

/** The circumstances a form is filled in under. */
export type Circumstances = {
  today?: Temporal.PlainDate | undefined
  caseCode?: string | undefined
  channel?: 'counter' | 'online' | 'post' | undefined
}

export type ShownLeaf = {
  /** The name in the form and in error lists. */
  name: string
  field: LeafField
  /** What messages call it: "Mẹ: họ, chữ đệm, tên". */
  title: Text
  required: boolean
  /** What has parts may be filled in part: whoever is refused need not say more. */
  partly?: boolean | undefined
  /** Answers for conditions and rules, seen from the row that the field is in. */
  facts: Facts
}

export type Shown =
  | { kind: 'leaf'; leaf: ShownLeaf }
  | { kind: 'person'; name: string; field: PersonField; leaves: ShownLeaf[]; facts: Facts }
  | { kind: 'note'; name: string; field: NoteField }
  | { kind: 'computed'; name: string; field: ComputedField; value: number }

export type ShownRow = { index: number; title?: Text; items: Shown[] }
export type ShownSection = { section: Section; rows: ShownRow[] }

type Walk = {
  raw: Raw
  seen: Map<string, readonly string[]>
  circumstances: Circumstances
}

/**
 * The parts of a form that are to be shown for what has been typed so far, in order. A hidden field
 * counts as blank, so what was typed before it was hidden cannot show another one.
 */
export function walkForm(
  definition: FormDefinition,
  raw: Raw,
  circumstances: Circumstances,
): { sections: ShownSection[]; facts: Facts } {
  const caseCode = caseOf(definition, raw, circumstances.caseCode)
  const walk: Walk = { raw, seen: new Map(), circumstances: { ...circumstances, caseCode } }
  const facts = factsFor(walk)
  // One pass: whether a section is shown may hang on what was seen in the one above it.
  const sections = definition.sections.flatMap((section) =>
    holds(section.visibleWhen, facts) ? [{ section, rows: rowsOf(section, walk) }] : [],
  )
  return { sections: sections.filter(hasSomething), facts }
}

const hasSomething = ({ section, rows }: ShownSection) =>
  section.repeat !== undefined || rows.some(({ items }) => items.length > 0)

/** The field in which the case is picked, when a form has several. */
export const caseField = 'caseCode'

/** The case asked for, the one picked in the form, or the only one there is. */
export function caseOf(definition: FormDefinition, raw: Raw, asked?: string): string | undefined {
  const known = definition.cases.map(({ code }) => code)
  const picked = asked ?? oneLine(typedIn(raw, caseField))
  return known.includes(picked) ? picked : known.length === 1 ? known[0] : undefined
}

function factsFor({ seen, circumstances }: Walk, prefix = '', own?: ReadonlySet<string>): Facts {
  const full = (name: string) => (own?.has(name.split('.')[0] ?? '') ? prefix + name : name)
  return { ...circumstances, valuesOf: (name) => seen.get(full(name)) ?? [] }
}

function rowsOf(section: Section, walk: Walk): ShownRow[] {
  const { repeat } = section
  if (repeat === undefined) return [{ index: 0, items: itemsOf(section.fields, walk) }]
  const own = new Set(section.fields.map(({ name }) => name))
  return Array.from({ length: rowCount(section, walk.raw) }, (_, index) => {
    const prefix = `${section.id}.${index}.`
    const title = numbered(repeat.itemLabel, index)
    return { index, title, items: itemsOf(section.fields, walk, { prefix, own, title }) }
  })
}

type Scope = { prefix: string; own: ReadonlySet<string>; title: Text }

function itemsOf(fields: readonly Field[], walk: Walk, scope?: Scope): Shown[] {
  const facts = factsFor(walk, scope?.prefix, scope?.own)
  return fields.flatMap((field) =>
    holds(field.visibleWhen, facts) ? [itemOf(field, walk, facts, scope)] : [],
  )
}

function itemOf(field: Field, walk: Walk, facts: Facts, scope?: Scope): Shown {
  const name = (scope?.prefix ?? '') + field.name
  if (field.type === 'note') return { kind: 'note', name, field }
  if (field.type === 'computed') return { kind: 'computed', name, field, value: sumOf(field, walk) }
  if (field.type === 'person') return personOf(field, walk, facts, scope)
  return { kind: 'leaf', leaf: leafOf(field, walk, facts, scope, scope?.title) }
}

function personOf(field: PersonField, walk: Walk, facts: Facts, scope?: Scope): Shown {
  // A row that is about one person is called by its number alone.
  const isRow = scope !== undefined && isNamedBy(field.label, scope.title)
  const within = isRow ? scope.title : titled(scope?.title, field.label)
  const leaves = partsOf(field).map((part) => leafOf(part, walk, facts, scope, within))
  return { kind: 'person', name: (scope?.prefix ?? '') + field.name, field, leaves, facts }
}

function leafOf(
  field: LeafField,
  walk: Walk,
  facts: Facts,
  scope?: Scope,
  within?: Text,
): ShownLeaf {
  const name = (scope?.prefix ?? '') + field.name
  for (const [part, values] of valuesIn(field, name, walk.raw)) walk.seen.set(part, values)
  const required =
    field.required === true ||
    (field.requiredWhen !== undefined && holds(field.requiredWhen, facts))
  return { name, field, title: titled(within, field.label), required, facts }
}

/** What conditions see of a field: its value, and for an address also its parts. */
function valuesIn(field: LeafField, name: string, raw: Raw): [string, readonly string[]][] {
  const typed = (part: string) => [oneLine(typedIn(raw, part))].filter(Boolean)
  if (field.type === 'checkboxes' || field.type === 'file') return [[name, pickedIn(raw, name)]]
  if (field.type === 'money') return [[name, typed(name).map(plainAmount)]]
  if (field.type !== 'address') return [[name, typed(name)]]
  const parts = addressParts.map((part) => `${name}.${part}`)
  return [name, ...parts].map((part) => [part, part === name ? parts.flatMap(typed) : typed(part)])
}

function plainAmount(typed: string): string {
  const amount = readMoney(typed)
  return amount === undefined ? typed : typedNumber(amount)
}

export const addressParts = ['province', 'commune', 'detail'] as const

function sumOf({ sum }: ComputedField, { seen }: Walk): number {
  const total = sum
    .flatMap((name) => [...seen].filter(([field]) => matches(name, field)))
    .reduce((so_far, [, [value]]) => so_far + (readNumber(value) ?? 0), 0)
  return Math.round(total * 1e6) / 1e6
}

const matches = (pattern: string, name: string) =>
  pattern === name || (pattern.includes('.*.') && pattern === name.replace(/\.\d+\./, '.*.'))

const numbered = ({ vi, en }: Text, index: number): Text =>
  say(`${vi} ${index + 1}`, `${en} ${index + 1}`)

const titled = (within: Text | undefined, { vi, en }: Text): Text =>
  within ? say(`${within.vi}: ${lowered(vi)}`, `${within.en}: ${lowered(en)}`) : say(vi, en)

/** "Thành viên" under "Thành viên 2" says the same again. */
export const isNamedBy = ({ vi }: Text, heading: Text): boolean =>
  heading.vi.replace(/ \d+$/, '') === vi

/** "Họ, chữ đệm, tên" → "họ, chữ đệm, tên", but "VSIC" stays. */
const lowered = (label: string) => {
  const second = label.charAt(1)
  return second === second.toLowerCase() ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
