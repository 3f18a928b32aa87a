import { expect, test } from 'vitest'

import { standardFormFor } from './catalogue.ts'
import { reshape } from './rows.ts'
import { walkForm } from './walk.ts'

const copies = standardFormFor('2.000815')
const typed = { 'papers.0.paperName': 'Bằng', 'papers.1.paperName': 'Sổ', 'papers.1.pages': '4' }

const rowsShown = (raw: Record<string, string>) =>
  walkForm(copies, raw, {}).sections.find(({ section }) => section.id === 'papers')?.rows.length

test('a real submission is left alone', () => {
  expect(reshape(copies, typed)).toBeUndefined()
})

test('bringing the form up to date keeps everything typed', () => {
  expect(reshape(copies, { ...typed, _refresh: '1' })).toEqual(typed)
})

test('adding a row shows one more and keeps everything typed', () => {
  const again = reshape(copies, { ...typed, _add: 'papers' }) ?? {}
  expect(again).toMatchObject(typed)
  expect(rowsShown(again)).toBe(3)
})

test('removing a row moves the later ones up', () => {
  const again = reshape(copies, { ...typed, _remove: 'papers.0' }) ?? {}
  expect(again).toMatchObject({ 'papers.0.paperName': 'Sổ', 'papers.0.pages': '4' })
  expect(again).not.toHaveProperty(['papers.1.paperName'])
  expect(rowsShown(again)).toBe(1)
})

test('the last row that is needed stays, emptied', () => {
  expect(rowsShown(reshape(copies, { 'papers.0.paperName': 'x', _remove: 'papers.0' }) ?? {})).toBe(
    1,
  )
})

test('no more rows are added than the form takes', () => {
  const full = { 'papers.29.paperName': 'Bản thứ ba mươi', _add: 'papers' }
  expect(rowsShown(reshape(copies, full) ?? {})).toBe(30)
  expect(rowsShown({ 'papers._rows': '999999' })).toBe(30)
})

test.each(['nothing', '__proto__', 'papers', 'papers.x', 'papers.1.2.3', ''])(
  'a button that names no row (%s) changes nothing',
  (_remove) => {
    expect(reshape(copies, { ...typed, _remove })).toMatchObject(typed)
  },
)
