import { brokenRule } from './check-rules.ts'
import type { FormDefinition } from './definition.ts'
import { readLeaf, type Value } from './leaf.ts'
import { caseMissing, tooManyRows } from './messages.ts'
import type { Places } from './places.ts'
import { tidy, toRaw, typedIn, type Raw } from './raw.ts'
import { rowsBeyond } from './rows.ts'
import type { Lang, Text } from './text.ts'
import { addressParts, caseField, walkForm } from './walk.ts'
import type { Circumstances, Shown, ShownLeaf, ShownRow, ShownSection } from './walk.ts'

/** What validation needs to know besides the form and what was typed. */
export type FormContext = Circumstances & {
  today: Temporal.PlainDate
  lang: Lang
  places: Places
  /** What is there must be right, but blanks are no error: somebody completes it later. */
  mayBeIncomplete?: boolean | undefined
}

/** A filled-in form as it is kept: nested, typed, only what was shown and filled. */
export type FormValue = { [name: string]: Value | FormValue | FormValue[] }

export type Checked =
  | { ok: true; value: FormValue; caseCode: string | undefined; filled: Raw }
  | { ok: false; errors: Record<string, string>; filled: Raw }

/** Checks a submission, as a web form sends it or as JSON already flattened. Never throws on bad input. */
export function validateForm(
  definition: FormDefinition,
  values: unknown,
  ctx: FormContext,
): Checked {
  const raw = toRaw(values)
  const { sections, facts } = walkForm(definition, raw, ctx)
  const { caseCode } = facts
  const errors: Record<string, Text> = {}
  if (definition.cases.length > 0 && caseCode === undefined && !ctx.mayBeIncomplete)
    errors[caseField] = caseMissing
  const value: FormValue = {}
  if (definition.cases.length > 1) put(value, caseField, caseCode)
  for (const shown of sections) Object.assign(value, checkSection(shown, raw, ctx, errors))
  const filled = tidied(raw)
  if (Object.keys(errors).length === 0) return { ok: true, value, caseCode, filled }
  return { ok: false, filled, errors: inLanguage(errors, ctx.lang) }
}

type Errors = Record<string, Text>

function checkSection({ section, rows }: ShownSection, raw: Raw, ctx: FormContext, errors: Errors) {
  const { repeat } = section
  if (repeat === undefined) return rows.map((row) => checkRow(row, raw, ctx, errors))[0] ?? {}
  if (rowsBeyond(section, raw))
    errors[`${section.id}._rows`] = tooManyRows(section.title, repeat.max)
  const used = rowsInUse(rows, ctx.mayBeIncomplete ? 0 : repeat.min, raw)
  return { [section.id]: used.map((row) => checkRow(row, raw, ctx, errors)) }
}

/** Rows left blank are dropped, unless so many are needed. */
function rowsInUse(rows: ShownRow[], least: number, raw: Raw): ShownRow[] {
  const filled = rows.filter((row) => leavesOf(row.items).some((leaf) => isFilled(leaf, raw)))
  const blank = rows
    .filter((row) => !filled.includes(row))
    .slice(0, Math.max(0, least - filled.length))
  return [...filled, ...blank].toSorted((one, other) => one.index - other.index)
}

function checkRow({ items }: ShownRow, raw: Raw, ctx: FormContext, errors: Errors): FormValue {
  const value: FormValue = {}
  for (const item of items) {
    if (item.kind === 'computed') value[item.field.name] = item.value
    if (item.kind === 'leaf') put(value, item.leaf.field.name, check(item.leaf, raw, ctx, errors))
    if (item.kind === 'person') {
      const person: FormValue = {}
      for (const leaf of wanted(item, raw, ctx)) {
        const part = leaf.field.name.slice(item.field.name.length + 1)
        put(person, part, check(leaf, raw, ctx, errors))
      }
      if (Object.keys(person).length > 0) value[item.field.name] = person
    }
  }
  return value
}

type Person = Extract<Shown, { kind: 'person' }>

/** A person that need not be named and is not: nothing of them is asked, and no defaults are kept. */
function wanted({ leaves }: Person, raw: Raw, { mayBeIncomplete }: FormContext): ShownLeaf[] {
  const needed = !mayBeIncomplete && leaves.some(({ required }) => required)
  return needed || leaves.some((leaf) => isFilled(leaf, raw)) ? leaves : []
}

function check(leaf: ShownLeaf, raw: Raw, ctx: FormContext, errors: Errors): Value | undefined {
  const required = leaf.required && !ctx.mayBeIncomplete
  const read = readLeaf({ ...leaf, required, partly: ctx.mayBeIncomplete }, raw, ctx.places)
  if ('errors' in read) {
    Object.assign(errors, read.errors)
    return undefined
  }
  const broken = read.value === undefined ? undefined : brokenRule(leaf, read.value)
  if (broken !== undefined) errors[leaf.name] = broken
  return read.value
}

const put = (into: FormValue, name: string, value: Value | undefined) => {
  if (value !== undefined) into[name] = value
}

const leavesOf = (items: readonly Shown[]): ShownLeaf[] =>
  items.flatMap((item) =>
    item.kind === 'leaf' ? [item.leaf] : item.kind === 'person' ? item.leaves : [],
  )

/** Something stands there that was not there from the start. */
function isFilled({ name, field }: ShownLeaf, raw: Raw): boolean {
  const names = field.type === 'address' ? addressParts.map((part) => `${name}.${part}`) : [name]
  return names.some((each) => {
    const typed = tidy(typedIn(raw, each))
    return typed !== '' && typed !== field.default
  })
}

const tidied = (raw: Raw): Raw =>
  Object.fromEntries(Object.entries(raw).map(([name, text]) => [name, tidy(text)]))

const inLanguage = (errors: Errors, lang: Lang): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, text]) => [name, text[lang]]))
