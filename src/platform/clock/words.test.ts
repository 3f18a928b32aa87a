import { expect, test } from 'vitest'

import { at, calendarWith, pausesOf, ruleOf, special } from './calendar.fixture.ts'
import { dueAt } from './due.ts'
import { ruleText, whyText } from './words.ts'

const vi = (text: string) => text
const en = (_: string, text: string) => text

const calendar = calendarWith([{ ...special('2026-03-04', 'holiday', 'Lễ'), citation: 'Luật' }])

function told(received: string, rule: string, pauses = '') {
  const outcome = dueAt(at(received), ruleOf(rule), calendar, pausesOf(pauses))
  return outcome.ok ? outcome.value.steps.map((step) => whyText(step, vi)) : [outcome.why]
}

test.each([
  [
    'a limit over a holiday and a stop',
    ['2026-03-02 09:00', '2 working-day', '2026-03-03 09:00 > 2026-03-05 09:00'],
    [
      'Ngày tiếp nhận, chưa tính vào thời hạn',
      'Tạm dừng, không tính',
      'Nghỉ lễ: Lễ',
      'Ngày làm việc thứ 1/2',
      'Ngày làm việc thứ 2/2',
    ],
  ],
  [
    'a receipt after the cut-off',
    ['2026-03-06 15:30', 'same-day 15:00'],
    [
      'Nhận sau 15:00, tính là nhận vào ngày làm việc tiếp theo',
      'Nghỉ hằng tuần',
      'Nghỉ hằng tuần',
      'Trả kết quả trong ngày',
    ],
  ],
  [
    'a receipt after closing',
    ['2026-03-02 17:30', '1 working-hour'],
    ['Nhận sau giờ làm việc, tính là nhận vào sáng ngày làm việc tiếp theo', 'Tính 1 giờ làm việc'],
  ],
  [
    'a receipt on a Sunday',
    ['2026-03-08 09:00', '1 day'],
    [
      'Nhận vào ngày nghỉ (Nghỉ hằng tuần), tính là nhận vào ngày làm việc tiếp theo',
      'Tính là ngày tiếp nhận, chưa tính vào thời hạn',
      'Ngày thứ 1/1',
    ],
  ],
  [
    'a due day that moves',
    ['2026-03-06 09:00', '1 day'],
    [
      'Ngày tiếp nhận, chưa tính vào thời hạn',
      'Ngày thứ 1/1 (Nghỉ hằng tuần)',
      'Nghỉ hằng tuần, hạn chuyển sang ngày làm việc tiếp theo',
      'Ngày cuối của thời hạn là ngày nghỉ (Nghỉ hằng tuần), hạn chuyển sang ngày làm việc này',
    ],
  ],
  ['hours round the clock', ['2026-03-02 23:30', '1 hour'], ['Tính 30 phút', 'Tính 30 phút']],
] as [string, [string, string, string?], string[]][])('in words: %s', (_, question, expected) => {
  expect(told(...question)).toEqual(expected)
})

test('every sentence has its English', () => {
  const outcome = dueAt(at('2026-03-06 15:30'), ruleOf('3 working-day 15:00'), calendar)
  const steps = outcome.ok ? outcome.value.steps : []
  expect(steps.map((step) => whyText(step, en)).join(' ')).toMatch(/^[ -~]+$/)
})

test.each([
  ['3 working-day', '3 ngày làm việc'],
  ['5 day', '5 ngày'],
  ['same-day', 'trong ngày'],
  ['none', 'không quy định thời hạn'],
])('the rule %o in words', (rule, expected) => {
  expect(ruleText(ruleOf(rule), vi)).toBe(expected)
})
