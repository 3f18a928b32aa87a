import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import type { Flag } from './domain.ts'
import { withLaw } from './law.ts'
import { readPortal } from './portal.ts'

const csv = readFileSync('data/procedures-commune.csv', 'utf8')
const portal = readPortal(csv, '2026-07-20')
const catalogue = withLaw(portal, '2026-07-20')
const count = (flag: Flag) => portal.filter(({ flags }) => flags.includes(flag)).length
const one = (code: string) => catalogue.find((found) => found.code === code)!
const at = (code: string, channel = 'counter', caseCode = '') =>
  one(code).cases.find((found) => found.channel === channel && found.caseCode === caseCode)

test('all 263 rows of the portal are read', () => {
  expect(portal).toHaveLength(263)
  expect(new Set(portal.map(({ code }) => code)).size).toBe(263)
})

describe('defects of the source', () => {
  test.each<[Flag, number]>([
    ['unit-missing', 46],
    // 21 known, and one whose counter cell is empty.
    ['time-missing', 22],
    ['fee-set-by-council', 57],
    ['duplicate-name', 17],
    ['name-wrong-at-source', 7],
    ['several-times', 8],
    ['channels-differ', 17],
    ['other-province', 17],
    ['decision-doubtful', 9],
    ['fee-amount-doubtful', 3],
    ['fee-note-contradicts', 23],
    ['fee-missing', 55],
    ['not-in-portal', 0],
  ])('%s: %i', (flag, number) => {
    expect(count(flag)).toBe(number)
  })

  test('a bare number is no time limit until somebody gives it a unit', () => {
    const bare = portal.filter(({ flags }) => flags.includes('unit-missing'))
    expect(bare.map(({ cases }) => cases[0]?.rule)).toEqual(bare.map(() => undefined))
  })
})

describe('what the law adds', () => {
  test.each([
    ['1.001193', '', { unit: 'same-day', cutoff: '15:00' }],
    ['1.000656', '', { unit: 'same-day', cutoff: '15:00' }],
    ['1.000894', '', { unit: 'same-day', cutoff: '15:00' }],
    ['2.000635', '', { unit: 'same-day', cutoff: '15:00' }],
    ['2.000815', '', { unit: 'same-day', cutoff: '15:00' }],
    ['1.004873', '', { amount: 3, unit: 'day' }],
    ['1.001612', '', { amount: 3, unit: 'working-day' }],
    ['1.013225', '', { amount: 15, unit: 'day' }],
    ['1.014027', '', { amount: 10, unit: 'working-day' }],
    ['1.013274', '', { amount: 5, unit: 'working-day' }],
    ['1.013274', 'funeral', { amount: 1, unit: 'day' }],
    ['2.000986', '', { amount: 20, unit: 'working-day' }],
    ['1.003596', '', { unit: 'fixed-date', on: '11-29' }],
  ])('%s %s', (code, caseCode, rule) => {
    expect(at(code, 'counter', caseCode)?.rule).toEqual(rule)
  })

  test('whatever rests on the law says on which', () => {
    const lawful = catalogue
      .flatMap(({ cases }) => cases)
      .filter(({ timeBasis, feeBasis }) => timeBasis === 'law' || feeBasis === 'law')
    expect(lawful.length).toBeGreaterThan(40)
    expect(lawful.filter(({ citation }) => citation.length < 6)).toEqual([])
  })

  test('what nobody has verified is not called certain', () => {
    expect(at('1.004873')?.certainty).toBe('?')
  })

  test('a procedure that the portal lacks is added and marked', () => {
    expect(one('1.014027')).toMatchObject({
      source: 'law',
      flags: ['not-in-portal', 'fee-missing'],
    })
    expect(catalogue).toHaveLength(264)
  })
})

test('what the police settle is only linked to', () => {
  expect(one('1.004222').filed).toBe('national-portal')
  expect(one('1.013313').filed).toBe('here')
  expect(one('1.001193').filed).toBe('here')
})

test('a broken row stops the import and says where', () => {
  expect(() => readPortal(csv.replace('1.001193,', 'x.001193,'), '2026-07-20')).toThrow(
    /row \d+: code/,
  )
})
