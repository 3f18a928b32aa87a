import { expect, test } from 'vitest'

import { claimTry, giveBack, lockout, settle, triesLeft, type Tries } from './lockout.ts'

const start = Temporal.Instant.from('2026-09-01T02:00:00Z')
const after = (seconds: number) => start.add({ seconds })

/** Wrong tries, one every `every` seconds; how the last one was received. */
function guess(times: number, every = 1) {
  let tries: Tries | undefined
  let last
  for (let n = 0; n < times; n += 1) {
    last = claimTry(tries, after(n * every))
    if (last.ok) tries = last.value
  }
  return { tries: tries!, last }
}

test('seven wrong tries are looked at and leave one more', () => {
  const { tries } = guess(7)
  expect(tries.lockedUntil).toBeNull()
  expect(triesLeft(tries)).toBe(1)
})

test('the eighth wrong try locks the login for fifteen minutes', () => {
  const { tries } = guess(8)
  expect(tries.lockedUntil?.toString()).toBe('2026-09-01T02:15:07Z')
  const ninth = claimTry(tries, after(8))
  expect(ninth).toEqual({ ok: false, why: { code: 'locked', until: tries.lockedUntil } })
})

test.each([
  ['one second before the lock ends', 7 + 899, false],
  ['when the lock ends', 7 + 900, true],
])('a try %s', (_, seconds, ok) => {
  expect(claimTry(guess(8).tries, after(seconds)).ok).toBe(ok)
})

test('after a lock the count begins anew', () => {
  const next = claimTry(guess(8).tries, after(7 + 900))
  expect(next.ok && next.value.failed).toBe(1)
})

test('wrong tries of long ago are forgotten', () => {
  const next = claimTry(guess(7).tries, after(6 + 900))
  expect(next.ok && next.value.failed).toBe(1)
})

test('nobody gets more than a hundred tries in an hour, however they are spread', () => {
  let tries: Tries | undefined
  let taken = 0
  for (let second = 0; second < 3_600; second += 10) {
    const claimed = claimTry(tries, after(second))
    if (!claimed.ok) continue
    taken += 1
    // Each is given back, as when the owner signs in between the guesses.
    tries = settle(claimed.value)
  }
  expect(taken).toBe(lockout.perHour)
  expect(claimTry(tries, after(3_600)).ok).toBe(true)
})

test('a guesser who never succeeds gets far fewer', () => {
  let tries: Tries | undefined
  let taken = 0
  for (let second = 0; second < 3_600; second += 1) {
    const claimed = claimTry(tries, after(second))
    if (!claimed.ok) continue
    taken += 1
    tries = claimed.value
  }
  expect(taken).toBe(32)
})

test('a right password gives back its own try and no other', () => {
  const { tries } = guess(5)
  expect(giveBack(tries).failed).toBe(4)
  expect(giveBack(guess(8).tries)).toMatchObject({ failed: 7, lockedUntil: null })
})

test('signing in clears the wrong tries but not those of the hour', () => {
  expect(settle(guess(5).tries)).toMatchObject({ failed: 0, lockedUntil: null, hourTries: 5 })
})
