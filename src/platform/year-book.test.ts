import { expect, test } from 'vitest'

import { mayLock, monthIsOver } from './year-book.ts'

test('a month is printed from the first day of the next', () => {
  const november = { year: 2026, month: 11 }
  expect(monthIsOver(november, Temporal.PlainDate.from('2026-11-30'))).toBe(false)
  expect(monthIsOver(november, Temporal.PlainDate.from('2026-12-01'))).toBe(true)
})

test('an empty book is not locked, nor one twice', () => {
  const today = Temporal.PlainDate.from('2027-01-02')
  expect(mayLock({ year: 2026, last: 0, lockedAt: null }, today)).toMatchObject({ why: 'empty' })
  const lockedAt = Temporal.Instant.from('2027-01-01T02:00:00Z')
  expect(mayLock({ year: 2026, last: 9, lockedAt }, today)).toMatchObject({ why: 'locked-already' })
})
