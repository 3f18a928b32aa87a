import { expect, test } from 'vitest'

import { textOf } from '#platform/pdf/poppler.ts'

import { blockLook } from './looks.ts'

test('an attachment or copy carries number, agency and the time with its zone, at the right (NĐ 30/2020)', async () => {
  const at = Temporal.Instant.from('2026-11-23T02:05:09Z')
  const lines = ['SAO Y; UBND xã Tân Trụ']
  const words = await textOf(await blockLook({ width: 220, height: 40 }, lines, at))
  expect(words).toContain('SAO Y; UBND xã Tân Trụ')
  expect(words).toContain('2026-11-23T09:05:09+07:00')
})
