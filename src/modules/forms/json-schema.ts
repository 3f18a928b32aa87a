import { forField, type ByType } from './by-type.ts'
import type { Field, FormCase, FormDefinition, Section } from './definition.ts'
import { partsOf } from './expand.ts'
import type { LeafField } from './fields.ts'
import type { Limits } from './limits.ts'
import { choicesOf } from './lists.ts'
import { caseField } from './walk.ts'

/** JSON Schema (2020-12) as far as it is used here. */
export type JsonSchema = {
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  pattern?: string
  enum?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
}

/**
 * The shape of the `form` object of an application, for clients and documents. Only what is needed
 * in every circumstance is `required`; conditions are for the engine to judge.
 */
export function jsonSchemaOf({ title, basis, cases, sections }: FormDefinition): JsonSchema {
  const plain = sections.filter(({ repeat }) => repeat === undefined)
  const repeated = sections.filter(({ repeat }) => repeat !== undefined)
  const always = plain.flatMap((section) => (section.visibleWhen ? [] : section.fields))
  return {
    ...objectOf(
      plain.flatMap(({ fields }) => fields),
      always,
    ),
    title: title.vi,
    description: basis,
    properties: {
      ...(cases.length > 1 && { [caseField]: caseSchema(cases) }),
      ...objectOf(plain.flatMap(({ fields }) => fields)).properties,
      ...Object.fromEntries(repeated.map((section) => [section.id, listOf(section)])),
    },
  }
}

const caseSchema = (cases: readonly FormCase[]): JsonSchema => ({
  type: 'string',
  title: 'Trường hợp giải quyết',
  enum: cases.map(({ code }) => code),
})

const listOf = ({ title, repeat, fields }: Section): JsonSchema => ({
  type: 'array',
  title: title.vi,
  ...(repeat && { maxItems: repeat.max }),
  items: objectOf(fields, fields),
})

function objectOf(fields: readonly Field[], mandatory: readonly Field[] = []): JsonSchema {
  const properties = Object.fromEntries(fields.flatMap(propertyOf))
  const required = mandatory.filter(isAlwaysRequired).map(({ name }) => name)
  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}

const isAlwaysRequired = (field: Field) =>
  'required' in field && field.required === true && field.visibleWhen === undefined

function propertyOf(field: Field): [string, JsonSchema][] {
  if (field.type === 'note' || field.type === 'computed') return []
  if (field.type !== 'person') return [[field.name, { title: field.label.vi, ...schemaOf(field) }]]
  const parts = partsOf(field).map((part) => ({ ...part, name: part.name.split('.')[1] ?? '' }))
  return [[field.name, { ...objectOf(parts, parts), title: field.label.vi }]]
}

const oneOf = (field: Parameters<typeof choicesOf>[0]): JsonSchema => ({
  type: 'string',
  enum: choicesOf(field).map(({ value }) => value),
})

const bounds = ({ min, max }: Limits): JsonSchema => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
})

const schemas: ByType<JsonSchema> = {
  number: (field) => ({ type: 'number', ...bounds(field) }),
  money: (field) => ({ type: 'integer', ...bounds(field) }),
  date: ({ partial }) =>
    partial
      ? { type: 'string', pattern: String.raw`^\d{4}(-\d{2}){0,2}$` }
      : { type: 'string', format: 'date' },
  'id-number': ({ old }) => ({
    type: 'string',
    pattern: old ? String.raw`^(\d{12}|\d{9})$` : String.raw`^\d{12}$`,
  }),
  email: () => ({ type: 'string', format: 'email' }),
  'yes-no': () => ({ type: 'boolean' }),
  select: oneOf,
  radio: oneOf,
  checkboxes: (field) => ({ type: 'array', items: oneOf(field) }),
  file: () => ({ type: 'array', items: { type: 'string', format: 'uuid' } }),
  address: ({ abroad, detailOptional }) => addressSchema(abroad === true, detailOptional === true),
  phone: () => ({ type: 'string', maxLength: 20 }),
  text: ({ maxLength, format }) => ({
    type: 'string',
    maxLength: maxLength ?? (format === 'name' ? 100 : 200),
  }),
  textarea: ({ maxLength = 2_000 }) => ({ type: 'string', maxLength }),
}

const schemaOf = (field: LeafField): JsonSchema => forField(schemas, field.type, field)

const addressSchema = (mayBeAbroad: boolean, detailOptional: boolean): JsonSchema => ({
  type: 'object',
  properties: {
    province: {
      type: 'string',
      pattern: mayBeAbroad ? String.raw`^(\d{2}|abroad)$` : String.raw`^\d{2}$`,
    },
    commune: { type: 'string', pattern: String.raw`^\d{5}$` },
    detail: { type: 'string', maxLength: 300 },
  },
  required: [
    'province',
    ...(mayBeAbroad ? [] : ['commune']),
    ...(detailOptional ? [] : ['detail']),
  ],
})
