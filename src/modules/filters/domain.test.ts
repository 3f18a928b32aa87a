import { expect, test } from 'vitest'

import { keptAddress } from './domain.ts'

test.each([
  ['/can-bo/ho-so?trang-thai=done&q=', '/can-bo/ho-so?trang-thai=done'],
  ['/can-bo/ho-so?thu-tuc=1.001193&cursor=abc&chon=tat-ca', '/can-bo/ho-so?thu-tuc=1.001193'],
  ['/can-bo/ho-so?trang-thai=done&q=minh', '/can-bo/ho-so?q=minh&trang-thai=done'],
])('%s is kept as %s', (typed, kept) => expect(keptAddress(typed)).toBe(kept))

test.each([
  '/can-bo/ho-so',
  'https://example.com/can-bo/ho-so?q=x',
  '//example.com/can-bo/ho-so?q=x',
  '/cua-toi?q=x',
  '/can-bo/../dang-xuat?q=x',
  `/can-bo/ho-so?q=${'x'.repeat(900)}`,
])('%s is no filter', (typed) => expect(keptAddress(typed)).toBeUndefined())
