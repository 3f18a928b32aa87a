import type { FormContent, Section } from '../definition.ts'
import { caseField } from '../walk.ts'
import { error, type Finding, type Place } from './finding.ts'

// Names that mean something else to conditions, to prefilling or to the language itself.
const reserved = new Set(['today', 'applicant', 'unit', 'form', ...objectNames()])

function objectNames(): string[] {
  return Object.getOwnPropertyNames(Object.prototype)
}

/** Names used twice, and names that cannot be used. */
export function nameFindings(content: FormContent): Finding[] {
  const { sections, cases, components } = content
  return [
    ...doubles(sections.map(({ id }): Named => [id, { kind: 'section', section: id }])),
    ...doubles([[caseField, { kind: 'cases' }], ...topNames(sections)]),
    ...sections.filter(({ repeat }) => repeat).flatMap((one) => doubles(fieldNames(one))),
    ...doubles(cases.map(({ code }): Named => [code, { kind: 'cases' }])),
    ...doubles(components.map(({ code }): Named => [code, { kind: 'component', component: code }])),
    ...sections.flatMap((section) =>
      [...fieldNames(section), [section.id, { kind: 'section', section: section.id }] as Named]
        .filter(([name]) => reserved.has(name))
        .map(([name, at]) =>
          error(at, 'name', `“${name}” là tên dành riêng`, `The name “${name}” is reserved`),
        ),
    ),
  ]
}

type Named = [name: string, at: Place]

const fieldNames = ({ id, fields }: Section): Named[] =>
  fields.map(({ name }) => [name, { kind: 'field', section: id, field: name }])

/** Names that share one record: fields outside repeated rows, and the lists of rows. */
const topNames = (sections: readonly Section[]): Named[] =>
  sections.flatMap((section): Named[] =>
    section.repeat ? [[section.id, { kind: 'section', section: section.id }]] : fieldNames(section),
  )

const doubles = (names: readonly Named[]): Finding[] =>
  names
    .filter(([name], at) => names.findIndex(([other]) => other === name) !== at)
    .map(([name, at]) =>
      error(at, 'name', `Tên “${name}” dùng hai lần`, `The name “${name}” is used twice`),
    )
