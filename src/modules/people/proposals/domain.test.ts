import { describe, expect, test } from 'vitest'

import { newId } from '#platform/id.ts'

import type { Person } from '../domain.ts'
import { decide, declaredOtherwise, type Otherwise, type Proposal } from './domain.ts'

const minh: Person = {
  id: newId<'person'>(),
  fullName: 'Nguyễn Văn Hòa',
  birth: { year: 1987, month: 2, day: 5 },
  gender: 'male',
  idNumber: '079087001234',
  oldIdNumber: null,
  nationality: null,
  ethnicity: 'Kinh',
  phone: '0912345678',
  email: null,
  addressDetail: 'Số 12, đường Cây Dừa',
  hamletId: null,
  residenceCode: null,
  householdId: null,
  householdRole: null,
  identityLevel: 'card-seen',
  identityAt: null,
  mergedInto: null,
  version: 3,
}

const said = (draft: object) =>
  declaredOtherwise(minh, { fullName: minh.fullName, ...draft }).map(({ field }) => field)

describe('what counts as declared otherwise', () => {
  test.each([
    ['another telephone', { phone: '0987654321' }, ['phone']],
    ['the name with other diacritics', { fullName: 'Nguyễn Văn Hoa' }, ['fullName']],
    ['the name in capitals', { fullName: 'NGUYỄN  VĂN HÒA' }, []],
    ['another day of birth', { birth: { year: 1987, month: 2, day: 6 } }, ['birth']],
    ['only the year of birth', { birth: { year: 1987 } }, []],
    ['another sex', { gender: 'female' }, ['gender']],
    ['nothing at all', { phone: null, addressDetail: null }, []],
    ['something that the record does not know', { email: 'minh@vidu.vn' }, ['email']],
    ['another identity number', { idNumber: '079087009999' }, []],
  ])('%s', (_, draft, fields) => expect(said(draft)).toEqual(fields))
})

const proposal = (one: Otherwise): Proposal => ({
  ...one,
  id: newId<'proposal'>(),
  dossierCode: 'H79.28.075-261123-0001',
  saidAt: Temporal.Instant.from('2026-11-23T02:00:00Z'),
})
const phone = proposal({ field: 'phone', said: '0987654321' })
const name = proposal({ field: 'fullName', said: 'Nguyễn Văn Hoa' })

describe('an officer decides field by field', () => {
  test('what is accepted changes the record, what is declined does not, what is not named waits', () => {
    const outcome = decide(minh, [phone, name], { accepted: [phone.id], declined: [name.id] })
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        person: { phone: '0987654321', fullName: minh.fullName },
        taken: ['phone'],
        left: ['fullName'],
      },
    })
  })

  test.each([
    ['nothing is chosen', { accepted: [], declined: [] }, 'nothing-decided'],
    ['it was decided meanwhile', { accepted: [newId()], declined: [] }, 'decided-meanwhile'],
  ])('refused when %s', (_, ruling, why) =>
    expect(decide(minh, [phone], ruling)).toMatchObject({ ok: false, why }),
  )

  test('two declarations of one field cannot both be right', () => {
    const other = proposal({ field: 'phone', said: '0900000001' })
    const both = { accepted: [phone.id, other.id], declined: [] }
    expect(decide(minh, [phone, other], both)).toMatchObject({ why: 'two-for-one-field' })
  })
})
