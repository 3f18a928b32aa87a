import { expect, test } from 'vitest'

import { backPath, localPath, nextStep, type Proof } from './domain.ts'

const bare = { totpSecret: null, passkeys: 0, mustChangePassword: false, secondFactorWaived: false }
const app = { ...bare, totpSecret: Buffer.from('x') }

test.each<[string, Parameters<typeof nextStep>[0], Proof[], boolean, string]>([
  ['a new officer sets up a second step first', bare, ['password'], false, 'enrol'],
  ['an officer with an app enters its code', app, ['password'], false, 'second-factor'],
  [
    'an officer with a passkey only uses it',
    { ...bare, passkeys: 1 },
    ['password'],
    false,
    'second-factor',
  ],
  ['the code opens the desk', app, ['password', 'totp'], false, 'open'],
  ['a recovery code opens it too', app, ['password', 'recovery'], false, 'open'],
  [
    'a temporary password is replaced after the second step',
    { ...app, mustChangePassword: true },
    ['password', 'totp'],
    false,
    'new-password',
  ],
  [
    'a demonstration account goes straight in',
    { ...bare, secondFactorWaived: true },
    ['password'],
    true,
    'open',
  ],
  [
    'outside of a demonstration nothing is waived',
    { ...bare, secondFactorWaived: true },
    ['password'],
    false,
    'enrol',
  ],
  [
    'a second step that exists is asked for even if waived',
    { ...app, secondFactorWaived: true },
    ['password'],
    true,
    'second-factor',
  ],
])('%s', (_, key, proved, demo, step) => {
  expect(nextStep(key, proved, demo)).toBe(step)
})

test.each([
  ['/can-bo/ho-so?loc=1', '/can-bo/ho-so?loc=1'],
  ['/../can-bo', '/can-bo'],
  ['https://la.example/', '/home'],
  ['//la.example/', '/home'],
  ['/\\la.example/', '/home'],
  ['/\t/la.example/', '/home'],
  ['/a/..//la.example', '/home'],
  ['javascript:alert(1)', '/home'],
  ['', '/home'],
])('a way back to %s leads to %s', (wanted, path) => {
  expect(localPath(wanted, '/home')).toBe(path)
})

test('signing in does not lead back to signing in or out', () => {
  expect(backPath('/dang-nhap/xac-thuc', '/home')).toBe('/home')
  expect(backPath('/dang-nhap?ve=%2Fcan-bo', '/home')).toBe('/home')
  expect(backPath('/dang-xuat', '/home')).toBe('/home')
  expect(backPath('/dang-nhap-lan-dau', '/home')).toBe('/dang-nhap-lan-dau')
})
