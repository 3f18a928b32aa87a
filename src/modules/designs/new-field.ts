import type { Field } from '#modules/forms/index.ts'

import type { FieldType } from './field-words.ts'

/** What may be picked for a new field: its type, or the declaration that closes a form. */
export type NewType = FieldType | 'statement'

/** A new field of a type, as little as makes one. */
export function newField(type: NewType, name: string, label: string): Field {
  const words = { vi: label, en: label }
  const base = { name, label: words }
  switch (type) {
    case 'note':
      return { type, name, text: words }
    case 'computed':
      return { ...base, type, sum: [''] }
    case 'statement': {
      const heading = { vi: 'Lời cam đoan của người khai', en: 'Declaration' }
      const options = [{ value: 'agreed', label: words }]
      return { type: 'checkboxes', name, label: heading, required: true, options }
    }
    case 'person':
      return { ...base, type, parts: ['fullName', 'birthDate', 'idNumber', 'residence'] }
    case 'file':
      return { ...base, type, component: 'chon' }
    default:
      return { ...base, type }
  }
}
