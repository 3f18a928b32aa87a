import { fieldsIn } from './conditions.ts'
import type { Field, FormDefinition, Section } from './definition.ts'
import { partsOf } from './expand.ts'
import { caseField } from './walk.ts'

/**
 * The fields on which other parts of the form depend: when one changes, the form has to be shown
 * anew. Fields of repeated rows are named `floors.*.area`.
 */
export function watchedFields({ sections }: FormDefinition): ReadonlySet<string> {
  const watched = sections.flatMap((section) => [
    ...fieldsIn(section.visibleWhen),
    ...section.fields.flatMap((field) => watchedBy(field, section)),
  ])
  return new Set([caseField, ...watched])
}

function watchedBy(field: Field, section: Section): string[] {
  const own = new Set(section.fields.map(({ name }) => name))
  const scoped = (name: string) =>
    own.has(name.split('.')[0] ?? '') ? within(section, name) : name
  return [...asked(field).map(scoped), ...provincesIn(field).map((name) => within(section, name))]
}

function asked(field: Field): string[] {
  if (field.type === 'note') return fieldsIn(field.visibleWhen)
  if (field.type === 'computed') return [...fieldsIn(field.visibleWhen), ...field.sum]
  return [field.visibleWhen, field.requiredWhen, field.prefillWhen].flatMap(fieldsIn)
}

/** The communes on offer depend on the province. */
function provincesIn(field: Field): string[] {
  if (field.type === 'address') return [`${field.name}.province`]
  return field.type === 'person' ? partsOf(field).flatMap(provincesIn) : []
}

const within = ({ id, repeat }: Section, name: string) => (repeat ? `${id}.*.${name}` : name)

/** `floors.2.area` → `floors.*.area` */
export const anyRow = (name: string): string => name.replace(/\.\d+\./, '.*.')
