import { describe, expect, test } from 'vitest'

import { standardFormFor } from './catalogue.ts'
import type { Raw } from './raw.ts'
import { context, errorsOf, samples, valueOf } from './testing.ts'
import { validateForm } from './validate.ts'

const birth = standardFormFor('1.001193')
const marriage = standardFormFor('1.000894')
const pension = standardFormFor('1.014027')
const roadUse = standardFormFor('1.013274')
const business = standardFormFor('1.001612')
const copies = standardFormFor('2.000815')

describe('a marriage', () => {
  test.each<[string, Raw, string]>([
    ['groom.birthDate', { 'groom.birthDate': '24/11/2006' }, 'Bên nam phải từ đủ 20 tuổi trở lên'],
    ['bride.birthDate', { 'bride.birthDate': '24/11/2008' }, 'Bên nữ phải từ đủ 18 tuổi trở lên'],
    [
      'bride.idNumber',
      { 'bride.idNumber': '080200000004' },
      'Hai bên không thể có cùng một số định danh',
    ],
  ])('is refused by %s', (field, changes, message) => {
    expect(errorsOf(marriage, changes)).toEqual({ [field]: message })
  })

  test('is possible from the twentieth and the eighteenth birthday on', () => {
    const changes = { 'groom.birthDate': '23/11/2006', 'bride.birthDate': '23/11/2008' }
    expect(errorsOf(marriage, changes)).toEqual({})
  })
})

describe('a birth', () => {
  test.each(['01/02/1980', '1980', '05/06/1999'])(
    'whose parents married on %s is refused',
    (marriageDate) => {
      const changes = {
        knownParents: 'both',
        married: 'yes',
        marriageDate,
        ...born('mother', '05/06/1999'),
        ...born('father', '05/06/1998'),
      }
      const errors = errorsOf(birth, changes)
      expect(errors['mother.birthDate']).toContain('Mẹ chưa đủ 12 tuổi vào ngày đăng ký kết hôn')
      expect(errors['father.birthDate']).toContain('Cha chưa đủ 12 tuổi vào ngày đăng ký kết hôn')
    },
  )

  test('whose parents married as grown people, or did not say when, is not', () => {
    const parents = {
      knownParents: 'both',
      married: 'yes',
      ...born('mother', '05/06/1999'),
      ...born('father', '05/06/1998'),
    }
    for (const marriageDate of ['', '2020', '01/02/2020']) {
      const errors = errorsOf(birth, { ...parents, marriageDate })
      expect(errors).not.toHaveProperty(['mother.birthDate'])
      expect(errors).not.toHaveProperty(['father.birthDate'])
    }
  })
})

const born = (parent: string, birthDate: string) => ({ [`${parent}.birthDate`]: birthDate })

describe('a social pension', () => {
  test.each<[string, string, string]>([
    [
      'from-75',
      '24/11/1951',
      'Trường hợp này dành cho người từ đủ 75 tuổi; người từ đủ 70 tuổi thuộc hộ nghèo, cận nghèo chọn trường hợp kia',
    ],
    ['poor-70', '24/11/1956', 'Người đề nghị hưởng phải từ đủ 70 tuổi'],
    ['poor-70', '23/11/1951', 'Người từ đủ 75 tuổi chọn trường hợp “từ đủ 75 tuổi”'],
  ])('case %s is not for someone born on %s', (caseCode, birthDate, message) => {
    const changes = { caseCode, poverty: 'poor', 'claimant.birthDate': birthDate }
    expect(errorsOf(pension, changes)).toEqual({ 'claimant.birthDate': message })
  })

  test.each<[string, string]>([
    ['from-75', '23/11/1951'],
    ['from-75', '1951'],
    ['poor-70', '23/11/1956'],
    ['poor-70', '24/11/1951'],
    ['poor-70', '1956'],
  ])(
    'case %s is for someone born %s; a year alone counts in their favour',
    (caseCode, birthDate) => {
      expect(
        errorsOf(pension, { caseCode, poverty: 'poor', 'claimant.birthDate': birthDate }),
      ).toEqual({})
    },
  )

  test('asks the poor case which kind of household it is', () => {
    const changes = { caseCode: 'poor-70', 'claimant.birthDate': '1954' }
    expect(errorsOf(pension, changes)).toEqual({ poverty: 'Chưa chọn: Hộ gia đình thuộc diện' })
  })
})

describe('the use of a road', () => {
  test('cannot begin yesterday nor end before it begins', () => {
    expect(errorsOf(roadUse, { fromDate: '22/11/2026' })).toEqual({
      fromDate: 'Ngày bắt đầu không được trước ngày hôm nay',
    })
    expect(errorsOf(roadUse, { toDate: '22/11/2026' })).toEqual({
      toDate: 'Ngày kết thúc không được trước ngày bắt đầu',
    })
  })

  test('for a funeral asks whose, for another case what for', () => {
    const value = valueOf(roadUse, { caseCode: 'other', purpose: 'wedding' })
    expect(value).toMatchObject({ purpose: 'wedding' })
    expect(value).not.toHaveProperty('deceasedName')
    expect(errorsOf(roadUse, { caseCode: 'other' })).toEqual({ purpose: 'Chưa chọn: Sử dụng để' })
  })

  test('keeps both ticked parts of the road', () => {
    expect(valueOf(roadUse)['parts']).toEqual(['carriageway', 'pavement'])
  })
})

describe('repeated rows', () => {
  test('are kept in order; blank ones are dropped', () => {
    const { sectors } = valueOf(business, {
      'sectors.3.sectorName': 'Bán lẻ',
      'sectors.2.sectorName': ' ',
    })
    expect(sectors).toEqual([
      { sectorName: 'Nhà hàng và các dịch vụ ăn uống phục vụ lưu động', sectorCode: '5610' },
      { sectorName: 'Dịch vụ phục vụ đồ uống' },
      { sectorName: 'Bán lẻ' },
    ])
  })

  test('are asked for where one is needed', () => {
    const { 'members.0.member.fullName': message } = errorsOf(business, {
      'members.0.member.fullName': '',
    })
    expect(message).toBe('Chưa ghi: Thành viên 1: họ, chữ đệm, tên')
  })

  test('beyond what the form takes are refused, not cut off', () => {
    expect(errorsOf(business, { 'sectors.30.sectorName': 'x' })).toEqual({
      'sectors._rows': 'Ngành, nghề kinh doanh: tối đa 30 dòng',
    })
  })

  test('of which one is wrong say which', () => {
    expect(errorsOf(business, { 'sectors.1.sectorCode': '12' })).toEqual({
      'sectors.1.sectorCode': 'Mã ngành cấp 4 phải có đúng 4 chữ số',
    })
  })

  test('decide within the row: no electronic copy means at least one on paper', () => {
    expect(errorsOf(copies, { 'papers.0.paperCopies': '0' })).toEqual({
      'papers.0.paperCopies': 'Không làm bản sao điện tử thì phải có ít nhất 1 bản sao giấy',
    })
    expect(valueOf(copies)).toMatchObject({ totalPaperCopies: 3 })
  })
})

test.each(['Công ty Mẫu', 'DOANH NGHIỆP mẫu', 'công ty'])(
  'a household business cannot be called %s',
  (businessName) => {
    expect(errorsOf(business, { businessName })).toEqual({
      businessName: 'Tên riêng không được có cụm từ “công ty”, “doanh nghiệp”',
    })
  },
)

test.each([
  ['0912 345 678', '0912345678'],
  ['+84912345678', '0912345678'],
  ['0084 912.345.678', '0912345678'],
  ['0272 000 0000'.replace('0000', '000'), undefined],
  ['02723 000 000', '02723000000'],
  ['12345', undefined],
])('the telephone number %s is read as %s', (typed, number) => {
  const checked = validateForm(
    business,
    { ...samples['household-business'], businessPhone: typed },
    context(),
  )
  expect(checked.ok ? checked.value['businessPhone'] : undefined).toBe(number)
})

test('a ground floor cannot be larger than its plot', () => {
  expect(errorsOf(standardFormFor('1.013225'), { groundArea: '151' })).toEqual({
    groundArea: 'Diện tích xây dựng tầng 1 không được lớn hơn diện tích lô đất',
  })
})

test('messages come in English to those who read English', () => {
  expect(errorsOf(birth, { childBirthDate: '31/2/2026' }, { lang: 'en' })).toEqual({
    childBirthDate: 'Date of birth of the child: there is no such day in the calendar',
  })
})
