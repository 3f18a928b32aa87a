import { expect, test } from 'vitest'

import { possible } from './details.ts'
import { validUntil } from './domain.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const details = { issuer: null, issuedOn: null, expiresOn: null }

test.each([
  ['nothing is known', details, 'ok'],
  ['issued today', { ...details, issuedOn: today }, 'ok'],
  ['issued tomorrow', { ...details, issuedOn: today.add({ days: 1 }) }, 'issued-later'],
  [
    'expired before it was issued',
    { ...details, issuedOn: today, expiresOn: today.subtract({ days: 1 }) },
    'expires-before',
  ],
  ['expired long ago', { ...details, expiresOn: day('2020-01-01') }, 'ok'],
])('a paper of which %s', (_, given, answer) => {
  const result = possible(given, today)
  expect(result.ok ? 'ok' : result.why).toBe(answer)
})

test('what the paper says itself counts before what its kind allows', () => {
  const given = { issuedOn: day('2026-11-01'), givenOn: today }
  const kinds = [{ days: 180 }]
  expect(validUntil({ ...given, expiresOn: day('2026-12-01') }, kinds)).toEqual(day('2026-12-01'))
  expect(validUntil({ ...given, expiresOn: null }, kinds)).toEqual(day('2027-04-30'))
  expect(validUntil({ ...given, expiresOn: day('2026-12-01') }, [])).toEqual(day('2026-12-01'))
})
