import { expect, test } from 'vitest'

import type { PageLook } from '#platform/scans/read.ts'

import { pagesIn, partsOf, readSeparator, separatorText } from './domain.ts'

const one = { code: 'H79.28.075-261123-0001', position: 2 }
const other = { code: 'H79.28.075-261123-0002', position: 1 }

type Kind = 'paper' | 'blank' | 'torn' | 'own-code' | typeof one | (typeof one)[]

const look = (kind: Kind, at: number, of: number): PageLook => ({
  page: at + 1,
  of,
  blank: kind === 'blank',
  damaged: kind === 'torn' ? 3 : kind === 'own-code' ? 1 : 0,
  codes:
    kind === 'own-code'
      ? ['https://example.vn/giay-khai-sinh']
      : typeof kind === 'string'
        ? []
        : [kind].flat().map(separatorText),
})
const split = (...kinds: Kind[]) =>
  partsOf(kinds.map((kind, at) => look(kind, at, kinds.length))).map((part) => [
    part.doubt ?? part.target?.code.slice(-4),
    part.firstPage,
    part.lastPage,
    pagesIn(part),
  ])

test('pages behind a separator belong to its paper, up to the next one', () => {
  expect(split(one, 'paper', 'paper', other, 'own-code')).toEqual([
    ['0001', 2, 3, 2],
    ['0002', 5, 5, 1],
  ])
})

test('the blank back of a separator goes with it; other blank pages stay', () => {
  expect(split(one, 'blank', 'paper', 'blank', other, 'blank', 'paper')).toEqual([
    ['0001', 3, 4, 2],
    ['0002', 7, 7, 1],
  ])
})

test('what lies before the first separator, and behind one that cannot be read, is for a person to say', () => {
  expect(split('paper', 'paper', 'torn', 'paper', one, 'paper')).toEqual([
    ['no-separator', 1, 2, 2],
    ['unreadable', 4, 4, 1],
    ['0001', 6, 6, 1],
  ])
})

test('two separators in a row leave an empty part, two codes on one page are doubtful', () => {
  expect(split(one, other, 'paper', [one, other], 'paper')).toEqual([
    ['0001', 2, 1, 0],
    ['0002', 3, 3, 1],
    ['two-codes', 5, 5, 1],
  ])
})

test('a separator at the very end has nothing behind it', () => {
  expect(split('paper', one, 'blank')).toEqual([
    ['no-separator', 1, 1, 1],
    ['0001', 4, 2, 0],
  ])
})

test.each([
  'XS1/H79-261123-0001',
  'XS1/H79/0',
  'https://example.vn',
  'XS1/../etc/1',
  'XS2/H79-1/1',
  '',
])('“%s” is not the code of a separator', (text) => expect(readSeparator(text)).toBeUndefined())
