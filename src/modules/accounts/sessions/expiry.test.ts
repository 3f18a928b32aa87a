import { expect, test } from 'vitest'

import { sessionState, type Lifetime } from './expiry.ts'

const nine = Temporal.Instant.from('2026-09-01T09:00:00+07:00')
const minutes = (n: number) => nine.add({ minutes: n })
const day = (text: string) => Temporal.PlainDate.from(text)

const staff: Lifetime = {
  kind: 'staff',
  seenAt: nine,
  endsAt: minutes(12 * 60),
  endedAt: null,
  lockedOn: null,
}
const citizen: Lifetime = { ...staff, kind: 'citizen', endsAt: minutes(8 * 60) }
const today = day('2026-09-01')

test.each<[string, Lifetime, number, string]>([
  ['an officer at work', staff, 1, 'open'],
  ['an officer away for 29 minutes', staff, 29, 'open'],
  ['an officer away for 30 minutes', staff, 30, 'expired'],
  ['an officer busy until just before 12 hours', { ...staff, seenAt: minutes(719) }, 719, 'open'],
  ['an officer busy for 12 hours', { ...staff, seenAt: minutes(719) }, 720, 'expired'],
  ['a citizen away for two hours', citizen, 120, 'open'],
  ['a citizen after 8 hours', citizen, 480, 'expired'],
  ['a session that was ended', { ...staff, endedAt: minutes(1) }, 2, 'ended'],
  ['an ended session long after', { ...staff, endedAt: minutes(1) }, 2_000, 'ended'],
])('%s', (_, session, after, state) => {
  expect(sessionState(session, minutes(after), today)).toBe(state)
})

test.each([
  ['tomorrow', '2026-09-02', 'open'],
  ['today', '2026-09-01', 'locked'],
  ['last month', '2026-08-01', 'locked'],
])('an officer who moves %s', (_, lockedOn, state) => {
  expect(sessionState({ ...staff, lockedOn: day(lockedOn) }, nine, today)).toBe(state)
})
