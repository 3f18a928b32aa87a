import { expect, test } from 'vitest'

import { beside, bucketOf, bucketsOf, ownRange, periodOn, runsOf, type Period } from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const text = ({ from, to }: Pick<Period, 'from' | 'to'>) => `${from.toString()}…${to.toString()}`

test.each([
  ['day', '2026-11-23', '2026-11-23…2026-11-23'],
  ['month', '2026-02-14', '2026-02-01…2026-02-28'],
  ['month', '2028-02-29', '2028-02-01…2028-02-29'],
  ['quarter', '2026-11-23', '2026-10-01…2026-12-31'],
  ['quarter', '2026-03-31', '2026-01-01…2026-03-31'],
  ['year', '2026-11-23', '2026-01-01…2026-12-31'],
] as const)('the %s in which %s lies is %s', (kind, on, said) => {
  expect(text(periodOn(kind, day(on)))).toBe(said)
})

test.each([
  ['month', '2026-01-15', '2025-12-01…2025-12-31', '2026-02-01…2026-02-28'],
  ['quarter', '2026-01-15', '2025-10-01…2025-12-31', '2026-04-01…2026-06-30'],
  ['year', '2026-01-15', '2025-01-01…2025-12-31', '2027-01-01…2027-12-31'],
  ['day', '2026-03-01', '2026-02-28…2026-02-28', '2026-03-02…2026-03-02'],
] as const)('beside the %s of %s lie %s and %s', (kind, on, before, after) => {
  const period = periodOn(kind, day(on))
  expect([text(beside(period, -1)), text(beside(period, 1))]).toEqual([before, after])
})

test('an own range may be given backwards, and is followed by one of the same length', () => {
  const own = ownRange(day('2026-11-10'), day('2026-11-04'))
  if (!own.ok) throw new Error(own.why)
  expect(text(own.value)).toBe('2026-11-04…2026-11-10')
  expect(text(beside(own.value, 1))).toBe('2026-11-11…2026-11-17')
  expect(ownRange(day('1900-01-01'), day('2026-01-01'))).toEqual({ ok: false, why: 'too-long' })
})

test.each([
  ['2026-01-01', '2026-12-31', ['month 2026-01-01 2027-01-01']],
  ['2026-01-15', '2026-01-20', ['day 2026-01-15 2026-01-21']],
  ['2026-01-15', '2026-02-10', ['day 2026-01-15 2026-02-11']],
  [
    '2026-01-15',
    '2026-04-10',
    ['day 2026-01-15 2026-02-01', 'month 2026-02-01 2026-04-01', 'day 2026-04-01 2026-04-11'],
  ],
  ['2026-01-01', '2026-02-01', ['month 2026-01-01 2026-02-01', 'day 2026-02-01 2026-02-02']],
])('%s to %s is read as %o', (from, to, runs) => {
  const said = runsOf({ from: day(from), to: day(to) }).map(
    (run) => `${run.span} ${run.from.toString()} ${run.until.toString()}`,
  )
  expect(said).toEqual(runs)
})

test('the runs of a period hold each of its days once', () => {
  for (let length = 0; length < 130; length += 7)
    for (let start = 0; start < 40; start += 3) {
      const from = day('2026-01-01').add({ days: start })
      const to = from.add({ days: length })
      const runs = runsOf({ from, to })
      expect(runs[0]?.from.equals(from)).toBe(true)
      for (const [at, run] of runs.entries()) {
        const next = runs[at + 1]?.from ?? to.add({ days: 1 })
        expect(run.until.equals(next)).toBe(true)
        if (run.span === 'month') expect([run.from.day, run.until.day]).toEqual([1, 1])
      }
    }
})

test('a period is divided so that its parts fill it, the first and last cut to it', () => {
  const period = { from: day('2026-01-15'), to: day('2026-04-10') }
  expect(bucketOf(period)).toBe('month')
  expect(bucketsOf(period, 'month').map(text)).toEqual([
    '2026-01-15…2026-01-31',
    '2026-02-01…2026-02-28',
    '2026-03-01…2026-03-31',
    '2026-04-01…2026-04-10',
  ])
})
