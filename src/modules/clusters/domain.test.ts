import { describe, expect, test } from 'vitest'

import { clustersIn, volumeAt, type Cluster, type Target, type Zone } from './domain.ts'

const cluster = (id: string, hamletId: string | null, isClosed = false) =>
  ({
    id,
    hamletId,
    closedOn: isClosed ? Temporal.PlainDate.from('2026-01-01') : null,
  }) as unknown as Cluster

const all = [
  cluster('a', 'h1'),
  cluster('b', 'h1'),
  cluster('c', 'h2'),
  cluster('d', null),
  cluster('e', 'h2', true),
]
const zones = [
  { id: 'z1', name: 'Ven sông', hamletIds: ['h2'], clusterIds: ['a'] },
  { id: 'z2', name: 'Trống', hamletIds: [], clusterIds: [] },
] as unknown as Zone[]

describe('for whom something is meant', () => {
  test.each<[string, Target[], string]>([
    ['everybody, without what is closed', [{ kind: 'all' }], 'abcd'],
    ['a hamlet', [{ kind: 'hamlet', id: 'h1' }], 'ab'],
    ['one cluster', [{ kind: 'cluster', id: 'd' }], 'd'],
    ['a closed cluster is nobody', [{ kind: 'cluster', id: 'e' }], ''],
    ['a zone over a hamlet and a cluster', [{ kind: 'zone', id: 'z1' }], 'ac'],
    ['a zone of nothing', [{ kind: 'zone', id: 'z2' }], ''],
    ['a zone that is gone', [{ kind: 'zone', id: 'z9' }], ''],
    [
      'who is meant twice is meant once',
      [
        { kind: 'zone', id: 'z1' },
        { kind: 'hamlet', id: 'h1' },
      ],
      'abc',
    ],
    ['nobody', [], ''],
  ])('%s', (_, targets, ids) => {
    expect(
      clustersIn(all, zones, targets)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids)
  })
})

describe('how loud at which time of day', () => {
  const spans = [
    { from: '05:00', to: '08:00', volume: 40 },
    { from: '22:00', to: '05:00', volume: 5 },
  ]
  test.each([
    ['05:00', 40],
    ['07:59', 40],
    ['08:00', 70],
    ['21:59', 70],
    ['22:00', 5],
    ['23:59', 5],
    ['00:00', 5],
    ['04:59', 5],
  ])('at %s it is %i', (time, volume) => {
    expect(volumeAt(spans, time)).toBe(volume)
  })
})
