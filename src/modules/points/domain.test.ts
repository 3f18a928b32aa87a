import { expect, test } from 'vitest'

import { newId } from '#platform/id.ts'

import { isOpenOn, mayClose, type Point } from './domain.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')

const point = (over: Partial<Point> = {}): Point => ({
  id: newId<'point'>(),
  name: 'Điểm tiếp nhận Bình Hòa',
  address: 'Ấp Bình Hòa',
  supports: false,
  receives: true,
  returns: true,
  hours: null,
  phone: null,
  purpose: null,
  hamletId: null,
  openedOn: day('2026-01-01'),
  closedOn: null,
  closedReason: null,
  ...over,
})

test('a point is open from its first day until the day before it closes', () => {
  const closing = point({ closedOn: day('2026-12-01'), closedReason: 'Sáp nhập' })
  const opens = ['2025-12-31', '2026-01-01', '2026-11-30', '2026-12-01'].map((text) =>
    isOpenOn(closing, day(text)),
  )
  expect(opens).toEqual([false, true, true, false])
})

test('the last point at which people can hand in does not close', () => {
  const [one, two] = [point(), point()]
  const closing = { on: today, today }
  expect(mayClose(one, [one, two], closing).ok).toBe(true)
  expect(mayClose(one, [one], closing)).toEqual({ ok: false, why: 'last-receiving' })
  const leaving = point({ closedOn: today, closedReason: 'x' })
  expect(mayClose(one, [one, leaving], closing)).toEqual({ ok: false, why: 'last-receiving' })
  expect(mayClose(point({ receives: false, supports: true }), [one], closing).ok).toBe(true)
})

test('nothing closes twice, nor in the past', () => {
  const [one, two] = [point(), point()]
  const closed = point({ closedOn: today, closedReason: 'x' })
  expect(mayClose(closed, [one], { on: today, today })).toMatchObject({ why: 'closed-already' })
  const past = { on: day('2026-11-22'), today }
  expect(mayClose(one, [one, two], past)).toMatchObject({ why: 'before-today' })
})
