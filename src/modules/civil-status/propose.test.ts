import { expect, test } from 'vitest'

import { filledOf, readContent, titleOf } from './content.ts'
import { contentNow, partyIn } from './domain.ts'
import { propose } from './propose.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const applicant = { fullName: 'Lê Văn Ổi', idNumber: '079087000001', personId: 'p1' }

test('a death form says all that the register asks', () => {
  const form = {
    relation: 'child',
    deceased: {
      fullName: 'Lê Văn Già',
      birthDate: '1940',
      gender: 'male',
      idNumber: '079040000001',
      residence: { text: 'Ấp 3, xã Tân Trụ' },
    },
    deathDate: '2026-11-20',
    deathTime: '07:30',
    deathPlace: { text: 'Tại nhà, xã Tân Trụ' },
    deathCause: 'Tuổi già',
    deathProof: 'paper',
    noticeNumber: '12/GBT',
    noticeIssuer: 'Trạm Y tế',
  }
  const content = propose('death', { formCode: 'death', form, applicant })
  expect(content.facts).toEqual({
    deathDate: '2026-11-20',
    deathTime: '07:30',
    deathPlace: 'Tại nhà, xã Tân Trụ',
    deathCause: 'Tuổi già',
    proof: 'Giấy báo tử số 12/GBT, Trạm Y tế',
    relation: 'Con',
  })
  expect(partyIn(content, 'deceased')).toMatchObject({
    birth: '1940',
    residence: 'Ấp 3, xã Tân Trụ',
  })
  expect(readContent('death', filledOf(content), today)).toMatchObject({
    ok: true,
    value: { facts: content.facts },
  })
})

test('groom and bride become husband and wife, with what each was before', () => {
  const form = {
    groom: { fullName: 'Lê Văn Ổi', birthDate: '1987-02-05' },
    groomStatus: 'divorced',
    groomTimes: 2,
    groomEnded: 'Bản án 5/2020',
    bride: { fullName: 'Võ Thị Na', birthDate: '1995-05-05' },
    brideStatus: 'never',
  }
  const content = propose('marriage', { formCode: 'marriage', form, applicant })
  expect(titleOf('marriage', content)).toBe('Lê Văn Ổi – Võ Thị Na')
  expect(content.facts).toEqual({ husbandPast: 'Đã ly hôn, kết hôn lần thứ 2, Bản án 5/2020' })
})

test.each([
  [
    'recognition',
    {
      parentRole: 'father',
      parent: { fullName: 'Lê Văn Ổi' },
      child: { fullName: 'Lê An' },
      proof: 'ADN',
    },
    ['parent', 'child'],
    { parentRole: 'father', proof: 'ADN' },
  ],
  [
    'guardianship',
    {
      ...{ guardian: { fullName: 'Võ Thị Na' }, ward: { fullName: 'Lê An' } },
      ...{ guardianKind: 'natural', reason: 'Cha mẹ đã chết' },
    },
    ['guardian', 'ward'],
    { guardianKind: 'natural', reason: 'Cha mẹ đã chết' },
  ],
  [
    'guardianship-end',
    {
      ...{ guardian: { fullName: 'Võ Thị Na' }, ward: { fullName: 'Lê An' } },
      ...{ reason: 'Đã thành niên', begun: 'Số 01/2020' },
    },
    ['guardian', 'ward'],
    { reason: 'Đã thành niên', begun: 'Số 01/2020' },
  ],
] as const)('the form of a %s says all that its register asks', (register, form, roles, facts) => {
  const content = propose(register, { formCode: register, form, applicant })
  expect(content.parties.map(({ role }) => role)).toEqual([...roles, 'declarant'])
  expect(content.facts).toEqual(facts)
})

test('where a form asks for nobody, the applicant is the parent or the guardian', () => {
  const content = propose('guardianship', { formCode: 'generic', form: {}, applicant })
  expect(partyIn(content, 'guardian')).toMatchObject({ fullName: 'Lê Văn Ổi', personId: 'p1' })
})

test('what is missing or impossible is said beside its field', () => {
  const read = readContent(
    'death',
    {
      'deceased.fullName': '',
      'deceased.birth': '31/02/1950',
      'deceased.idNumber': '12',
      'facts.deathDate': '24/11/2026',
    },
    today,
  )
  expect(read).toMatchObject({
    ok: false,
    errors: {
      'deceased.fullName': 'Chưa ghi: Người đã chết: họ, chữ đệm, tên',
      'facts.deathDate': 'Ngày này chưa đến',
      'facts.deathPlace': 'Chưa ghi: nơi chết',
    },
  })
  if (!read.ok) expect(Object.keys(read.errors)).toContain('deceased.idNumber')
})

test('annotations are laid over what was written, one after the other', () => {
  const content = { facts: { hometown: 'A' }, parties: [{ role: 'child', fullName: 'Lê Thị Mận' }] }
  const change = (path: string, to: string) => ({ changes: [{ path, from: '', to }] })
  const now = contentNow(content, [
    change('facts.hometown', 'B'),
    change('child.fullName', 'Lê Ngọc Mận'),
    change('facts.hometown', 'C'),
    change('father.fullName', 'Phạm Văn Mít'),
  ])
  expect(now.facts['hometown']).toBe('C')
  expect(partyIn(now, 'child')?.fullName).toBe('Lê Ngọc Mận')
  expect(partyIn(now, 'father')?.fullName).toBe('Phạm Văn Mít')
  expect(content.facts.hometown).toBe('A')
})

test('a linked declaration of birth says what the birth alone would say', () => {
  const form = {
    relation: 'mother',
    childName: 'Lê Thử An',
    childBirthDate: '2026-11-01',
    mother: { fullName: 'Nguyễn Thị Mẫu', birthDate: '1995-02-05' },
    residesWith: 'mother',
  }
  const said = (formCode: string) => propose('birth', { formCode, form, applicant })
  expect(partyIn(said('linked-birth-residence'), 'child')).toMatchObject({
    fullName: 'Lê Thử An',
    birth: '2026-11-01',
  })
  for (const formCode of ['linked-birth-residence', 'linked-birth-health'])
    expect(said(formCode)).toEqual(said('birth'))
})
