import { expect, test } from 'vitest'

import type { WorkflowStep } from '#modules/workflows/index.ts'
import { calendarWith } from '#platform/clock/calendar.fixture.ts'

import { at } from './dossier.fixture.ts'
import { budgetOf, stepDueWithin } from './step-budget.ts'

const calendar = calendarWith([])
const step = (code: string, minutes: number, counts = true): WorkflowStep => ({
  code,
  vi: code,
  en: code,
  role: 'specialist',
  minutes,
  counts,
})
/** Ten days: half a day, one, six, one, one, half a day; handing over does not count. */
const flow = {
  steps: [
    ...[240, 480, 2_880, 480, 480, 240].map((minutes, i) => step(`step-${i}`, minutes)),
    step('hand-over', 60, false),
  ],
}

test.each([
  ['all the time there is', 0, 4_800, 240],
  ['more than is needed', 2, 9_600, 2_880],
  ['one day for ten', 0, 480, 24],
  ['one day for ten, at the longest step', 2, 408, 288],
  ['the last counted step has all that is left of its own', 5, 100, 100],
  ['nothing left', 1, 0, 0],
])('with %s, step %i of %i minutes left gets %i', (_, place, left, minutes) => {
  expect(budgetOf({ flow, at: place }, left)).toBe(minutes)
})

// Mondays to Fridays, 7:30 to 11:30 and 13:30 to 17:30.
const monday = at('2026-03-02T07:30')

test('a step is due within the dossier’s own limit, and as its workflow says where there is time', () => {
  const due = (dueAt: Temporal.Instant | null, place = 0, now = monday) =>
    stepDueWithin({ flow, at: place, dueAt }, now, calendar)
  const own = due(null)
  expect(due(at('2026-04-30T17:00'))).toEqual(own)
  const sameDay = at('2026-03-02T17:00')
  const share = due(sameDay)!
  expect(Temporal.Instant.compare(share, own!)).toBe(-1)
  for (const place of [0, 1, 2, 3, 4, 5])
    expect(Temporal.Instant.compare(due(sameDay, place)!, sameDay)).not.toBe(1)
})

test('a step of a dossier that is late is due when the dossier was; outside the clock it has no date', () => {
  const late = at('2026-02-27T17:00')
  expect(stepDueWithin({ flow, at: 2, dueAt: late }, monday, calendar)).toEqual(late)
  expect(stepDueWithin({ flow, at: 6, dueAt: late }, monday, calendar)).toBeNull()
})
