import { expect, test } from 'vitest'

import { looksLikeId, newId } from './id.ts'

test('ids sort in the order in which they were made, also many within one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  expect(ids.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id has the time of its making in it', () => {
  const before = Date.now()
  const id = newId()
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now() + 100)
  expect(looksLikeId(id)).toBe(true)
})
