import type { FormContent } from '../definition.ts'
import type { Field, LeafField, Prefill } from '../fields.ts'
import { choicesOf } from '../lists.ts'
import { directoryOf, type Entry } from './directory.ts'
import { error, type Finding, type Place } from './finding.ts'

/** Fields that cannot be filled in as they stand: no answers, limits that exclude each other, wrong first values. */
export function valueFindings(content: FormContent): Finding[] {
  const entries = directoryOf(content)
  return content.sections.flatMap(({ id, repeat, fields }) => [
    ...(repeat && repeat.min > repeat.max
      ? [
          error(
            { kind: 'section', section: id },
            'limits',
            'Số dòng ít nhất lớn hơn số dòng nhiều nhất',
            'The least number of rows is above the most',
          ),
        ]
      : []),
    ...fields.flatMap((field) => {
      const at: Place = { kind: 'field', section: id, field: field.name }
      return [
        ...choiceFindings(field, at),
        ...limitFindings(field, at),
        ...firstValueFindings(field, at),
        ...figureFindings(field, at, entries),
        ...fileFindings(field, at, content),
      ]
    }),
  ])
}

function choiceFindings(field: Field, at: Place): Finding[] {
  if (field.type !== 'select' && field.type !== 'radio' && field.type !== 'checkboxes') return []
  const { options, list } = field
  if (options === undefined && list === undefined)
    return [
      error(at, 'options', 'Mục chọn chưa có câu trả lời nào', 'The choice has no answers yet'),
    ]
  if (options && list)
    return [
      error(
        at,
        'options',
        'Mục chọn vừa có câu trả lời riêng vừa dùng danh mục chung',
        'The choice has answers of its own and a shared list',
      ),
    ]
  const values = (options ?? []).map(({ value }) => value)
  return values
    .filter((value, n) => values.indexOf(value) !== n)
    .map((value) =>
      error(
        at,
        'options',
        `Câu trả lời “${value}” có hai lần`,
        `The answer “${value}” is there twice`,
      ),
    )
}

function limitFindings(field: Field, at: Place): Finding[] {
  if (field.type !== 'number' && field.type !== 'money') return []
  const { min = -Infinity, max = Infinity } = field
  if (min <= max) return []
  return [
    error(
      at,
      'limits',
      'Số nhỏ nhất lớn hơn số lớn nhất',
      'The smallest number is above the largest',
    ),
  ]
}

type Types = readonly LeafField['type'][]
const texts: Types = ['text', 'textarea']

/** Which fields a record can fill. */
export const prefillTypes: Record<Prefill, readonly (LeafField['type'] | 'person')[]> = {
  today: ['date'],
  'unit.name': texts,
  'unit.place': ['address'],
  applicant: ['person'],
  'applicant.fullName': texts,
  'applicant.birthDate': ['date'],
  'applicant.gender': ['radio', 'select'],
  'applicant.idNumber': ['id-number', 'text'],
  'applicant.nationality': texts,
  'applicant.ethnicity': ['select', 'radio', 'text'],
  'applicant.residence': ['address'],
  'applicant.phone': ['phone', 'text'],
  'applicant.email': ['email', 'text'],
}

function firstValueFindings(field: Field, at: Place): Finding[] {
  if (field.type === 'note' || field.type === 'computed') return []
  const found: Finding[] = []
  if (field.prefill && !prefillTypes[field.prefill].includes(field.type))
    found.push(
      error(
        at,
        'prefill',
        'Nguồn điền sẵn không hợp với loại mục này',
        'What it is prefilled from does not fit the type of the field',
      ),
    )
  const { default: first } = field
  const isChoice = field.type === 'select' || field.type === 'radio' || field.type === 'checkboxes'
  const picked = first?.split('\n') ?? []
  if (isChoice && picked.some((one) => !choicesOf(field).some(({ value }) => value === one)))
    found.push(
      error(
        at,
        'default',
        `Giá trị ban đầu “${first}” không có trong các câu trả lời`,
        `The first value “${first}” is not among the answers`,
      ),
    )
  return found
}

function figureFindings(field: Field, at: Place, entries: readonly Entry[]): Finding[] {
  if (field.type !== 'computed') return []
  return field.sum.flatMap((name) => {
    const [, id, row] = /^(\w+)\.\*\.(.+)$/.exec(name) ?? []
    const entry = entries.find((one) =>
      id === undefined ? one.name === name : one.section.id === id && one.name === row,
    )
    if (entry?.kind === 'number') return []
    return [
      entry
        ? error(
            at,
            'rules',
            `Tổng cộng mục “${entry.label.vi}”, mục này không phải là số`,
            `The sum adds “${entry.label.en}”, which is no number`,
          )
        : error(
            at,
            'rules',
            `Tổng cộng mục “${name}”, biểu mẫu không có mục này`,
            `The sum adds the field “${name}”, which is not in the form`,
          ),
    ]
  })
}

function fileFindings(field: Field, at: Place, { components }: FormContent): Finding[] {
  if (field.type !== 'file' || components.some(({ code }) => code === field.component)) return []
  return [
    error(
      at,
      'options',
      `Mục tệp gắn với giấy tờ “${field.component}”, biểu mẫu không có giấy tờ này`,
      `The file belongs to the paper “${field.component}”, which is not in the form`,
    ),
  ]
}
