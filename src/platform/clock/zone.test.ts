import { execFileSync } from 'node:child_process'

import { afterEach, expect, test, vi } from 'vitest'

import { due } from './calendar.fixture.ts'

afterEach(() => void vi.useRealTimers())

const program = `
  import { at, calendar } from './src/platform/clock/calendar.fixture.ts'
  import { dueAt } from './src/platform/clock/due.ts'
  const received = ['2026-11-23 23:59:59', '2026-03-08 02:30', '2026-10-25 01:30', '2028-02-29 00:00']
  const rules = [{ amount: 3, unit: 'working-day' }, { amount: 40, unit: 'working-hour' }, { amount: 30, unit: 'hour' }]
  const due = received.flatMap((r) => rules.map((rule) => dueAt(at(r), rule, calendar)))
  console.log(JSON.stringify(due))
`

const inZone = (TZ: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ, NODE_OPTIONS: '' },
    encoding: 'utf8',
  })

test('due dates are the same whatever the time zone of the server', () => {
  const here = inZone('Asia/Ho_Chi_Minh')
  expect(here).toContain('2026-11-27')
  expect(inZone('America/New_York')).toBe(here)
  expect(inZone('Pacific/Kiritimati')).toBe(here)
})

test('due dates are the same when the clock of the server jumps', () => {
  vi.useFakeTimers()
  vi.setSystemTime(new Date('1970-01-01T00:00:00Z'))
  expect(due('2026-11-23 09:00', '3 working-day')).toBe('2026-11-27 17:00')
  vi.setSystemTime(new Date('2099-12-31T23:59:59Z'))
  expect(due('2026-11-23 09:00', '3 working-day')).toBe('2026-11-27 17:00')
})
