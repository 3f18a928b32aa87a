import { expect, test } from 'vitest'

import { fieldsIn, holds, type Condition } from './conditions.ts'
import { today } from './testing.ts'

const values: Record<string, string[]> = {
  status: ['widowed'],
  parts: ['carriageway', 'pavement'],
  amount: ['500.000'],
  born: ['05/02/1950'],
  year: ['1950'],
  died: ['2026-09-24'],
  wrong: ['31/02/2026'],
}

const facts = {
  valuesOf: (name: string) => values[name] ?? [],
  today,
  caseCode: 'funeral',
  channel: 'online',
}

test.each<[string, Condition | undefined, boolean]>([
  ['nothing asked', undefined, true],
  ['the answer given', { eq: ['status', 'widowed'] }, true],
  ['another answer', { eq: ['status', 'married'] }, false],
  ['one of several ticked', { eq: ['parts', 'pavement'] }, true],
  ['an answer among some', { in: ['status', ['divorced', 'widowed']] }, true],
  ['an answer not among some', { in: ['status', ['divorced']] }, false],
  ['something filled', { filled: 'born' }, true],
  ['something blank', { filled: 'nothing' }, false],
  ['a blank compared', { eq: ['nothing', ''] }, false],
  ['more than', { gt: ['amount', 499_999] }, true],
  ['not more than', { gt: ['amount', 500_000] }, false],
  ['no number at all', { gt: ['status', 1] }, false],
  ['a date before another', { dateBefore: ['born', 'died'] }, true],
  ['a date before today', { dateBefore: ['died', 'today'] }, true],
  ['a date before a fixed one', { dateBefore: ['born', '1950-02-05'] }, false],
  ['a year that may reach past the date', { dateBefore: ['year', '1950-06-01'] }, false],
  ['an impossible date', { dateBefore: ['wrong', 'today'] }, false],
  ['sixty days ago is not more than sixty', { olderThanDays: ['died', 60] }, false],
  ['sixty days ago is more than fifty-nine', { olderThanDays: ['died', 59] }, true],
  ['the case', { case: ['funeral'] }, true],
  ['another case', { case: ['other'] }, false],
  ['the channel', { channel: ['online', 'post'] }, true],
  ['all of two', { all: [{ filled: 'born' }, { case: ['other'] }] }, false],
  ['any of two', { any: [{ filled: 'nothing' }, { case: ['funeral'] }] }, true],
  ['the opposite', { not: { any: [{ case: ['other'] }, { filled: 'nothing' }] } }, true],
])('%s', (_, condition, expected) => {
  expect(holds(condition, facts)).toBe(expected)
})

test('without a day nothing is before or after today', () => {
  const undated = { ...facts, today: undefined }
  expect(holds({ dateBefore: ['born', 'today'] }, undated)).toBe(false)
  expect(holds({ olderThanDays: ['born', 1] }, undated)).toBe(false)
})

test('a condition tells which fields it looks at', () => {
  const condition: Condition = {
    all: [
      { not: { filled: 'a' } },
      { any: [{ dateBefore: ['b', 'today'] }, { gt: ['c', 1] }] },
      { case: ['x'] },
    ],
  }
  expect(fieldsIn(condition)).toEqual(['a', 'b', 'c'])
})
