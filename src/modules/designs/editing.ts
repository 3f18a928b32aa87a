import type { Field, FormComponent, FormContent, Section } from '#modules/forms/index.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { nameFor } from './names.ts'
import type { Why } from './words.ts'

type Edited = Outcome<FormContent, Why>

/** What of a form is drafted: all but its code, version and days. */
export function contentOf(form: FormContent): FormContent {
  const { title, procedures, basis, cases, sections, components } = form
  return structuredClone({ title, procedures, basis, cases, sections, components })
}

/** A form to start from: one section without fields, and the words that close every form. */
export const emptyForm = (title: string, procedures: readonly string[]): FormContent => ({
  title: { vi: title, en: title },
  procedures: [...procedures],
  basis: 'Cần ghi căn cứ của biểu mẫu',
  cases: [],
  sections: [{ id: 'noiDung', title: { vi: 'Nội dung đề nghị', en: 'Request' }, fields: [] }],
  components: [],
})

/** All names that may not be given again: of sections, fields outside rows, and the case. */
export const takenNames = ({ sections }: FormContent): Set<string> =>
  new Set([
    'caseCode',
    'today',
    'applicant',
    'unit',
    ...sections.flatMap(({ id, fields }) => [id, ...fields.map(({ name }) => name)]),
  ])

export function addSection(content: FormContent, title: string): Edited {
  const id = nameFor(title, takenNames(content), 'phan')
  const section: Section = { id, title: { vi: title, en: title }, fields: [] }
  return yes({ ...content, sections: [...content.sections, section] })
}

/** Puts a changed section in place of itself. */
export function replaceSection(content: FormContent, id: string, section: Section): Edited {
  const at = content.sections.findIndex((one) => one.id === id)
  if (at === -1) return no('no-such-part')
  return yes({ ...content, sections: content.sections.with(at, section) })
}

export const sectionOf = ({ sections }: FormContent, id: string): Section | undefined =>
  sections.find((section) => section.id === id)

/** Lên, xuống: changes places with its neighbour; at the end it stays where it is. */
function moved<One>(list: readonly One[], at: number, by: -1 | 1): One[] | undefined {
  const [here, other] = [list[at], list[at + by]]
  if (here === undefined || at < 0) return undefined
  return other === undefined || at + by < 0 ? [...list] : list.with(at, other).with(at + by, here)
}

export function moveSection(content: FormContent, id: string, by: -1 | 1): Edited {
  const at = content.sections.findIndex((one) => one.id === id)
  const sections = moved(content.sections, at, by)
  return sections ? yes({ ...content, sections }) : no('no-such-part')
}

export function removeSection(content: FormContent, id: string): Edited {
  const sections = content.sections.filter((one) => one.id !== id)
  return sections.length === content.sections.length
    ? no('no-such-part')
    : yes({ ...content, sections })
}

const withFields = (
  content: FormContent,
  id: string,
  change: (fields: Field[]) => Outcome<Field[], Why>,
): Edited => {
  const section = sectionOf(content, id)
  if (!section) return no('no-such-part')
  const fields = change(section.fields)
  return fields.ok ? replaceSection(content, id, { ...section, fields: fields.value }) : fields
}

export const addField = (content: FormContent, id: string, field: Field): Edited =>
  takenNames(content).has(field.name)
    ? no('name-used')
    : withFields(content, id, (fields) => yes([...fields, field]))

export const replaceField = (content: FormContent, id: string, field: Field): Edited =>
  withFields(content, id, (fields) => {
    const at = fields.findIndex(({ name }) => name === field.name)
    return at === -1 ? no('no-such-part') : yes(fields.with(at, field))
  })

export const moveField = (content: FormContent, id: string, name: string, by: -1 | 1): Edited =>
  withFields(content, id, (fields) => {
    const at = fields.findIndex((field) => field.name === name)
    const list = moved(fields, at, by)
    return list ? yes(list) : no('no-such-part')
  })

export const removeField = (content: FormContent, id: string, name: string): Edited =>
  withFields(content, id, (fields) => {
    const rest = fields.filter((field) => field.name !== name)
    return rest.length === fields.length ? no('no-such-part') : yes(rest)
  })

/** To the end of a section above or the start of one below: what is asked before and after it changes least. */
export function sendField(content: FormContent, from: string, name: string, to: string): Edited {
  const ids = content.sections.map(({ id }) => id)
  const field = sectionOf(content, from)?.fields.find((one) => one.name === name)
  if (!field || !ids.includes(to)) return no('no-such-part')
  const isBelow = ids.indexOf(to) > ids.indexOf(from)
  const without = removeField(content, from, name)
  return without.ok
    ? withFields(without.value, to, (fields) =>
        yes(isBelow ? [field, ...fields] : [...fields, field]),
      )
    : without
}

/** A new paper at the end, or a changed one in its place. */
export function putComponent(content: FormContent, component: FormComponent): Edited {
  const at = content.components.findIndex(({ code }) => code === component.code)
  const components =
    at === -1 ? [...content.components, component] : content.components.with(at, component)
  return yes({ ...content, components })
}

export function moveComponent(content: FormContent, code: string, by: -1 | 1): Edited {
  const at = content.components.findIndex((one) => one.code === code)
  const components = moved(content.components, at, by)
  return components ? yes({ ...content, components }) : no('no-such-part')
}

export function removeComponent(content: FormContent, code: string): Edited {
  const components = content.components.filter((one) => one.code !== code)
  return components.length === content.components.length
    ? no('no-such-part')
    : yes({ ...content, components })
}
