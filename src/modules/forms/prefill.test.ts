import { expect, test } from 'vitest'

import { standardFormFor } from './catalogue.ts'
import { prefillForm, type KnownPerson, type Sources } from './prefill.ts'
import { today } from './testing.ts'

const mai: KnownPerson = {
  fullName: 'Nguyễn Thị Mẫu',
  birthDate: '1995-02-05',
  gender: 'female',
  idNumber: '080195000001',
  ethnicity: 'Kinh',
  nationality: 'Việt Nam',
  phone: '0912345678',
  residence: { province: '80', commune: '28075', detail: 'Ấp Bình Lợi' },
}
const unit = { name: 'UBND xã Tân Trụ', province: '80', commune: '28075' }
const sources: Sources = { today, applicant: mai, unit }

const birth = standardFormFor('1.001193')

test('places begin in the commune of the office, and defaults stand where nothing was typed', () => {
  expect(prefillForm(birth, sources)).toMatchObject({
    'birthPlace.province': '80',
    'birthPlace.commune': '28075',
    childNationality: 'Việt Nam',
  })
})

test('once the mother says who she is, her part is filled from her record', () => {
  const typed = { relation: 'mother', knownParents: 'both', 'mother.nationality': 'Việt Nam' }
  expect(prefillForm(birth, sources, typed)).toMatchObject({
    'mother.fullName': 'Nguyễn Thị Mẫu',
    'mother.birthDate': '05/02/1995',
    'mother.residence.commune': '28075',
  })
  expect(prefillForm(birth, sources, typed)['father.fullName']).toBeUndefined()
})

test('a grandmother’s record does not become the mother’s', () => {
  const raw = prefillForm(birth, sources, { relation: 'grandparent', knownParents: 'both' })
  expect(raw['mother.fullName']).toBeUndefined()
})

test('who says to be the father after all is no longer the mother as well', () => {
  const asMother = prefillForm(birth, sources, { relation: 'mother', knownParents: 'both' })
  const raw = prefillForm(birth, sources, { ...asMother, relation: 'father' })
  expect(raw).toMatchObject({ 'father.fullName': 'Nguyễn Thị Mẫu' })
  expect(raw['mother.fullName']).toBeUndefined()
  expect(raw['mother.idNumber']).toBeUndefined()
  const corrected = { ...asMother, relation: 'father', 'mother.fullName': 'Lê Thị Khác' }
  expect(prefillForm(birth, sources, corrected)['mother.fullName']).toBe('Lê Thị Khác')
})

test('what was typed is never overwritten, and two people are never mixed', () => {
  const typed = { relation: 'mother', knownParents: 'mother', 'mother.fullName': 'Lê Thị Khác' }
  const raw = prefillForm(birth, sources, typed)
  expect(raw).toMatchObject({ 'mother.fullName': 'Lê Thị Khác' })
  expect(raw['mother.idNumber']).toBeUndefined()
})

test('a field that the reader emptied stays empty', () => {
  expect(prefillForm(birth, sources, { childNationality: '' })['childNationality']).toBe('')
})

test('in a marriage the applicant goes on the side of their sex', () => {
  const raw = prefillForm(standardFormFor('1.000894'), sources)
  expect(raw).toMatchObject({ 'bride.fullName': 'Nguyễn Thị Mẫu' })
  expect(raw['groom.fullName']).toBeUndefined()
})

test('without a record only defaults and the office are filled in', () => {
  expect(prefillForm(standardFormFor('1.000894'), { today })).toEqual({
    'groom.nationality': 'Việt Nam',
    'bride.nationality': 'Việt Nam',
  })
})
