import type { FormDefinition } from './definition.ts'
import { notAnObject, wrongType } from './messages.ts'
import { toRaw } from './raw.ts'
import { validateForm, type Checked, type FormContext } from './validate.ts'
import { walkForm, type ShownLeaf } from './walk.ts'

/**
 * Checks the `form` object of `POST /api/v1/dossiers` by the same engine as the web form. Fields
 * the definition does not know are ignored; a known field of the wrong JSON type is an error.
 */
export function validateJson(definition: FormDefinition, json: unknown, ctx: FormContext): Checked {
  if (!isObject(json)) return { ok: false, errors: { _form: notAnObject[ctx.lang] }, filled: {} }
  const checked = validateForm(definition, json, ctx)
  const wrong = wrongTypes(definition, json, ctx)
  if (Object.keys(wrong).length === 0) return checked
  const others = checked.ok ? {} : checked.errors
  return { ok: false, errors: { ...others, ...wrong }, filled: checked.filled }
}

function wrongTypes(definition: FormDefinition, json: object, ctx: FormContext) {
  const { sections } = walkForm(definition, toRaw(json), ctx)
  const leaves = sections
    .flatMap(({ rows }) => rows)
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'leaf' ? [item.leaf] : item.kind === 'person' ? item.leaves : []))
  const wrong = leaves.filter((leaf) => !fits(leaf, at(json, leaf.name)))
  return Object.fromEntries(wrong.map(({ name, title }) => [name, wrongType(title)[ctx.lang]]))
}

function fits({ field }: ShownLeaf, value: unknown): boolean {
  if (value === undefined || value === null) return true
  switch (field.type) {
    case 'number':
    case 'money':
      return typeof value === 'number' || typeof value === 'string'
    case 'yes-no':
      return typeof value === 'boolean' || typeof value === 'string'
    case 'checkboxes':
    case 'file':
      return Array.isArray(value) && value.every((each) => typeof each === 'string')
    case 'address':
      return isObject(value) && Object.values(value).every((part) => typeof part === 'string')
    default:
      return typeof value === 'string'
  }
}

/** The value at a dotted name; a flat record answers by the name itself. */
function at(json: object, name: string): unknown {
  if (Object.hasOwn(json, name)) return (json as Record<string, unknown>)[name]
  return name
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      json,
    )
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
