import { expect, test } from 'vitest'

import { byField, horizonOf, rowsOf } from './domain.ts'

/** Monday to Friday. */
const day = (date: number) => ({ counts: (((date + 3) % 7) + 7) % 7 < 5 }) as never

test.each([
  ['2026-11-23', '2026-11-27'],
  ['2026-11-25', '2026-12-01'],
  ['2026-11-28', '2026-12-03'],
])('from %s three working days end before %s', (today, after) => {
  const horizon = horizonOf({ day }, Temporal.PlainDate.from(today))
  expect(horizon.today.toString()).toBe(Temporal.Instant.from(`${today}T00:00:00+07:00`).toString())
  expect(horizon.afterSoon.toString()).toBe(
    Temporal.Instant.from(`${after}T00:00:00+07:00`).toString(),
  )
})

test('procedures of one field are added up, and what is late stands first', () => {
  const load = (key: string, late: number) => ({ key, late, today: 0, soon: 1, all: 2 })
  const rows = byField([load('1', 0), load('2', 3), load('3', 1)], (code) =>
    code === '2' ? 'Hộ tịch' : 'Đất đai',
  )
  expect(rows).toEqual([
    { key: 'Hộ tịch', counts: { late: 3, today: 0, soon: 1, all: 2 } },
    { key: 'Đất đai', counts: { late: 1, today: 0, soon: 2, all: 4 } },
  ])
  expect(rowsOf([load('a', 0), load('b', 1)]).map(({ key }) => key)).toEqual(['b', 'a'])
})
