import { expect, test } from 'vitest'

import { looksLikeRecoveryCode, newRecoveryCodes, recoveryHash } from './recovery.ts'
import { isOurToken, newToken, seal, unseal } from './sealing.ts'
import { newTotpSecret, totpCode, totpStep } from './totp.ts'

const secret = 'a key of the tests, thirty-two bytes'
const now = Temporal.Instant.from('2026-09-01T02:00:10Z')

test('what is sealed opens with the same key for the same purpose only', () => {
  const sealed = seal(secret, 'totp', 'JBSWY3DP')
  expect(unseal(secret, 'totp', sealed)).toBe('JBSWY3DP')
  expect(unseal(secret, 'parked-form', sealed)).toBeUndefined()
  expect(unseal('another key', 'totp', sealed)).toBeUndefined()
})

test('a changed byte is noticed', () => {
  const sealed = seal(secret, 'totp', 'JBSWY3DP')
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal(secret, 'totp', changed)).toBeUndefined()
  }
  expect(unseal(secret, 'totp', Buffer.from('short'))).toBeUndefined()
})

test('only tokens that we made are ours', () => {
  const token = newToken(secret)
  expect(isOurToken(secret, token)).toBe(true)
  expect(isOurToken('another key', token)).toBe(false)
  expect(isOurToken(secret, `x${token.slice(1)}`)).toBe(false)
  for (const made of [
    '',
    '.',
    'a.b',
    `${token}.x`,
    token.slice(0, -1),
    `${'a'.repeat(32)}.${'ế'.repeat(22)}`,
  ])
    expect(isOurToken(secret, made)).toBe(false)
})

test('a code of the app counts for its half minute and the ones beside it, and once', () => {
  const totp = newTotpSecret()
  const code = totpCode(totp, now)
  const step = totpStep(totp, code, now, 0)
  expect(step).toBe(Math.floor(now.epochMilliseconds / 30_000))
  expect(totpStep(totp, code, now.add({ seconds: 30 }), 0)).toBe(step)
  expect(totpStep(totp, code, now.add({ seconds: 61 }), 0)).toBeUndefined()
  expect(totpStep(totp, code, now, step ?? 0)).toBeUndefined()
  expect(totpStep(totp, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toBe(step)
})

test('ten recovery codes, told from six digits, and kept as hashes of one officer', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(looksLikeRecoveryCode(code)).toBe(true)
  expect(looksLikeRecoveryCode('123 456')).toBe(false)
  const [code = ''] = codes
  const hash = recoveryHash(secret, 'lan', code)
  expect(recoveryHash(secret, 'lan', code.toUpperCase().replace('-', ' '))).toEqual(hash)
  expect(recoveryHash(secret, 'hoa', code)).not.toEqual(hash)
})
