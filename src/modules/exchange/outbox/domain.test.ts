import { describe, expect, test } from 'vitest'

import { afterReply, messagesOf, parcels, pauseAfter } from './domain.ts'
import { stamp } from './format.ts'

const named = (...names: string[]) => names.map((name) => ({ name: `dossier.${name}` }))
const said = (...names: string[]) =>
  messagesOf(named(...names)).map(({ kind, state }) => `${kind} ${state}`)

describe('bản tin của một hồ sơ', () => {
  test('the dossier is told once for each state that it enters, and progress for each event', () => {
    expect(said('received', 'forwarded', 'forwarded', 'finished', 'handed-over')).toEqual([
      'sync accepted',
      'progress accepted',
      'sync processing',
      'progress processing',
      'progress processing',
      'sync done',
      'progress done',
      'sync returned',
      'progress returned',
    ])
  })
  test('coming back to a state is entering it again', () => {
    expect(
      said('received', 'supplement-asked', 'supplemented').filter((one) => one.startsWith('sync')),
    ).toEqual(['sync accepted', 'sync awaiting-supplement', 'sync processing'])
  })
  test('looking and printing are nobody else’s affair', () => {
    expect(said('opened', 'receipt-printed', 'assigned')).toEqual([])
  })
  test('a moved date is told though the state stays', () => {
    expect(
      messagesOf(named('extended'), 'processing').map(({ kind, state }) => [kind, state]),
    ).toEqual([
      ['sync', 'processing'],
      ['progress', 'processing'],
    ])
  })
})

describe('trả lời của trục', () => {
  test.each([
    ['0', false, 'sent'],
    ['0', true, 'sent'],
    ['3', false, 'again-as-update'],
    ['-3', false, 'again-as-update'],
    ['3', true, 'failed'],
    ['-1', false, 'failed'],
    ['99', true, 'failed'],
  ])('code %s (update: %s) → %s', (code, isUpdating, next) => {
    expect(afterReply({ code, message: '' }, isUpdating).do).toBe(next)
  })
  test('no answer is the line’s fault: the message waits', () => {
    expect(afterReply({ unreachable: 'HTTP 503' }, false)).toEqual({
      do: 'wait',
      reason: 'HTTP 503',
    })
  })
  test('pauses grow to an hour and no further', () => {
    expect([1, 2, 3, 4, 5, 50].map((n) => pauseAfter(n).total('minutes'))).toEqual([
      1, 5, 15, 30, 60, 60,
    ])
  })
})

test('progress travels in chunks of ten, never of two dossiers, never past a message of state', () => {
  const line = (dossierId: string, kind: 'sync' | 'progress') => ({ dossierId, kind })
  const many = Array.from({ length: 23 }, () => line('a', 'progress'))
  const all = [
    line('a', 'sync'),
    ...many,
    line('b', 'progress'),
    line('b', 'sync'),
    line('b', 'progress'),
  ]
  expect(parcels(all).map(({ length }) => length)).toEqual([1, 10, 10, 3, 1, 1, 1])
})

test('dates are written yyyyMMddHHmmss by the clock of Việt Nam', () => {
  expect(stamp(Temporal.Instant.from('2026-11-22T18:05:09Z'))).toBe('20261123010509')
  expect(stamp(null)).toBe('')
})
