import type { Field, FormDefinition, Section } from './definition.ts'
import { partsOf } from './expand.ts'
import type { LeafField } from './fields.ts'
import { choicesOf } from './lists.ts'

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
export function jsonSchemaOf({ title, basis, sections }: FormDefinition): JsonSchema {
  const plain = sections.filter(({ repeat }) => repeat === undefined)
  const repeated = sections.filter(({ repeat }) => repeat !== undefined)
  const always = plain.flatMap((section) => (section.visibleWhen ? [] : section.fields))
  return {
    ...objectOf(plain.flatMap(({ fields }) => fields), always),
    title: title.vi,
    description: basis,
    properties: {
      ...objectOf(plain.flatMap(({ fields }) => fields)).properties,
      ...Object.fromEntries(repeated.map((section) => [section.id, listOf(section)])),
    },
  }
}

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

function schemaOf(field: LeafField): JsonSchema {
  switch (field.type) {
    case 'number':
    case 'money': {
      const { min, max } = field
      const bounds = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
      return { type: field.type === 'money' ? 'integer' : 'number', ...bounds }
    }
    case 'date':
      return field.partial
        ? { type: 'string', pattern: '^\\d{4}(-\\d{2}){0,2}$' }
        : { type: 'string', format: 'date' }
    case 'id-number':
      return { type: 'string', pattern: field.old ? '^(\\d{12}|\\d{9})$' : '^\\d{12}$' }
    case 'email':
      return { type: 'string', format: 'email' }
    case 'yes-no':
      return { type: 'boolean' }
    case 'select':
    case 'radio':
      return { type: 'string', enum: choicesOf(field).map(({ value }) => value) }
    case 'checkboxes':
      return { type: 'array', items: { type: 'string', enum: choicesOf(field).map(({ value }) => value) } }
    case 'file':
      return { type: 'array', items: { type: 'string', format: 'uuid' } }
    case 'address':
      return addressSchema(field.abroad === true, field.detailOptional === true)
    case 'phone':
      return { type: 'string', maxLength: 20 }
    case 'text':
      return { type: 'string', maxLength: field.maxLength ?? (field.format === 'name' ? 100 : 200) }
    case 'textarea':
      return { type: 'string', maxLength: field.maxLength ?? 2_000 }
  }
}

const addressSchema = (mayBeAbroad: boolean, detailOptional: boolean): JsonSchema => ({
  type: 'object',
  properties: {
    province: { type: 'string', pattern: mayBeAbroad ? '^(\\d{2}|abroad)$' : '^\\d{2}$' },
    commune: { type: 'string', pattern: '^\\d{5}$' },
    detail: { type: 'string', maxLength: 300 },
  },
  required: [
    'province',
    ...(mayBeAbroad ? [] : ['commune']),
    ...(detailOptional ? [] : ['detail']),
  ],
})
