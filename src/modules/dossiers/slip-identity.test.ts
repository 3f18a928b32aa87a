import { expect, test } from 'vitest'

import { compareIdentity, isEnough } from './slip-identity.ts'

const recorded = {
  name: 'Nguyễn Thị Hồng Thắm',
  idNumber: '080190001234',
  oldIdNumber: '301234567',
}

test.each([
  ['the same number and name', '080190001234', 'Nguyễn Thị Hồng Thắm', 'same'],
  ['spaces in the number, no marks in the name', '080 190 001 234', 'nguyen thi hong tham', 'same'],
  ['the old card', '301234567', 'Nguyễn Thị Hồng Thắm', 'same'],
  ['one digit wrong', '080190001235', 'Nguyễn Thị Hồng Thắm', 'number-differs'],
  ['letters instead of a number', 'abc', 'Nguyễn Thị Hồng Thắm', 'number-differs'],
  ['another name', '080190001234', 'Nguyễn Thị Hồng', 'name-differs'],
])('%s', (_, idNumber, name, finding) => {
  expect(compareIdentity({ idNumber, name }, recorded)).toBe(finding)
})

test('a record without a number is compared by name, and then the officer must say why', () => {
  const shown = { idNumber: '080190001234', name: 'Nguyễn Thị Hồng Thắm' }
  const finding = compareIdentity(shown, { name: recorded.name, idNumber: null })
  expect(finding).toBe('number-not-on-record')
  expect(isEnough(finding, undefined)).toBe(false)
  expect(isEnough(finding, 'Trưởng ấp xác nhận')).toBe(true)
})

test('no note makes up for a difference', () => {
  expect(isEnough('number-differs', 'Người quen')).toBe(false)
  expect(isEnough('name-differs', 'Người quen')).toBe(false)
})
