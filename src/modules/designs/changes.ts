import {
  say,
  type Condition,
  type Field,
  type FormComponent,
  type FormContent,
  type Section,
  type Text,
} from '#modules/forms/index.ts'

import { namingFor } from './field-form.ts'
import { prefillWords, typeWords } from './field-words.ts'
import { optionsText } from './option-form.ts'
import { rulesOf } from './rule-form.ts'
import { conditionText } from './say-condition.ts'
import { ruleText } from './say-rule.ts'

/** One difference between two versions in plain words, with where it is. */
export type Change = {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  where: Text
  said: Text
}

/** What is different in the second form, in the order in which it is read. */
export function changesBetween(before: FormContent, after: FormContent): Change[] {
  return [
    ...formChanges(before, after),
    ...caseChanges(before, after),
    ...sectionChanges(before, after),
    ...componentChanges(before, after),
  ]
}

const whole = say('Cả biểu mẫu', 'The whole form')

type Aspect = { name: Text; of: Text | undefined }

/** Aspects that are not the same, each as one sentence. */
function differences(where: Text, before: readonly Aspect[], after: readonly Aspect[]): Change[] {
  return before.flatMap(({ name, of: was }, n) => {
    const is = after[n]?.of
    if ((was?.vi ?? '') === (is?.vi ?? '') && (was?.en ?? '') === (is?.en ?? '')) return []
    const [from, to] = [was ?? none, is ?? none]
    return [
      {
        kind: 'changed' as const,
        where,
        said: say(
          `${name.vi}: từ ${quoted(from.vi)} thành ${quoted(to.vi)}`,
          `${name.en}: from ${quoted(from.en)} to ${quoted(to.en)}`,
        ),
      },
    ]
  })
}

const none = say('không có', 'none')
const quoted = (text: string) => `“${text.length > 200 ? `${text.slice(0, 198)}…` : text}”`
const plain = (text: string | number | undefined) =>
  text === undefined ? undefined : say(String(text), String(text))
const yes = (is: boolean | undefined) => (is ? say('có', 'yes') : say('không', 'no'))

const formAspects = ({ title, basis, procedures }: FormContent): Aspect[] => [
  { name: say('Tên', 'Name'), of: title },
  { name: say('Căn cứ', 'Ground'), of: plain(basis) },
  { name: say('Thủ tục', 'Procedures'), of: plain(procedures.join(', ')) },
]

const formChanges = (before: FormContent, after: FormContent) =>
  differences(whole, formAspects(before), formAspects(after))

type Listed<One> = {
  list: (content: FormContent) => readonly One[]
  key: (one: One) => string
  where: (one: One) => Text
  added: Text
  removed: Text
}

/** What came, what went, and what stands in another place of a list. */
function listChanges<One>(
  before: FormContent,
  after: FormContent,
  { list, key, where, added, removed }: Listed<One>,
): Change[] {
  const [old, now] = [list(before), list(after)]
  const oldKeys = old.map(key)
  const nowKeys = now.map(key)
  const stayed = nowKeys.filter((one) => oldKeys.includes(one))
  const order = oldKeys.filter((one) => nowKeys.includes(one))
  const isMoved = stayed.some((one, n) => one !== order[n])
  return [
    ...old
      .filter((one) => !nowKeys.includes(key(one)))
      .map((one): Change => ({ kind: 'removed', where: where(one), said: removed })),
    ...now
      .filter((one) => !oldKeys.includes(key(one)))
      .map((one): Change => ({ kind: 'added', where: where(one), said: added })),
    ...(isMoved ? [movedChange(now.filter((one) => oldKeys.includes(key(one))).map(where))] : []),
  ]
}

const movedChange = (order: readonly Text[]): Change => ({
  kind: 'moved',
  where: whole,
  said: say(
    `Thứ tự mới: ${order.map(({ vi }) => vi).join(', ')}`,
    `New order: ${order.map(({ en }) => en).join(', ')}`,
  ),
})

const named = (vi: string, en: string) => (label: Text) =>
  say(`${vi} ${quoted(label.vi)}`, `${en} ${quoted(label.en)}`)
const caseName = named('Trường hợp', 'Case')
const sectionName = named('Phần', 'Section')
const fieldName = named('Mục', 'Field')
const paperName = named('Giấy tờ', 'Paper')

function caseChanges(before: FormContent, after: FormContent): Change[] {
  const aspects = ({ label, hint, ruleHint }: FormContent['cases'][number]): Aspect[] => [
    { name: say('Tên', 'Name'), of: label },
    { name: say('Lời hướng dẫn', 'Help'), of: hint },
    {
      name: say('Thời hạn gợi ý', 'Limit (hint)'),
      of: ruleHint && plain(`${ruleHint.amount} ${ruleHint.unit}`),
    },
  ]
  return [
    ...listChanges(before, after, {
      list: ({ cases }) => cases,
      key: ({ code }) => code,
      where: ({ label }) => caseName(label),
      added: say('Thêm trường hợp', 'Case added'),
      removed: say('Bỏ trường hợp', 'Case removed'),
    }),
    ...pairs(before.cases, after.cases, ({ code }) => code).flatMap(([was, is]) =>
      differences(caseName(is.label), aspects(was), aspects(is)),
    ),
  ]
}

function pairs<One>(
  before: readonly One[],
  after: readonly One[],
  key: (one: One) => string,
): [One, One][] {
  return after.flatMap((is) => {
    const was = before.find((one) => key(one) === key(is))
    return was ? [[was, is] as [One, One]] : []
  })
}

const said = (content: FormContent, condition: Condition | undefined, section?: Section) =>
  condition && conditionText(condition, namingFor(content, section))

function sectionChanges(before: FormContent, after: FormContent): Change[] {
  const aspects = (content: FormContent, section: Section): Aspect[] => [
    { name: say('Tên', 'Title'), of: section.title },
    { name: say('Lời mở đầu', 'Introduction'), of: section.intro },
    { name: say('Chỉ hiện khi', 'Shown only when'), of: said(content, section.visibleWhen) },
    { name: say('Lặp lại', 'Repeated'), of: repeatText(section) },
  ]
  return [
    ...listChanges(before, after, {
      list: ({ sections }) => sections,
      key: ({ id }) => id,
      where: ({ title }) => sectionName(title),
      added: say('Thêm phần', 'Section added'),
      removed: say('Bỏ phần, cùng các mục trong đó', 'Section removed with its fields'),
    }),
    ...pairs(before.sections, after.sections, ({ id }) => id).flatMap(([was, is]) => [
      ...differences(sectionName(is.title), aspects(before, was), aspects(after, is)),
      ...fieldChanges([before, was], [after, is]),
    ]),
  ]
}

const repeatText = ({ repeat }: Section) =>
  repeat &&
  say(
    `từ ${repeat.min} đến ${repeat.max} “${repeat.itemLabel.vi}”`,
    `${repeat.min} to ${repeat.max} “${repeat.itemLabel.en}”`,
  )

type In = [content: FormContent, section: Section]

const labelOf = (field: Field): Text => ('label' in field ? field.label : field.text)

function fieldChanges([before, was]: In, [after, is]: In): Change[] {
  const only = (content: FormContent, section: Section): FormContent => ({
    ...content,
    sections: [section],
  })
  return [
    ...listChanges<Field>(only(before, was), only(after, is), {
      list: ({ sections }) => sections.flatMap(({ fields }) => fields),
      key: ({ name }) => name,
      where: (field) => fieldName(labelOf(field)),
      added: say(`Thêm mục vào phần “${is.title.vi}”`, `Field added to “${is.title.en}”`),
      removed: say(`Bỏ mục khỏi phần “${is.title.vi}”`, `Field removed from “${is.title.en}”`),
    }),
    ...pairs(was.fields, is.fields, ({ name }) => name).flatMap(([old, now]) =>
      differences(
        fieldName(labelOf(now)),
        fieldAspects(old, before, was),
        fieldAspects(now, after, is),
      ),
    ),
  ]
}

function fieldAspects(field: Field, content: FormContent, section: Section): Aspect[] {
  const asked = field.type === 'note' || field.type === 'computed' ? undefined : field
  const naming = namingFor(content, section)
  const rules = rulesOf(field).map((rule) => ruleText(rule, naming))
  return [
    { name: say('Tên', 'Label'), of: labelOf(field) },
    { name: say('Loại', 'Type'), of: typeWords[field.type] },
    { name: say('Lời hướng dẫn', 'Help'), of: 'hint' in field ? field.hint : undefined },
    { name: say('Bắt buộc', 'Required'), of: yes(asked?.required) },
    { name: say('Bắt buộc khi', 'Required when'), of: said(content, asked?.requiredWhen, section) },
    { name: say('Chỉ hiện khi', 'Shown only when'), of: said(content, field.visibleWhen, section) },
    { name: say('Điền sẵn', 'Prefilled'), of: asked?.prefill && prefillWords[asked.prefill] },
    { name: say('Giá trị ban đầu', 'First value'), of: plain(asked?.default) },
    {
      name: say('Ràng buộc', 'Rules'),
      of:
        rules.length === 0
          ? undefined
          : say(rules.map(({ vi }) => vi).join('; '), rules.map(({ en }) => en).join('; ')),
    },
    ...ownAspects(field),
  ]
}

/** What only this type has: answers in words, the rest as it is kept. */
function ownAspects(field: Field): Aspect[] {
  const options = 'options' in field && field.options ? optionsText(field.options) : undefined
  const { min, max, step, maxLength, format, width, parts, optional, sum, list } = field as Record<
    string,
    unknown
  >
  const rest = { min, max, step, maxLength, format, width, parts, optional, sum, list }
  const kept = Object.entries(rest).filter(([, value]) => value !== undefined)
  const words = kept.map(([name, value]) => `${name} ${String(value)}`).join(', ')
  return [
    { name: say('Các câu trả lời', 'Answers'), of: plain(options?.replaceAll('\n', '; ')) },
    { name: say('Thiết lập riêng', 'Settings'), of: words === '' ? undefined : plain(words) },
  ]
}

function componentChanges(before: FormContent, after: FormContent): Change[] {
  const aspects = (content: FormContent, one: FormComponent): Aspect[] => [
    { name: say('Tên', 'Name'), of: one.name },
    { name: say('Bắt buộc', 'Required'), of: yes(one.required) },
    { name: say('Bắt buộc khi', 'Required when'), of: said(content, one.requiredWhen) },
    { name: say('Chỉ hỏi khi', 'Asked only when'), of: said(content, one.visibleWhen) },
    { name: say('Loại bản', 'Kinds'), of: plain(one.kinds.join(', ')) },
    { name: say('Lời hướng dẫn', 'Help'), of: one.hint },
    { name: say('Số hóa', 'Scanned'), of: yes(one.digitise) },
  ]
  return [
    ...listChanges(before, after, {
      list: ({ components }) => components,
      key: ({ code }) => code,
      where: ({ name }) => paperName(name),
      added: say('Thêm giấy tờ', 'Paper added'),
      removed: say('Bỏ giấy tờ', 'Paper removed'),
    }),
    ...pairs(before.components, after.components, ({ code }) => code).flatMap(([was, is]) =>
      differences(paperName(is.name), aspects(before, was), aspects(after, is)),
    ),
  ]
}
