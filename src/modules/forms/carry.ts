import type { FormDefinition, Section } from './definition.ts'
import { partsOf } from './expand.ts'
import type { LeafField } from './fields.ts'
import { choicesOf, yesOrNo } from './lists.ts'
import { pickedIn, type Raw } from './raw.ts'
import { summaryOf, type SummaryRow } from './summary.ts'
import { addressParts, caseField, type Circumstances } from './walk.ts'
import { anyRow } from './watched.ts'

type Named = { name: string; field: LeafField }

/** Every field that holds a value, wherever it stands; of repeated rows `floors.*.area`. */
export const leavesIn = ({ sections }: Pick<FormDefinition, 'sections'>): Named[] =>
  sections.flatMap((section) => leavesOf(section))

function leavesOf({ id, repeat, fields }: Section): Named[] {
  const start = repeat ? `${id}.*.` : ''
  return fields
    .flatMap((field) => {
      if (field.type === 'note' || field.type === 'computed') return []
      return field.type === 'person' ? partsOf(field) : [field]
    })
    .map((field) => ({ name: start + field.name, field }))
}

export type Carried = {
  /** What the other form takes over, as it was typed. */
  filled: Raw
  /** Answers that it has no place for. */
  dropped: SummaryRow[]
}

type Options = Circumstances & Pick<Parameters<typeof summaryOf>[2], 'places' | 'lang'>

/** Takes answers over into another version of a form: fields of the same name that can hold them. */
export function carryOver(
  from: FormDefinition,
  to: FormDefinition,
  filled: Raw,
  options: Options,
): Carried {
  const fits = fitsIn(to)
  const kept = Object.entries(filled).filter(([name]) => fits(name, filled))
  const carried: Raw = Object.fromEntries(kept)
  const rows = summaryOf(from, filled, options).flatMap((section) => section.rows)
  const figures = computedIn(from)
  const dropped = rows.filter(({ name }) => !figures.has(anyRow(name)) && !isIn(carried, name))
  return { filled: carried, dropped }
}

const isIn = (raw: Raw, name: string) =>
  [name, ...addressParts.map((part) => `${name}.${part}`)].some((each) => Object.hasOwn(raw, each))

const computedIn = ({ sections }: FormDefinition) =>
  new Set(
    sections.flatMap(({ id, repeat, fields }) =>
      fields.flatMap(({ type, name }) =>
        type === 'computed' ? [repeat ? `${id}.*.${name}` : name] : [],
      ),
    ),
  )

function fitsIn(to: FormDefinition) {
  const leaves = new Map(leavesIn(to).map(({ name, field }) => [name, field]))
  const groups = new Set(to.sections.filter(({ repeat }) => repeat).map(({ id }) => id))
  const cases = new Set(to.cases.map(({ code }) => code))
  return (name: string, filled: Raw): boolean => {
    if (name === caseField) return cases.has(filled[name] ?? '')
    if (name.endsWith('._rows')) return groups.has(name.slice(0, -6))
    const [, base = name, part] = /^(.+)\.(province|commune|detail)$/.exec(name) ?? []
    const field = leaves.get(anyRow(base))
    if (!field) return false
    return (field.type === 'address') === (part !== undefined) && isOffered(field, name, filled)
  }
}

/** A choice that is no longer offered cannot stay. */
function isOffered(field: LeafField, name: string, filled: Raw): boolean {
  const isChoice = field.type === 'select' || field.type === 'radio' || field.type === 'checkboxes'
  if (!isChoice && field.type !== 'yes-no') return true
  const offered = field.type === 'yes-no' ? yesOrNo : choicesOf(field)
  const picked = pickedIn(filled, name)
  if (field.type !== 'checkboxes' && picked.length > 1) return false
  return picked.every((each) => offered.some(({ value }) => value === each))
}
