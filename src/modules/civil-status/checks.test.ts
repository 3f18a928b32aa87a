import { describe, expect, test } from 'vitest'

import type { Known } from './case.ts'
import { findingsOf } from './checks.ts'
import type { Content, EntryId, Party, Register } from './domain.ts'
import { as, birthOf, deathOf, marriageOf, newcomer, statusOf } from './registry.fixture.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const entry = (
  register: Register,
  content: Content,
  standing: Known['standing'] = 'stands',
): Known => ({
  id: 'entry' as EntryId,
  register,
  year: 2026,
  number: 7,
  content,
  standing,
})

const found = (register: Register, content: Content, ...known: Known[]) =>
  findingsOf({ register, content, known, today }).map(({ code }) => code)

const man = newcomer({ sex: 'male' })
const woman = newcomer()
const without = (party: Party): Party => ({ ...party, idNumber: undefined })

describe('marriage', () => {
  test.each([
    ['a man of 19 years and 364 days', { birth: '2006-11-24' }, {}, ['marriage.man-too-young']],
    ['a man on his 20th birthday', { birth: '2006-11-23' }, {}, []],
    [
      'a woman one day before her 18th birthday',
      {},
      { birth: '2008-11-24' },
      ['marriage.woman-too-young'],
    ],
    ['a woman on her 18th birthday', {}, { birth: '2008-11-23' }, []],
    ['a woman of whom only the year is known', {}, { birth: '2008' }, []],
    [
      'a man whose number is a woman’s',
      { idNumber: '079190000999' },
      {},
      ['marriage.sex-of-number'],
    ],
  ])('%s', (_who, his, hers, codes) => {
    expect(found('marriage', marriageOf({ ...man, ...his }, { ...woman, ...hers }))).toEqual(codes)
  })

  test('who is married may not marry, until the marriage has ended or was revoked', () => {
    const other = marriageOf(man, newcomer())
    const wedding = marriageOf(man, woman)
    expect(found('marriage', wedding, entry('marriage', other))).toEqual([
      'marriage.married-already',
    ])
    expect(found('marriage', wedding, entry('marriage', other, 'ended'))).toEqual([])
    expect(found('marriage', wedding, entry('marriage', other, 'revoked'))).toEqual([])
  })

  test('a namesake born on the same day is a warning, not a wall; another number is another person', () => {
    const other = entry('marriage', marriageOf(without(man), newcomer()))
    expect(found('marriage', marriageOf(man, woman), other)).toEqual(['marriage.maybe-married'])
    const namesake = { ...man, idNumber: '079090999998' }
    expect(
      found(
        'marriage',
        marriageOf(namesake, woman),
        entry('marriage', marriageOf(man, newcomer())),
      ),
    ).toEqual([])
  })

  test('the dead do not marry, and nobody marries oneself', () => {
    expect(found('marriage', marriageOf(man, woman), entry('death', deathOf(woman)))).toEqual([
      'marriage.dead',
    ])
    expect(found('marriage', marriageOf(man, { ...woman, idNumber: man.idNumber }))).toContain(
      'marriage.one-person',
    )
  })
})

describe('birth', () => {
  const child = { fullName: 'Lê Thị Mận', birth: '2026-11-01' }
  const once = entry('birth', birthOf(child, woman))

  test('one number is one child’s', () => {
    const number = { idNumber: '079326000001' }
    const other = entry('birth', birthOf({ fullName: 'Lê Văn Khác', ...number }, newcomer()))
    expect(found('birth', birthOf({ ...child, ...number }, woman), other)).toEqual([
      'birth.same-number',
    ])
  })

  test('the same child is known by name, day and mother, however it is written', () => {
    expect(found('birth', birthOf({ ...child, fullName: 'LE THI MAN' }, woman), once)).toEqual([
      'birth.same-child',
    ])
    expect(found('birth', birthOf(child, newcomer()), once)).toEqual(['birth.like-child'])
    expect(found('birth', birthOf({ ...child, fullName: 'Lê Thị Mơ' }, woman), once)).toEqual([])
  })

  test('a mother does not die before the birth; a father may, for 300 days', () => {
    const dead = (party: Party, day: string) => entry('death', deathOf(party, day))
    expect(found('birth', birthOf(child, woman), dead(woman, '2026-10-31'))).toEqual([
      'birth.mother-dead',
    ])
    expect(found('birth', birthOf(child, woman), dead(woman, '2026-11-01'))).toEqual([])
    expect(found('birth', birthOf(child, woman, man), dead(man, '2026-02-01'))).toEqual([])
    expect(found('birth', birthOf(child, woman, man), dead(man, '2025-12-01'))).toEqual([
      'birth.father-dead',
    ])
  })

  test('a mother of eleven is a slip of the pen', () => {
    expect(found('birth', birthOf(child, { ...woman, birth: '2015' }))).toEqual([
      'birth.young-parent',
    ])
  })
})

describe('death', () => {
  test.each([
    ['before the birth', '1990-03-07', ['death.before-birth']],
    ['on the day of the birth', '1990-03-08', []],
    ['in the year of the birth', '1990', []],
    ['in the year before', '1989', ['death.before-birth']],
  ])('%s', (_when, day, codes) => expect(found('death', deathOf(woman, day))).toEqual(codes))

  test('nobody dies twice', () => {
    expect(found('death', deathOf(woman), entry('death', deathOf(woman)))).toEqual(['death.twice'])
    expect(found('death', deathOf(without(woman)), entry('death', deathOf(woman)))).toEqual([
      'death.like',
    ])
    expect(found('death', deathOf(woman), entry('death', deathOf(woman), 'revoked'))).toEqual([])
  })

  test('who married after dying is looked at twice', () => {
    const later = entry('marriage', marriageOf(man, woman))
    expect(found('death', deathOf(woman, '2025-01-01'), later)).toEqual(['death.certified-after'])
  })
})

describe('marital status', () => {
  const marriage = marriageOf(man, woman)
  test.each([
    ['never', 'stands', ['marital-status.contradicts']],
    ['divorced', 'stands', ['marital-status.contradicts']],
    ['married', 'stands', []],
    ['never', 'ended', ['marital-status.was-married']],
    ['divorced', 'ended', []],
    ['widowed', 'ended', []],
  ] as const)('“%s” against a marriage that %s', (status, standing, codes) => {
    expect(
      found('marital-status', statusOf(woman, status), entry('marriage', marriage, standing)),
    ).toEqual(codes)
  })

  test('nothing is certified of the dead', () => {
    expect(
      found('marital-status', statusOf(woman, 'never'), entry('death', deathOf(woman))),
    ).toEqual(['marital-status.dead'])
  })
})

describe('guardianship and recognition', () => {
  const care = (ward: Party, facts: Record<string, string> = {}): Content => ({
    facts: { guardianKind: 'natural', reason: 'Cha mẹ đã chết', ...facts },
    parties: [as('guardian', man), as('ward', ward)],
  })
  const minor = newcomer({ birth: '2015-05-05' })

  test('a grown-up has a guardian only by a decision of the court', () => {
    expect(found('guardianship', care(woman))).toEqual(['guardianship.adult'])
    expect(
      found('guardianship', care(woman, { courtDecision: 'Quyết định 3/2026/QĐST-DS' })),
    ).toEqual([])
    expect(found('guardianship', care(minor))).toEqual([])
  })

  test('a second guardian is a warning; the end of what was never begun, too', () => {
    const begun = entry('guardianship', care(minor))
    expect(found('guardianship', care(minor), begun)).toEqual(['guardianship.twice'])
    expect(found('guardianship-end', care(minor), begun)).toEqual([])
    expect(found('guardianship-end', care(minor))).toEqual(['guardianship-end.none'])
  })

  test('a recognition against another parent of the birth register is a warning', () => {
    const child = newcomer({ birth: '2020-02-02' })
    const born = entry('birth', birthOf(child, woman, newcomer({ sex: 'male' })))
    const content: Content = {
      facts: { parentRole: 'father', proof: 'Kết quả giám định' },
      parties: [as('parent', man), as('child', child)],
    }
    expect(found('recognition', content, born)).toEqual(['recognition.other-parent'])
    expect(found('recognition', content, entry('birth', birthOf(child, woman)))).toEqual([])
    expect(found('recognition', content, entry('recognition', content))).toEqual([
      'recognition.twice',
    ])
  })
})
