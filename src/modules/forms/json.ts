import type { LeafType } from './by-type.ts'
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
    .flatMap((item) =>
      item.kind === 'leaf' ? [item.leaf] : item.kind === 'person' ? item.leaves : [],
    )
  const wrong = leaves.filter((leaf) => isWrong(leaf, json))
  return Object.fromEntries(wrong.map(({ name, title }) => [name, wrongType(title)[ctx.lang]]))
}

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number' || isText(value)
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)

/** The JSON types each field takes; a number may also come as people write it. */
const fits: Record<LeafType, (value: unknown) => boolean> = {
  number: isNumber,
  money: isNumber,
  'yes-no': (value) => typeof value === 'boolean' || isText(value),
  checkboxes: isTexts,
  file: isTexts,
  address: (value) => isObject(value) && Object.values(value).every(isText),
  text: isText,
  textarea: isText,
  date: isText,
  'id-number': isText,
  phone: isText,
  email: isText,
  select: isText,
  radio: isText,
}

const isWrong = ({ name, field }: ShownLeaf, json: object): boolean => {
  const value = at(json, name)
  return value !== undefined && value !== null && !fits[field.type](value)
}

/** The value at a dotted name. */
const at = (json: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? Reflect.get(value, key)
          : undefined,
      json,
    )

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
