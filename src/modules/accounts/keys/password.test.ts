import { expect, test } from 'vitest'

import { checkPassword, hashPassword, passwordIs } from './password.ts'

const about = ['lan.tran', 'Trần Thị Lan']

test.each([
  ['con mèo nằm trên mái nhà', 'ok'],
  ['Thanh long đỏ 39', 'ok'],
  ['ngắn quá', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['matkhau123', 'common'],
  ['Mật khẩu 2026', 'common'],
  ['Viettel@123', 'common'],
  ['1234567890', 'pattern'],
  ['1234567890a', 'common'],
  ['aaaaaaaaaaaa', 'pattern'],
  ['abcdabcdabcd', 'pattern'],
  ['qwertyuiopas', 'pattern'],
  ['9876543210987', 'pattern'],
  ['TranThiLan1990', 'about-you'],
  ['lan.tran2026', 'about-you'],
])('%s: %s', (password, answer) => {
  const checked = checkPassword(password, about)
  expect(checked.ok ? 'ok' : checked.why).toBe(answer)
})

test('a password is known by its hash, and nobody by anything', async () => {
  const hashed = await hashPassword('con mèo')
  expect(hashed).toMatch(/^\$argon2id\$/)
  expect(await passwordIs(hashed, 'con mèo')).toBe(true)
  expect(await passwordIs(hashed, 'con meo')).toBe(false)
  expect(await passwordIs(undefined, 'nobody has this password')).toBe(false)
})
