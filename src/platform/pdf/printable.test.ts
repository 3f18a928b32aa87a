import { expect, test } from 'vitest'

import { printableWith } from './printable.ts'

const letters = new Set('aăâbcdđeêghiklmnoôơpqrstuưvxyAĐẶạặế #*©0123456789'.split('').map(codeOf))
const printable = printableWith(letters.add(codeOf('\u0306')))

test.each([
  ['Vietnamese letters stay', 'Đặng', 'Đặng'],
  ['decomposed letters are composed', 'ặ'.normalize('NFD'), 'ặ'],
  ['a sign that the letters lack becomes a box', 'a中b', 'a□b'],
  ['a picture of several signs becomes one box', 'a👨‍👩‍👧b', 'a□b'],
  ['half a picture becomes a box', 'a\ud83db', 'a□b'],
  ['line ends of all systems are one', 'a\r\nb\u2028c\rd', 'a\nb\nc\nd'],
  ['tabs and foreign spaces are spaces', 'a\tb\u3000c', 'a b c'],
  ['signs that turn the direction of writing are dropped', 'a\u202eb\u200bc', 'abc'],
  ['NUL and other controls are dropped', 'a\0b\u0007c', 'abc'],
  ['piles of marks are cut to two', `a${'\u0306'.repeat(9)}b`, 'ă\u0306\u0306b'],
  ['signs of the template language are letters like others', '#a *b', '#a *b'],
])('%s', (_, typed, shown) => {
  expect(printable(typed)).toBe(shown)
})

function codeOf(letter: string) {
  return letter.codePointAt(0) ?? 0
}
