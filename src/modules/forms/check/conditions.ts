import { fieldsIn, simpleOnes, type Condition, type Simple } from '../conditions.ts'
import type { FormContent, Section } from '../definition.ts'
import type { Field } from '../fields.ts'
import { directoryOf, lookUp, type Entry } from './directory.ts'
import { error, type Finding, type Part, type Place } from './finding.ts'

type Asking = {
  condition: Condition | undefined
  at: Place
  part: Part
  from: Section | undefined
  /** Only what stands above may be asked; a rule may ask anything. */
  before: number
}

/** Conditions on fields that are not there or stand below, and on answers that cannot be given. */
export function conditionFindings(content: FormContent): Finding[] {
  const entries = directoryOf(content)
  return askings(content).flatMap((asking) => [
    ...fieldsIn(asking.condition).flatMap((name) => nameFinding(name, asking, entries)),
    ...simpleOnes(asking.condition).flatMap((one) =>
      answerFindings(one, asking, { content, entries }),
    ),
  ])
}

const last = Number.MAX_SAFE_INTEGER

function askings({ sections, components }: FormContent): Asking[] {
  const found: Asking[] = []
  let at = 0
  for (const section of sections) {
    const place: Place = { kind: 'section', section: section.id }
    const shown = { condition: section.visibleWhen, at: place, part: 'visibleWhen' as const }
    found.push({ ...shown, from: undefined, before: at + 1 })
    for (const field of section.fields) {
      at += 1
      found.push(...askedBy(field, section, at))
    }
  }
  const papers = components.flatMap(({ code, visibleWhen, requiredWhen }): Asking[] => {
    const where = { at: { kind: 'component', component: code } as const, from: undefined }
    return [
      { ...where, condition: visibleWhen, part: 'visibleWhen', before: last },
      { ...where, condition: requiredWhen, part: 'requiredWhen', before: last },
    ]
  })
  return [...found, ...papers]
}

function askedBy(field: Field, section: Section, before: number): Asking[] {
  const at: Place = { kind: 'field', section: section.id, field: field.name }
  const where = { at, from: section, before }
  const shown: Asking = { ...where, condition: field.visibleWhen, part: 'visibleWhen' }
  if (field.type === 'note' || field.type === 'computed') return [shown]
  const parts = field.type === 'person' ? Object.values(field.partRules ?? {}).flat() : []
  return [
    shown,
    { ...where, condition: field.requiredWhen, part: 'requiredWhen' },
    { ...where, condition: field.prefillWhen, part: 'prefill' },
    ...[...(field.rules ?? []), ...parts].map(({ when }): Asking => ({
      ...where,
      condition: when,
      part: 'rules',
      before: last,
    })),
  ]
}

const ofRecord = ['applicant.gender', 'applicant.birthDate', 'applicant.nationality']

function nameFinding(name: string, asking: Asking, entries: readonly Entry[]): Finding[] {
  const { at, part, from, before } = asking
  if (part === 'prefill' && ofRecord.includes(name)) return []
  const entry = lookUp(entries, name, from)
  if (entry && entry.at < before) return []
  if (entry && at.kind === 'field' && entry.section === from && entry.of.name === at.field)
    return [error(at, part, 'Điều kiện hỏi chính mục này', 'The condition asks this very field')]
  if (entry)
    return [
      error(
        at,
        part,
        `Điều kiện hỏi “${entry.label.vi}”, mục này đứng bên dưới; chỉ hỏi được mục đứng trên`,
        `The condition asks “${entry.label.en}”, which stands below; only what stands above can be asked`,
      ),
    ]
  const inRows = entries.some((one) => one.name === name || name.endsWith(`.*.${one.name}`))
  if (inRows)
    return [
      error(
        at,
        part,
        `Điều kiện hỏi “${name}”, mục nằm trong nhóm lặp lại của phần khác nên không biết hỏi dòng nào`,
        `The condition asks “${name}”, which is in the repeated rows of another section`,
      ),
    ]
  return [
    error(
      at,
      part,
      `Điều kiện hỏi mục “${name}”, biểu mẫu không có mục này`,
      `The condition asks the field “${name}”, which is not in the form`,
    ),
  ]
}

type Around = { content: FormContent; entries: readonly Entry[] }

function answerFindings(simple: Simple, { at, part, from }: Asking, around: Around): Finding[] {
  const wrong = (vi: string, en: string) => [error(at, part, vi, en)]
  if ('case' in simple) {
    const known = around.content.cases.map(({ code }) => code)
    return simple.case
      .filter((code) => !known.includes(code))
      .flatMap((code) =>
        wrong(
          `Điều kiện hỏi trường hợp “${code}”, biểu mẫu không có trường hợp này`,
          `The condition asks the case “${code}”, which the form does not have`,
        ),
      )
  }
  if ('channel' in simple || 'filled' in simple) return []
  const [name = ''] = fieldsIn(simple)
  const entry = lookUp(around.entries, name, from)
  if (!entry || entry.name !== name) return []
  const { vi, en } = entry.label
  if ('gt' in simple)
    return entry.kind === 'number' ? [] : wrong(`“${vi}” không phải là số`, `“${en}” is no number`)
  if ('dateBefore' in simple || 'olderThanDays' in simple)
    return entry.kind === 'date' ? [] : wrong(`“${vi}” không phải là ngày`, `“${en}” is no date`)
  if (entry.kind !== 'choice') return []
  const asked = 'eq' in simple ? [simple.eq[1]] : simple.in[1]
  return asked
    .filter((value) => !entry.choices.some((choice) => choice.value === value))
    .flatMap((value) =>
      wrong(
        `“${vi}” không có câu trả lời “${value}”`,
        `“${en}” does not offer the answer “${value}”`,
      ),
    )
}
