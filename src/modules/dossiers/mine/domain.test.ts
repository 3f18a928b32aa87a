import { describe, expect, test } from 'vitest'

import { byNeed, needOf, type Known } from './domain.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const ago = (days: number) => now.subtract({ hours: 24 * days })
const known = (over: Partial<Known>): Known => ({
  state: 'processing',
  delivery: 'counter',
  finishedAt: null,
  hasResult: false,
  missing: null,
  answerBy: null,
  owed: null,
  owedFor: null,
  extendedTo: null,
  extendedAt: null,
  extendedLate: null,
  changedAt: ago(2),
  ...over,
})

describe('cần bạn làm', () => {
  test.each<[Partial<Known>, string | undefined]>([
    [{}, undefined],
    [{ state: 'new' }, undefined],
    [{ state: 'awaiting-supplement', missing: 'Giấy khai sinh' }, 'supplement'],
    [{ state: 'awaiting-payment', owed: 50_000 }, 'payment'],
    [{ state: 'done', finishedAt: ago(1) }, 'result'],
    [{ state: 'returned', finishedAt: ago(1) }, undefined],
    [{ state: 'rejected' }, 'rejected'],
    [{ state: 'rejected', changedAt: ago(15) }, undefined],
    [{ extendedTo: now, extendedAt: ago(1), extendedLate: false }, 'extended'],
    [{ extendedTo: now, extendedAt: ago(20), extendedLate: false }, undefined],
  ])('%j → %s', (over, what) => expect(needOf(known(over), now)?.what).toBe(what))

  test('papers with the nearest end come first, letters last', () => {
    const needs = [
      needOf(known({ extendedTo: now, extendedAt: ago(1) }), now),
      needOf(
        known({ state: 'awaiting-supplement', missing: 'b', answerBy: now.add({ hours: 48 }) }),
        now,
      ),
      needOf(known({ state: 'done' }), now),
      needOf(known({ state: 'awaiting-supplement', missing: 'c' }), now),
      needOf(
        known({ state: 'awaiting-supplement', missing: 'a', answerBy: now.add({ hours: 24 }) }),
        now,
      ),
    ].flatMap((need) => need ?? [])
    const order = needs.toSorted(byNeed)
    expect(order.map((need) => (need.what === 'supplement' ? need.missing : need.what))).toEqual([
      'a',
      'b',
      'c',
      'result',
      'extended',
    ])
  })
})
