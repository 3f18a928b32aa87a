import type { Field } from '#modules/forms/index.ts'

import type { FieldType } from './field-words.ts'

/** What may be picked for a new field: its type, or the declaration that closes a form. */
export type NewType = FieldType | 'statement'

/** A new field of a type, as little as makes one. */
export function newField(type: NewType, name: string, label: string): Field {
  const words = { vi: label, en: label }
  const base = { name, label: words }
  if (type === 'note') return { type, name, text: words }
  if (type === 'computed') return { ...base, type, sum: [''] }
  if (type === 'statement') {
    const heading = { vi: 'Lời cam đoan của người khai', en: 'Declaration' }
    const options = [{ value: 'agreed', label: words }]
    return { type: 'checkboxes', name, label: heading, required: true, options }
  }
  if (type === 'person')
    return { ...base, type, parts: ['fullName', 'birthDate', 'idNumber', 'residence'] }
  return type === 'file' ? { ...base, type, component: 'chon' } : { ...base, type }
}
