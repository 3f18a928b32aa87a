import type { FormContent, Section } from '../definition.ts'
import { partsOf } from '../expand.ts'
import type { Field, LeafField } from '../fields.ts'
import { choicesOf, yesOrNo, type Choice } from '../lists.ts'
import { say, type Text } from '../text.ts'

/** One question of a form, as conditions and rules may name it. */
export type Entry = {
  /** The name within its section: `mother.birthDate`. */
  name: string
  label: Text
  type: LeafField['type']
  kind: 'choice' | 'number' | 'date' | 'other'
  /** The answers on offer; empty when anything may be typed. */
  choices: readonly Choice[]
  section: Section
  /** The field of the section it belongs to: the person, or itself. */
  of: Exclude<Field, { type: 'note' | 'computed' }>
  /** Its place in the whole form, top to bottom. */
  at: number
}

const kinds: Partial<Record<LeafField['type'], Entry['kind']>> = {
  number: 'number',
  money: 'number',
  date: 'date',
  'yes-no': 'choice',
  select: 'choice',
  radio: 'choice',
  checkboxes: 'choice',
}

/** All questions of a form in order. */
export function directoryOf({ sections }: Pick<FormContent, 'sections'>): Entry[] {
  let at = 0
  return sections.flatMap((section) =>
    section.fields.flatMap((of) => {
      at += 1
      if (of.type === 'note' || of.type === 'computed') return []
      const place = { section, of, at }
      if (of.type !== 'person') return [{ ...entryOf(of), ...place }]
      return partsOf(of).map((part) => {
        const label = say(`${of.label.vi}: ${part.label.vi}`, `${of.label.en}: ${part.label.en}`)
        return { ...entryOf(part), label, ...place }
      })
    }),
  )
}

function entryOf(field: LeafField): Pick<Entry, 'name' | 'label' | 'type' | 'kind' | 'choices'> {
  const { name, label, type } = field
  const isChoice = type === 'select' || type === 'radio' || type === 'checkboxes'
  const choices = isChoice ? choicesOf(field) : type === 'yes-no' ? yesOrNo : []
  return { name, label, type, kind: kinds[type] ?? 'other', choices }
}

/** `site.province` is asked of the address `site`. */
const base = (name: string) => name.replace(/\.(province|commune|detail)$/, '')

/** What a name means, asked from a section: of the same row first, else outside repeated rows. */
export function lookUp(
  entries: readonly Entry[],
  name: string,
  from: Section | undefined,
): Entry | undefined {
  const named = entries.filter((entry) => entry.name === name || isPart(entry, name))
  return (
    named.find(({ section }) => section === from) ??
    named.find(({ section }) => section.repeat === undefined)
  )
}

const isPart = ({ name, type }: Entry, asked: string) =>
  type === 'address' && asked !== name && base(asked) === name
