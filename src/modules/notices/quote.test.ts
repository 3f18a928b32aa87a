import { expect, test } from 'vitest'

import { quote } from './domain.ts'

test('what is quoted ends at a word, and a word without end is broken', () => {
  expect(quote('Chứng thực  bản sao', 40)).toBe('Chứng thực bản sao')
  expect(quote('của cơ quan, tổ chức có thẩm quyền của Việt Nam', 44)).toBe(
    'của cơ quan, tổ chức có thẩm quyền của Việt…',
  )
  expect(quote('của cơ quan, tổ chức có thẩm quyền của Việt Nam', 42)).toBe(
    'của cơ quan, tổ chức có thẩm quyền của…',
  )
  expect(quote('a'.repeat(50), 10)).toBe(`${'a'.repeat(10)}…`)
})
