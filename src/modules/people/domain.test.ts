import { describe, expect, test } from 'vitest'

import { newId } from '#platform/id.ts'

import { personFromCardQr } from './card-qr.ts'
import { fill, surer, type Person } from './domain.ts'
import { doubtsAbout, maskIdNumber } from './id-number.ts'
import { likeness } from './likeness.ts'

const today = Temporal.PlainDate.from('2026-09-01')
const hamlet = newId<'hamlet'>()

const minh: Person = {
  id: newId<'person'>(),
  fullName: 'Nguyễn Văn Minh',
  birth: { year: 1987, month: 2, day: 5 },
  gender: 'male',
  idNumber: '079087001234',
  oldIdNumber: null,
  nationality: null,
  ethnicity: null,
  phone: '0912345678',
  email: null,
  addressDetail: null,
  hamletId: hamlet,
  residenceCode: null,
  householdId: null,
  householdRole: null,
  identityLevel: 'claimed',
  identityAt: null,
  mergedInto: null,
  version: 1,
}

describe('what a form says of a known person', () => {
  test('fills what is empty and leaves what is known', () => {
    const { person, changed, differs } = fill(minh, {
      fullName: 'Nguyễn Văn Minh',
      phone: '0999999999',
      email: 'minh@example.vn',
    })
    expect(person).toMatchObject({ phone: '0912345678', email: 'minh@example.vn' })
    expect({ changed, differs }).toEqual({ changed: ['email'], differs: ['phone'] })
  })

  test('replaces what is known when an officer corrects it', () => {
    expect(fill(minh, { fullName: minh.fullName, phone: '0999999999' }, true)).toMatchObject({
      person: { phone: '0999999999' },
      changed: ['phone'],
      differs: [],
    })
  })

  test('never forgets anything by saying nothing', () => {
    expect(fill(minh, { fullName: minh.fullName, phone: null, birth: null }, true).person).toEqual(
      minh,
    )
  })

  test('a whole date of birth replaces the bare year, another year does not', () => {
    const old = { ...minh, birth: { year: 1987 } }
    expect(fill(old, { fullName: minh.fullName, birth: minh.birth }).changed).toEqual(['birth'])
    const other = { year: 1988, month: 2, day: 5 }
    expect(fill(old, { fullName: minh.fullName, birth: other }).differs).toEqual(['birth'])
  })

  test('a card that names the old number brings the new one', () => {
    const old = { ...minh, idNumber: '301234567' }
    const card = { fullName: minh.fullName, idNumber: '079087001234', oldIdNumber: '301234567' }
    expect(fill(old, card).person).toMatchObject({
      idNumber: '079087001234',
      oldIdNumber: '301234567',
    })
    const otherCard = { ...card, oldIdNumber: '309999999' }
    expect(fill(old, otherCard).differs).toContain('idNumber')
  })
})

describe('records that may be one person', () => {
  const typed = { fullName: 'nguyen van MINH', birth: minh.birth }

  test.each([
    ['the same day of birth', typed, 'same-name-birth'],
    ['only a year, the same', { ...typed, birth: { year: 1987 } }, 'same-name-year'],
    [
      'the same hamlet, birth unknown',
      { ...typed, birth: null, hamletId: hamlet },
      'same-name-hamlet',
    ],
    [
      'the same hamlet, a year beside',
      { ...typed, birth: { year: 1988 }, hamletId: hamlet },
      'same-name-hamlet',
    ],
    ['another date', { ...typed, birth: { year: 1960 }, hamletId: hamlet }, undefined],
    ['another name', { ...typed, fullName: 'Nguyễn Văn Mịn' }, undefined],
    ['another number', { ...typed, idNumber: '079087009999' }, undefined],
    ['an old number beside the new', { ...typed, idNumber: '301234567' }, 'same-name-birth'],
  ])('%s', (_, one, why) => {
    expect(likeness(one, minh)).toBe(why)
  })
})

test('identity is never less sure than before', () => {
  expect(surer('card-seen', 'claimed')).toBe('card-seen')
  expect(surer('card-seen', 'electronic')).toBe('electronic')
  expect(surer('card-seen', undefined)).toBe('card-seen')
})

test('a masked number shows its ends only', () => {
  expect(maskIdNumber('079087001234')).toBe('079••••••234')
  expect(maskIdNumber('301234567')).toBe('301•••567')
})

describe('a 12-digit number speaks of birth and sex', () => {
  test.each([
    ['079087001234', { year: 1987 }, 'male' as const, []],
    ['079187001234', { year: 1987 }, 'male' as const, ['gender']],
    ['079087001234', { year: 1978 }, 'male' as const, ['birth']],
    ['079305001234', { year: 2005 }, 'female' as const, []],
    ['301234567', { year: 1950 }, 'female' as const, []],
  ])('%s', (idNumber, birth, gender, doubts) => {
    expect(doubtsAbout({ idNumber, birth, gender })).toEqual(doubts)
  })
})

describe('the code on a card', () => {
  test('becomes a person whose card was seen', () => {
    const text =
      '079087001234|301234567|NGUYỄN VĂN MINH|05021987|Nam|Ấp Bình Hòa, Tân Trụ, Long An|10052021'
    expect(personFromCardQr(text, today)).toEqual({
      ok: true,
      value: {
        draft: {
          idNumber: '079087001234',
          oldIdNumber: '301234567',
          fullName: 'Nguyễn Văn Minh',
          birth: { year: 1987, month: 2, day: 5 },
          gender: 'male',
          addressDetail: 'Ấp Bình Hòa, Tân Trụ, Long An',
          identity: 'card-seen',
        },
        issuedOn: Temporal.PlainDate.from('2021-05-10'),
      },
    })
  })

  test('may have no old number, no address, and more parts behind', () => {
    const outcome = personFromCardQr('079187001234||Lê Thị Hoa|05021987|Nữ||10052021|||', today)
    expect(outcome).toMatchObject({
      ok: true,
      value: { draft: { oldIdNumber: null, gender: 'female', addressDetail: null } },
    })
  })

  test.each([
    ['https://example.vn', 'not-a-card'],
    ['301234567||Lê Thị Hoa|05021987|Nữ|Tân Trụ|10052021', 'id-number'],
    ['079187001234||<b>|05021987|Nữ|Tân Trụ|10052021', 'name'],
    ['079187001234||Lê Thị Hoa|31021987|Nữ|Tân Trụ|10052021', 'birth'],
  ])('%j is refused', (text, why) => {
    expect(personFromCardQr(text, today)).toEqual({ ok: false, why })
  })
})
