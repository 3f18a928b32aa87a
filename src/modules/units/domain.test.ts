import { describe, expect, test } from 'vitest'

import { fold } from '#platform/fold.ts'
import { newId } from '#platform/id.ts'

import {
  committeeName,
  hamletLabel,
  mayReshape,
  mayStandUnder,
  provisionalAgencyCode,
  slugOf,
  treeOf,
  type Hamlet,
} from './domain.ts'

const today = Temporal.PlainDate.from('2026-09-01')
const day = (text: string) => Temporal.PlainDate.from(text)
const hamlet = (over: Partial<Hamlet> = {}): Hamlet => ({
  id: newId<'hamlet'>(),
  kind: 'ap',
  name: 'Bình Hòa',
  code: null,
  startedOn: null,
  endedOn: null,
  ...over,
})

test('a committee is named after its commune', () => {
  expect(committeeName('Xã Tân Trụ')).toBe('UBND xã Tân Trụ')
  expect(committeeName('Đặc khu Phú Quốc')).toBe('UBND đặc khu Phú Quốc')
})

test('a hamlet is called by its kind and name', () => {
  expect(hamletLabel({ kind: 'khu-pho', name: '3' })).toBe('Khu phố 3')
})

test('a provisional agency code has the shape of a real one', () => {
  expect(provisionalAgencyCode('28075')).toBe('H79.28.075')
})

describe('hamlets', () => {
  const [one, other] = [hamlet(), hamlet({ name: 'Bình Lợi' })]

  test('two of them can become one today', () => {
    expect(mayReshape({ sources: [one, other], results: 1 }, today, today)).toMatchObject({
      ok: true,
    })
  })

  test.each([
    ['one alone cannot be merged', { sources: [one], results: 1 }, today, 'too-few'],
    ['one cannot be split into one', { sources: [one], results: 1 }, today, 'too-few'],
    [
      'one that ended stays as it is',
      { sources: [one, hamlet({ endedOn: day('2025-07-01') })], results: 1 },
      today,
      'ended',
    ],
    [
      'a day to come is too early',
      { sources: [one, other], results: 1 },
      day('2026-09-02'),
      'not-yet',
    ],
    [
      'none can end before it began',
      { sources: [one, hamlet({ startedOn: day('2026-08-01') })], results: 1 },
      day('2026-07-31'),
      'before-start',
    ],
  ])('%s', (_, parts, on, why) => {
    expect(mayReshape(parts, on, today)).toEqual({ ok: false, why })
  })
})

describe('departments', () => {
  const parts = [
    { id: 'office', parentId: null },
    { id: 'team', parentId: 'office' },
    { id: 'desk', parentId: 'team' },
    { id: 'lost', parentId: 'closed' },
  ]

  test('stand in the order of their tree, each under its own', () => {
    expect(treeOf(parts).map(({ node, depth }) => `${depth} ${node.id}`)).toEqual([
      '0 office',
      '1 team',
      '2 desk',
      '0 lost',
    ])
  })

  test('a department is never part of itself, at any depth', () => {
    expect(mayStandUnder(parts, 'office', 'desk')).toBe(false)
    expect(mayStandUnder(parts, 'desk', 'office')).toBe(true)
    expect(mayStandUnder(parts, 'desk', null)).toBe(true)
  })

  test('get a code from their name', () => {
    expect(slugOf(fold('Phòng Văn hóa - Xã hội'))).toBe('phong-van-hoa-xa-hoi')
    expect(slugOf('')).toMatch(/^[a-z0-9-]{2,40}$/)
  })
})
