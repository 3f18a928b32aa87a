import type { Field, FormDefinition } from './definition.ts'
import { partsOf } from './expand.ts'
import type { LeafField } from './fields.ts'
import { choicesOf, yesOrNo } from './lists.ts'
import { say, type Text } from './text.ts'

/** One question of a form outside repeated rows, as a condition elsewhere may ask for it. */
export type AskedField = {
  name: string
  label: Text
  kind: 'choice' | 'number' | 'other'
  choices: readonly { value: string; label: Text }[]
}

/** Everything a form asks once, in order. */
export function askedFields({ sections }: Pick<FormDefinition, 'sections'>): AskedField[] {
  return sections
    .filter(({ repeat }) => repeat === undefined)
    .flatMap(({ fields }) => fields)
    .flatMap(askedBy)
}

function askedBy(field: Field): AskedField[] {
  if (field.type === 'note' || field.type === 'computed') return []
  if (field.type !== 'person') return [leafAsked(field)]
  const { vi, en } = field.label
  return partsOf(field).map((part) => {
    const asked = leafAsked(part)
    return { ...asked, label: say(`${vi}: ${asked.label.vi}`, `${en}: ${asked.label.en}`) }
  })
}

function leafAsked(field: LeafField): AskedField {
  const { name, label, type } = field
  if (type === 'number' || type === 'money') return { name, label, kind: 'number', choices: [] }
  if (type === 'yes-no') return { name, label, kind: 'choice', choices: yesOrNo }
  if (type === 'select' || type === 'radio' || type === 'checkboxes')
    return { name, label, kind: 'choice', choices: choicesOf(field) }
  return { name, label, kind: 'other', choices: [] }
}
