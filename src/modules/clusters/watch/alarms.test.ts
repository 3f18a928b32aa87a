import { describe, expect, test } from 'vitest'

import { alarmsOf, uptimeOf, type DeviceFacts } from './alarms.ts'

const now = Temporal.Instant.from('2026-11-23T02:00:00Z')
const well = {
  state: 'online',
  seenAt: now,
  faults: [],
  mainsOk: true,
  storageFree: 5e9,
} as unknown as DeviceFacts

describe('what is worth an alarm', () => {
  test.each<[string, Partial<DeviceFacts>, string]>([
    ['all is well', {}, ''],
    ['it plays', { state: 'playing' }, ''],
    ['away for a moment', { state: 'offline', seenAt: now.subtract({ minutes: 10 }) }, ''],
    ['away for long', { state: 'offline', seenAt: now.subtract({ minutes: 16 }) }, 'offline'],
    ['never heard', { state: 'offline', seenAt: null }, 'offline'],
    [
      'of what is away nothing else is known',
      { state: 'offline', seenAt: null, faults: ['storage'] },
      'offline',
    ],
    ['on its battery', { mainsOk: false }, 'voltage'],
    ['by its own word', { faults: ['voltage', 'clock'] }, 'voltage clock'],
    ['the card is nearly full', { storageFree: 1e8 }, 'storage'],
    ['it says no word of its storage', { storageFree: null }, ''],
    ['the player does not play', { state: 'fault', faults: ['player'] }, 'fault'],
    ['a fault without a word', { state: 'fault' }, 'fault'],
    ['a fault that has a name of its own', { state: 'fault', faults: ['clock'] }, 'clock'],
  ])('%s', (_, facts, kinds) => {
    const alarms = alarmsOf({ ...well, ...facts }, now, 15)
    expect(alarms.map(({ kind }) => kind).join(' ')).toBe(kinds)
  })
})

test('uptime is the share of the time in which the device was there, since it is one', () => {
  const at = (hours: number) => now.subtract({ hours })
  const spans = [
    { from: at(50), until: at(10), state: 'not-enrolled' },
    { from: at(10), until: at(6), state: 'online' },
    { from: at(6), until: at(4), state: 'offline' },
    { from: at(4), until: at(3), state: 'fault' },
    { from: at(3), until: null, state: 'playing' },
  ]
  expect(uptimeOf(spans, at(720), now)).toBeCloseTo(0.8)
  expect(uptimeOf(spans, at(5), now)).toBeCloseTo(0.8)
  expect(uptimeOf(spans.slice(0, 1), at(720), now)).toBeUndefined()
})
