import { describe, expect, test } from 'vitest'

import { budgetText, readBudget } from './budget.ts'
import {
  cameFrom,
  nextStep,
  pathOf,
  testHolds,
  type Answers,
  type FlowContent,
  type WorkflowStep,
} from './domain.ts'
import { addStep, copyOf, freshCode, moveStep, removeStep, slugOf } from './editing.ts'
import { keyOfTest, testOfKey } from './say-test.ts'

const step = (code: string, over: Partial<WorkflowStep> = {}): WorkflowStep => ({
  code,
  vi: code,
  en: code,
  role: 'specialist',
  minutes: 240,
  counts: true,
  ...over,
})
const flow = (...steps: WorkflowStep[]): FlowContent => ({ name: 'Thử', source: 'Thử', steps })
const answers = (given: Record<string, string[]> = {}, over: Partial<Answers> = {}): Answers => ({
  valuesOf: (field) => given[field] ?? [],
  ...over,
})

describe('bước tiếp theo', () => {
  const permit = flow(
    step('receive'),
    step('appraise', {
      branches: [{ when: { field: 'grade', is: 'III' }, to: 'visit' }],
      otherwise: 'approve',
    }),
    step('visit'),
    step('approve', { branches: [{ when: { field: '@channel', is: 'online' }, to: 'end' }] }),
    step('issue'),
  )
  test('without a condition it is the step below, and after the last the end', () => {
    expect(nextStep(permit, 0, answers())).toBe(1)
    expect(nextStep(permit, 4, answers())).toBe('end')
  })
  test('the first condition that holds decides, else what the step says', () => {
    expect(nextStep(permit, 1, answers({ grade: ['III'] }))).toBe(2)
    expect(nextStep(permit, 1, answers({ grade: ['IV'] }))).toBe(3)
    expect(nextStep(permit, 1, answers())).toBe(3)
  })
  test('a branch may end the workflow early', () => {
    expect(nextStep(permit, 3, answers({}, { channel: 'online' }))).toBe('end')
    expect(nextStep(permit, 3, answers({}, { channel: 'counter' }))).toBe(4)
  })
  test('the whole way of a dossier', () => {
    expect(pathOf(permit, answers({ grade: ['III'] }))).toEqual([0, 1, 2, 3, 4])
    expect(pathOf(permit, answers({}, { channel: 'online' }))).toEqual([0, 1, 3])
  })
  test('a way that turns in a circle is not gone twice', () => {
    expect(pathOf(flow(step('a'), step('b', { otherwise: 'a' })), answers())).toEqual([0, 1])
  })
  test('of a step that is gone the one below is next', () => {
    expect(nextStep(flow(step('a', { otherwise: 'gone' }), step('b')), 0, answers())).toBe(1)
  })
})

test.each([
  [{ field: 'grade', is: 'III' }, { grade: ['III'] }, true],
  [{ field: 'grade', is: 'III' }, {}, false],
  [{ field: 'height', more: 12 }, { height: ['12,5'] }, true],
  [{ field: 'height', more: 12 }, { height: ['12'] }, false],
  [{ field: 'height', more: 12 }, { height: ['cao'] }, false],
  [{ field: 'height', less: 12 }, { height: ['7'] }, true],
  [{ field: 'height', less: 12 }, {}, false],
  [{ field: 'note', filled: true }, { note: ['x'] }, true],
  [{ field: 'note', filled: false }, {}, true],
  [{ field: 'note', filled: false }, { note: ['x'] }, false],
] as const)('the condition %j asked of %j is %s', (condition, given, expected) => {
  const values = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, [...v]]))
  expect(testHolds(condition, answers(values))).toBe(expected)
  const number =
    'more' in condition ? condition.more : 'less' in condition ? condition.less : undefined
  expect(testOfKey(keyOfTest(condition), number)).toEqual(condition)
})

test('sending back goes where the dossier came from, past what was sent back before', () => {
  const stay = (at: number, direction: string | null) => ({ step: at, direction })
  expect(cameFrom([stay(0, 'forward'), stay(3, null)])).toBe(0)
  expect(cameFrom([stay(0, 'forward'), stay(3, 'forward'), stay(4, 'back'), stay(3, null)])).toBe(0)
  expect(cameFrom([stay(0, null)])).toBeUndefined()
})

describe('thời gian của bước', () => {
  test.each([
    ['240', 240],
    ['0,5 ngày', 240],
    ['0.25 ngày', 120],
    ['1 ngày 2 giờ', 600],
    ['4 giờ', 240],
    ['90 phút', 90],
    ['2h', 120],
    ['0', 0],
  ])('“%s” is %i minutes', (text, minutes) => expect(readBudget(text)).toBe(minutes))
  test.each([
    '',
    'ngày',
    '-1',
    'một ngày',
    '1/2 ngày',
    '0,001 ngày',
    '1e9',
    '9999 ngày',
    '3 tuần',
    'x'.repeat(100),
  ])('“%s” is not understood', (text) => expect(readBudget(text)).toBeUndefined())
  const vi = (one: string) => one
  test.each([
    [0, 'không tính thời gian'],
    [240, '0,5 ngày làm việc'],
    [2880, '6 ngày làm việc'],
    [180, '3 giờ'],
    [660, '1 ngày 3 giờ'],
    [95, '1 giờ 35 phút'],
  ])('%i minutes are said “%s”', (minutes, said) => expect(budgetText(minutes, vi)).toBe(said))
})

describe('sửa các bước', () => {
  const three = flow(step('a'), step('b'), step('c'))
  const codes = (outcome: ReturnType<typeof moveStep>) =>
    outcome.ok ? outcome.value.steps.map(({ code }) => code) : outcome.why
  test('a step moves up and down, and not past the ends', () => {
    expect(codes(moveStep(three, 'b', -1))).toEqual(['b', 'a', 'c'])
    expect(codes(moveStep(three, 'b', 1))).toEqual(['a', 'c', 'b'])
    expect(codes(moveStep(three, 'a', -1))).toEqual(['a', 'b', 'c'])
    expect(codes(moveStep(three, 'x', 1))).toBe('no-such-step')
  })
  test('the last step stays', () => {
    expect(codes(removeStep(three, 'b'))).toEqual(['a', 'c'])
    expect(codes(removeStep(flow(step('a')), 'a'))).toBe('last-step-left')
  })
  test('a new step has a code that no other has', () => {
    const more = addStep(three)
    expect(more.ok && more.value.steps.at(-1)?.code).toBe('buoc-moi')
    const again = more.ok ? addStep(more.value) : more
    expect(again.ok && again.value.steps.at(-1)?.code).toBe('buoc-moi-2')
    expect(freshCode(three, 'End')).toBe('end-2')
  })
  test('names become codes without diacritics', () => {
    expect(slugOf('Cấp giấy phép xây dựng', 60, 'x')).toBe('cap-giay-phep-xay-dung')
    expect(slugOf('???', 60, 'quy-trinh')).toBe('quy-trinh')
  })
  test('a copy keeps the steps and takes the new name', () => {
    expect(copyOf({ ...three, procedure: '1.013225' }, 'Mới')).toEqual({
      ...three,
      procedure: '1.013225',
      name: 'Mới',
    })
  })
})
