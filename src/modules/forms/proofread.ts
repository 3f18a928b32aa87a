import { fieldsIn, simpleOnes, type Condition, type Simple } from './conditions.ts'
import { FormDefinition, type Field, type Section } from './definition.ts'
import { partsOf } from './expand.ts'
import { choicesOf } from './lists.ts'
import { addressParts, caseField } from './walk.ts'

/**
 * What is wrong with a definition beyond its shape: names used twice, conditions on fields that do
 * not exist or stand below, cases and choices that are not there. For tests and for the editor.
 */
export function proofread(candidate: unknown): string[] {
  const parsed = FormDefinition.safeParse(candidate)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const definition = parsed.data
  return [...doubles(definition), ...conditionProblems(definition), ...choiceProblems(definition)]
}

function doubles({ sections, cases, components }: FormDefinition): string[] {
  const named = sections.flatMap(({ id, fields, repeat }) =>
    repeat ? [id] : fields.map(({ name }) => name),
  )
  const top = [caseField, ...named]
  const groups = [
    top,
    cases.map(({ code }) => code),
    components.map(({ code }) => code),
    ...sections.filter(({ repeat }) => repeat).map(({ fields }) => fields.map(({ name }) => name)),
  ]
  return groups.flatMap((names) =>
    names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: used twice`),
  )
}

function conditionProblems(definition: FormDefinition): string[] {
  const above = new Set<string>()
  const problems: string[] = []
  const answers = answersOf(definition)
  const look: Look = (where, condition, known) => {
    for (const name of fieldsIn(condition))
      if (!known.has(name)) problems.push(`${where}: asks for ${name}, which is not above`)
    for (const answer of simpleOnes(condition).flatMap((simple) => unknownAnswers(simple, answers)))
      problems.push(`${where}: asks for ${answer}, which cannot be`)
  }
  for (const section of definition.sections) {
    look(section.id, section.visibleWhen, above)
    lookThrough(section, above, look)
  }
  for (const { code, requiredWhen, visibleWhen } of definition.components) {
    look(code, requiredWhen, above)
    look(code, visibleWhen, above)
  }
  return [...problems, ...ruleProblems(definition, above)]
}

type Look = (where: string, condition: Condition | undefined, known: ReadonlySet<string>) => void

function lookThrough({ id, fields, repeat }: Section, above: Set<string>, look: Look): void {
  const known = new Set(above)
  for (const field of fields) {
    look(field.name, field.visibleWhen, known)
    if ('prefillWhen' in field)
      look(field.name, field.prefillWhen, new Set([...known, ...applicantParts]))
    if ('requiredWhen' in field) look(field.name, field.requiredWhen, known)
    for (const name of namesOf(field)) {
      known.add(name)
      above.add(repeat ? `${id}.*.${name}` : name)
    }
  }
}

const applicantParts = ['applicant.gender', 'applicant.birthDate', 'applicant.nationality']

function namesOf(field: Field): string[] {
  if (field.type === 'note' || field.type === 'computed') return []
  if (field.type === 'person') return partsOf(field).flatMap(namesOf)
  if (field.type !== 'address') return [field.name]
  return [field.name, ...addressParts.map((part) => `${field.name}.${part}`)]
}

/** A rule may look at any field of the form, above or below, and at its own row. */
function ruleProblems({ sections }: FormDefinition, all: ReadonlySet<string>): string[] {
  return sections.flatMap(({ fields }) => {
    const known = new Set([...all, ...fields.flatMap(namesOf), 'today'])
    const missing = (where: string, names: string[]) =>
      names.filter((name) => !known.has(name)).map((name) => `${where}: no such field as ${name}`)
    return fields.flatMap((field) =>
      field.type === 'computed'
        ? missing(field.name, field.sum)
        : missing(field.name, rulesNames(field)),
    )
  })
}

function rulesNames(field: Field): string[] {
  if (field.type === 'note' || field.type === 'computed') return []
  const own = field.type === 'person' ? Object.values(field.partRules ?? {}).flat() : []
  return [...(field.rules ?? []), ...own].flatMap((rule) => [
    ...fieldsIn(rule.when),
    ...(rule.rule === 'compare' ? [rule.with] : []),
    ...(rule.rule === 'age' && rule.on ? [rule.on] : []),
  ])
}

type Answers = ReadonlyMap<string, readonly string[]>

/** The answers that can be given: the cases, and those of each choice. */
function answersOf({ cases, sections }: FormDefinition): Answers {
  const leaves = sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'person' ? partsOf(field) : [field]))
  return new Map([
    [caseField, cases.map(({ code }) => code)],
    ...leaves.flatMap((leaf): [string, string[]][] => {
      if (leaf.type === 'yes-no') return [[leaf.name, ['yes', 'no']]]
      if (leaf.type !== 'radio' && leaf.type !== 'select' && leaf.type !== 'checkboxes') return []
      return [[leaf.name, choicesOf(leaf).map(({ value }) => value)]]
    }),
  ])
}

function unknownAnswers(simple: Simple, answers: Answers): string[] {
  const [field, wanted] =
    'case' in simple
      ? [caseField, simple.case]
      : 'in' in simple
        ? simple.in
        : 'eq' in simple
          ? [simple.eq[0], [simple.eq[1]]]
          : ['', []]
  const possible = answers.get(field)
  return possible === undefined ? [] : wanted.filter((value) => !possible.includes(value))
}

function choiceProblems({ sections }: FormDefinition): string[] {
  return sections
    .flatMap(({ fields }) => fields)
    .filter(
      (field) => field.type === 'select' || field.type === 'radio' || field.type === 'checkboxes',
    )
    .filter(({ options, list }) => (options === undefined) === (list === undefined))
    .map(({ name }) => `${name}: needs either options or a list`)
}
