import type { Field } from '#modules/forms/index.ts'
import type { Filled } from '#platform/form.ts'

import { conditionFilled } from './condition-lines.ts'
import { isPlainAge } from './field-form.ts'
import { optionsText } from './option-form.ts'
import { rulesFilled, rulesOf } from './rule-form.ts'
import type { Naming } from './say-condition.ts'

export const bothFilled = (
  name: string,
  words: { vi: string; en: string } | undefined,
): Filled => ({
  [name]: words?.vi ?? '',
  [`${name}En`]: words && words.en !== words.vi ? words.en : '',
})

/** A field as its page shows it. */
export function fieldFilled(field: Field, naming: Naming): Filled {
  const when = conditionFilled(field.visibleWhen, 'when', naming)
  if (field.type === 'note')
    return { ...when, ...bothFilled('text', field.text), tone: field.tone ?? '' }
  const words = { ...when, ...bothFilled('label', field.label), ...bothFilled('hint', field.hint) }
  if (field.type === 'computed')
    return { ...words, sum: field.sum.join('\n'), ...bothFilled('unit', field.unit) }
  return {
    ...words,
    ...conditionFilled(field.requiredWhen, 'need', naming),
    ...rulesFilled(rulesOf(field), naming),
    required: field.required ? 'yes' : field.requiredWhen ? 'when' : 'no',
    prefill: field.prefill ?? '',
    default: field.default ?? '',
    ...ownFilled(field),
  }
}

const shownNumber = (number: number | undefined) =>
  number === undefined ? '' : String(number).replace('.', ',')

function ownFilled(field: Exclude<Field, { type: 'note' | 'computed' }>): Filled {
  switch (field.type) {
    case 'text':
      return {
        format: field.format ?? '',
        width: field.width ?? '',
        maxLength: shownNumber(field.maxLength),
      }
    case 'textarea':
      return { maxLength: shownNumber(field.maxLength) }
    case 'number':
    case 'money':
      return {
        min: shownNumber(field.min),
        max: shownNumber(field.max),
        ...(field.type === 'number' && {
          step: shownNumber(field.step),
          ...bothFilled('unit', field.unit),
        }),
      }
    case 'date':
      return { partial: field.partial ? 'yes' : '' }
    case 'id-number':
      return { old: field.old ? 'yes' : '' }
    case 'address':
      return { address: ticked({ abroad: field.abroad, detailOptional: field.detailOptional }) }
    case 'person':
      return personFilled(field)
    case 'file':
      return { component: field.component }
    case 'select':
    case 'radio':
    case 'checkboxes':
      return { list: field.list ?? '', options: optionsText(field.options ?? []) }
    case 'email':
    case 'phone':
    case 'yes-no':
      return {}
  }
}

function personFilled(field: Extract<Field, { type: 'person' }>): Filled {
  const age = field.partRules?.birthDate?.find(isPlainAge)
  return {
    parts: field.parts.join('\n'),
    optional: (field.optional ?? []).join('\n'),
    person: ticked({ yearOfBirth: field.yearOfBirth, oldId: field.oldId, abroad: field.abroad }),
    age: age?.rule === 'age' ? shownNumber(age.atLeast) : '',
  }
}

const ticked = (boxes: Record<string, boolean | undefined>) =>
  Object.entries(boxes)
    .flatMap(([name, value]) => (value ? [name] : []))
    .join('\n')
