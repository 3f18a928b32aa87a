import { expect, test } from 'vitest'

import { inForce, ordinary, type Entry } from './domain.ts'

const entry = (number: number, from: string, procedure = '1.013225'): Entry => ({
  procedure,
  number,
  effectiveFrom: Temporal.PlainDate.from(from),
  allowed: ordinary,
  citation: 'Quyết định',
  setByName: 'Quản trị',
  setAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
})
const on = Temporal.PlainDate.from('2026-11-23')

test('the newest entry that has begun holds, and one for tomorrow does not yet', () => {
  const entries = [entry(1, '2026-01-01'), entry(2, '2026-06-01'), entry(3, '2026-11-24')]
  expect(inForce(entries, '1.013225', on)?.number).toBe(2)
  expect(inForce(entries, '1.013225', on.add({ days: 1 }))?.number).toBe(3)
})

test('of two from the same day the later one corrects the earlier', () => {
  expect(inForce([entry(2, '2026-01-01'), entry(1, '2026-01-01')], '1.013225', on)?.number).toBe(2)
})

test('another procedure has its own', () => {
  expect(inForce([entry(1, '2026-01-01', '1.001193')], '1.013225', on)).toBeUndefined()
})
