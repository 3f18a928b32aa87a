import { describe, expect, test } from 'vitest'

import { FormContent } from '../definition.ts'
import { say } from '../text.ts'
import { findingsIn } from './findings.ts'

const text = say('Chữ', 'Word')
const field = (name: string, more: object = {}) => ({ type: 'text', name, label: text, ...more })
const yesNo = (name: string, more: object = {}) => field(name, { type: 'yes-no', ...more })
const section = (id: string, fields: object[], more: object = {}) => ({
  id,
  title: text,
  fields,
  ...more,
})
const form = (fields: object[], more: object = {}) => ({
  title: text,
  procedures: ['1.013274'],
  basis: 'Quyết định thử',
  cases: [],
  sections: [section('one', fields)],
  components: [],
  ...more,
})

/** What is wrong, in Vietnamese, each as "level place: sentence". */
const told = (candidate: object) =>
  findingsIn(FormContent.parse(candidate)).map(
    ({ level, at, said }) =>
      `${level} ${'field' in at ? at.field : 'section' in at ? at.section : 'component' in at ? at.component : at.kind}: ${said.vi}`,
  )

test('a sound form has nothing to mend', () => {
  expect(
    told(form([yesNo('a'), field('b', { required: true, visibleWhen: { eq: ['a', 'yes'] } })])),
  ).toEqual([])
})

const choice = (more: object) => field('a', { type: 'radio', ...more })
const date = (name: string, rules: object[] = []) => field(name, { type: 'date', rules })
const paper = { code: 'p', name: text, kinds: ['original'], required: true, digitise: true }

test.each<[string, object, string]>([
  ['no section', form([], { sections: [] }), 'error form: Biểu mẫu chưa có phần nào'],
  ['no field', form([]), 'error one: Phần này chưa có mục nào'],
  [
    'no procedure',
    form([field('a')], { procedures: [] }),
    'error form: Biểu mẫu chưa gắn với thủ tục nào',
  ],
  ['a name used twice', form([field('a'), field('a')]), 'error a: Tên “a” dùng hai lần'],
  [
    'a name the case needs',
    form([field('caseCode')]),
    'error caseCode: Tên “caseCode” dùng hai lần',
  ],
  [
    'a name of the language',
    form([field('constructor')]),
    'error constructor: “constructor” là tên dành riêng',
  ],
  [
    'a condition on a missing field',
    form([field('a', { visibleWhen: { filled: 'z' } })]),
    'error a: Điều kiện hỏi mục “z”, biểu mẫu không có mục này',
  ],
  [
    'a paper whose condition asks a missing field',
    form([field('a')], { components: [{ ...paper, requiredWhen: { filled: 'z' } }] }),
    'error p: Điều kiện hỏi mục “z”, biểu mẫu không có mục này',
  ],
  [
    'a condition on a field below',
    form([
      field('a', { visibleWhen: { filled: 'b' } }),
      field('b', { label: say('Dưới', 'Below') }),
    ]),
    'error a: Điều kiện hỏi “Dưới”, mục này đứng bên dưới; chỉ hỏi được mục đứng trên',
  ],
  [
    'a condition on itself',
    form([field('a', { visibleWhen: { filled: 'a' } })]),
    'error a: Điều kiện hỏi chính mục này',
  ],
  [
    'conditions that ask each other',
    form([
      field('a', { visibleWhen: { filled: 'b' } }),
      field('b', { visibleWhen: { filled: 'a' } }),
    ]),
    'error a: Các điều kiện hỏi vòng tròn: “Chữ” → “Chữ” → “Chữ”',
  ],
  [
    'a condition on one of many rows',
    form([field('a')], {
      sections: [
        section('rows', [field('x')], { repeat: { min: 0, max: 3, itemLabel: text } }),
        section('two', [field('b', { visibleWhen: { filled: 'x' } })]),
      ],
    }),
    'error b: Điều kiện hỏi “x”, mục nằm trong nhóm lặp lại của phần khác nên không biết hỏi dòng nào',
  ],
  [
    'a case that is not there',
    form([field('a', { visibleWhen: { case: ['x'] } })]),
    'error a: Điều kiện hỏi trường hợp “x”, biểu mẫu không có trường hợp này',
  ],
  [
    'an answer that is not offered',
    form([yesNo('a'), field('b', { visibleWhen: { eq: ['a', 'maybe'] } })]),
    'error b: “Chữ” không có câu trả lời “maybe”',
  ],
  [
    'a number of what is no number',
    form([field('a'), field('b', { visibleWhen: { gt: ['a', 1] } })]),
    'error b: “Chữ” không phải là số',
  ],
  ['a choice without answers', form([choice({})]), 'error a: Mục chọn chưa có câu trả lời nào'],
  [
    'an answer twice',
    form([
      choice({
        options: [
          { value: 'x', label: text },
          { value: 'x', label: text },
        ],
      }),
    ]),
    'error a: Câu trả lời “x” có hai lần',
  ],
  [
    'a first value that is no answer',
    form([choice({ list: 'genders', default: 'none' })]),
    'error a: Giá trị ban đầu “none” không có trong các câu trả lời',
  ],
  [
    'a first value from the wrong record',
    form([field('a', { type: 'number', prefill: 'applicant' })]),
    'error a: Nguồn điền sẵn không hợp với loại mục này',
  ],
  [
    'limits that exclude each other',
    form([field('a', { type: 'number', min: 5, max: 1 })]),
    'error a: Số nhỏ nhất lớn hơn số lớn nhất',
  ],
  [
    'a comparison with nothing',
    form([date('a', [{ rule: 'compare', op: 'not-before', with: 'z', message: text }])]),
    'error a: Ràng buộc so với mục “z”, biểu mẫu không có mục này',
  ],
  [
    'a date compared with a name',
    form([
      field('b'),
      date('a', [{ rule: 'compare', op: 'not-before', with: 'b', message: text }]),
    ]),
    'error a: Ràng buộc so với “Chữ”, mục này không cùng loại',
  ],
  [
    'an age of what is no date',
    form([field('a', { rules: [{ rule: 'age', atLeast: 18 }] })]),
    'error a: Ràng buộc này chỉ dùng cho mục ngày',
  ],
  [
    'a length that no text has',
    form([field('a', { rules: [{ rule: 'length', min: 9, max: 3 }] })]),
    'error a: Ràng buộc không bao giờ thỏa: mức thấp nhất lớn hơn mức cao nhất',
  ],
  [
    'a pattern that takes for ever',
    form([field('a', { rules: [{ rule: 'pattern', pattern: '^(a+)+$', message: text }] })]),
    'error a: Biểu thức tự viết không được dùng. Dùng “chỉ gồm các loại ký tự”, “đúng khuôn” và độ dài',
  ],
  [
    'a sum of what is not there',
    form([field('a', { type: 'computed', sum: ['floors.*.area'] })]),
    'error a: Tổng cộng mục “floors.*.area”, biểu mẫu không có mục này',
  ],
  [
    'a file of no paper',
    form([field('a', { type: 'file', component: 'plan' })]),
    'error a: Mục tệp gắn với giấy tờ “plan”, biểu mẫu không có giấy tờ này',
  ],
])('%s is named at its place', (_, wrong, problem) => {
  expect(told(wrong)).toContain(problem)
})

test('a pattern that does not parse is no form at all', () => {
  const rules = [{ rule: 'pattern', pattern: '(', message: text }]
  expect(FormContent.safeParse(form([field('a', { rules })])).success).toBe(false)
})

describe('what can never appear', () => {
  const never = 'Mục bắt buộc không bao giờ hiện ra: không câu trả lời nào thỏa điều kiện'
  const when = (visibleWhen: object, more: object = {}) =>
    field('z', { required: true, visibleWhen, ...more })
  const ask = (...fields: object[]) => told(form([yesNo('a'), yesNo('b'), ...fields]))

  test.each<[string, object]>([
    ['two answers to one question', { all: [{ eq: ['a', 'yes'] }, { eq: ['a', 'no'] }] }],
    [
      'an answer and not that answer',
      { all: [{ eq: ['a', 'yes'] }, { not: { eq: ['a', 'yes'] } }] },
    ],
    ['filled and left blank', { all: [{ filled: 'a' }, { not: { filled: 'a' } }] }],
    [
      'neither of all answers, but answered',
      { all: [{ not: { in: ['a', ['yes', 'no']] } }, { eq: ['a', 'yes'] }] },
    ],
    ['a channel twice', { all: [{ channel: ['online'] }, { channel: ['counter'] }] }],
  ])('%s', (_, condition) => {
    expect(ask(when(condition))).toEqual([`error z: ${never}`])
  })

  test.each<[string, object]>([
    ['one of two', { any: [{ eq: ['a', 'yes'] }, { eq: ['a', 'no'] }] }],
    ['two questions', { all: [{ eq: ['a', 'yes'] }, { eq: ['b', 'no'] }] }],
    ['not yes', { not: { eq: ['a', 'yes'] } }],
  ])('%s can', (_, condition) => {
    expect(ask(when(condition))).toEqual([])
  })

  test('a field that hangs on another that is hidden then', () => {
    const middle = field('m', { type: 'yes-no', visibleWhen: { eq: ['a', 'yes'] } })
    const both = { all: [{ eq: ['a', 'no'] }, { eq: ['m', 'yes'] }] }
    expect(ask(middle, when(both))).toEqual([`error z: ${never}`])
    expect(ask(middle, when({ eq: ['m', 'yes'] }))).toEqual([])
  })

  test('a field that is not required is only worth a second look', () => {
    const both = { all: [{ eq: ['a', 'yes'] }, { eq: ['a', 'no'] }] }
    expect(ask(when(both, { required: false }))[0]).toMatch(/^warning z/)
  })

  test('a form with very many ways is not claimed to be wrong, and the check stays quick', () => {
    const many = Array.from({ length: 12 }, (_, n) => yesNo(`f${n}`))
    const all = many.map((_, n) => ({ any: [{ eq: [`f${n}`, 'yes'] }, { eq: [`f${n}`, 'no'] }] }))
    const start = performance.now()
    expect(told(form([...many, when({ all })]))).toEqual([])
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
