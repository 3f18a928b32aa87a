import { expect, test } from 'vitest'

import { loginsIn, mentionsOf } from './domain.ts'

test.each([
  ['Nhờ @hoa xem lại.', ['hoa']],
  ['@Hoa, @lan.anh: xem giúp. Cảm ơn @hoa!', ['hoa', 'lan.anh']],
  ['Gửi thư tới lan@example.com', []],
  ['@@hoa và @', []],
  ['(@hoa)', ['hoa']],
])('“%s” calls %j', (text, logins) => expect(loginsIn(text)).toEqual(logins))

const colleague = (id: string, login: string) => ({ id, login, name: login, position: '' })
const colleagues = [colleague('1', 'hoa'), colleague('2', 'lan')]

test('who is called and ticked is mentioned once; an unknown login is named', () => {
  expect(mentionsOf('@hoa @ai', ['1', '2', '9'], colleagues)).toEqual({
    ids: ['1', '2'],
    unknown: ['ai'],
  })
})
