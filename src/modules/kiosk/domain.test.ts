import { expect, test } from 'vitest'

import { codeIn } from './domain.ts'

const code = 'H79.28.075-261122-0001'

test.each([
  ['the code', code, code],
  ['in small letters with spaces', ' h79.28.075 - 261122 - 0001 ', code],
  [
    'the address on the receipt, as a scanner types it',
    `http://localhost:8080/tra-cuu/${code}`,
    code,
  ],
  ['the same with a question behind it', `https://tantru.example.vn/tra-cuu/${code}?x=1`, code],
  ['its last two parts', '261122-0001', code],
  ['a name', 'Nguyễn Văn Minh', undefined],
  ['nothing', '  ', undefined],
  ['a code of a bill', 'XS7K2M9QAD', undefined],
])('%s', (_, typed, found) => {
  expect(codeIn(typed, 'H79.28.075')).toBe(found)
})
