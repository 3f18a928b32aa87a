import { describe, expect, test } from 'vitest'

import { allForms, standardFormFor } from './catalogue.ts'
import { toRaw, type Raw } from './raw.ts'
import { context, errorsOf, samples, valueOf } from './testing.ts'
import { validateForm } from './validate.ts'

const birth = standardFormFor('1.001193')

describe.each(allForms.map((form) => [form.code, form] as const))('form %s', (code, form) => {
  test('takes a complete declaration', () => {
    const checked = validateForm(form, samples[code], context())
    expect(checked).toMatchObject({ ok: true })
  })

  test('keeps a value that can be checked again and comes out the same', () => {
    const value = valueOf(form)
    expect(validateForm(form, toRaw(value), context())).toMatchObject({ ok: true, value })
  })

  test('names what is missing in an empty one, in both languages', () => {
    const [vi, en] = [
      validateForm(form, {}, context()),
      validateForm(form, {}, context({ lang: 'en' })),
    ]
    if (vi.ok || en.ok) throw new Error('An empty form was taken')
    expect(Object.keys(vi.errors)).toEqual(Object.keys(en.errors))
    expect(
      Object.values(vi.errors).every((message) => /^Chưa (ghi|chọn|đánh dấu)/.test(message)),
    ).toBe(true)
    expect(
      Object.values(en.errors).every((message) =>
        /^(Missing|Not chosen|Not ticked|Choose)/.test(message),
      ),
    ).toBe(true)
  })

  test('may come incomplete from another system, but then holds nothing made up', () => {
    const checked = validateForm(form, {}, context({ mayBeIncomplete: true }))
    expect(checked).toMatchObject({ ok: true })
  })
})

describe('a birth', () => {
  test('is kept nested and typed', () => {
    expect(valueOf(birth)).toMatchObject({
      caseCode: 'ordinary',
      childName: 'Lê Thử An',
      childBirthDate: '2026-11-01',
      father: { birthDate: '1990', idNumber: '080090000002' },
      mother: {
        residence: {
          province: '80',
          commune: '28075',
          detail: 'Ấp Bình Lợi',
          text: 'Ấp Bình Lợi, xã Tân Trụ, tỉnh Tây Ninh',
        },
      },
      married: true,
      copies: 2,
      oath: ['agreed'],
    })
  })

  test.each<[string, Raw, string, string]>([
    [
      'an impossible day',
      { childBirthDate: '31/02/2026' },
      'childBirthDate',
      'Ngày, tháng, năm sinh của trẻ: không có ngày này trong lịch',
    ],
    [
      'words for a date',
      { childBirthDate: 'hôm qua' },
      'childBirthDate',
      'Ngày, tháng, năm sinh của trẻ phải có dạng ngày/tháng/năm, ví dụ 05/02/1987',
    ],
    [
      'only a year',
      { childBirthDate: '2026' },
      'childBirthDate',
      'Ngày, tháng, năm sinh của trẻ phải đủ cả ngày, tháng và năm, ví dụ 05/02/1987',
    ],
    [
      'a birth to come',
      { childBirthDate: '24/11/2026' },
      'childBirthDate',
      'Ngày, tháng, năm sinh của trẻ không được sau ngày hôm nay',
    ],
    [
      'eleven digits',
      { 'mother.idNumber': '08019500000' },
      'mother.idNumber',
      'Mẹ: số định danh cá nhân phải có 12 chữ số (căn cước) hoặc 9 chữ số (chứng minh nhân dân cũ)',
    ],
    [
      'thirteen digits',
      { 'mother.idNumber': '0801950000011' },
      'mother.idNumber',
      'Mẹ: số định danh cá nhân phải có 12 chữ số (căn cước) hoặc 9 chữ số (chứng minh nhân dân cũ)',
    ],
    [
      'a name of 5,000 letters',
      { childName: 'A'.repeat(5_000) },
      'childName',
      'Họ, chữ đệm, tên của trẻ dài tối đa 100 ký tự',
    ],
    [
      'a smile in a name',
      { childName: 'Lê An 😀' },
      'childName',
      'Họ, chữ đệm, tên của trẻ chỉ gồm chữ cái, dấu cách, dấu chấm, dấu nháy và dấu gạch nối',
    ],
    [
      'a bell in a name',
      { childName: 'Lê\u0007 An' },
      'childName',
      'Họ, chữ đệm, tên của trẻ chỉ gồm chữ cái, dấu cách, dấu chấm, dấu nháy và dấu gạch nối',
    ],
    [
      'a script in a name',
      { childName: '<script>alert(1)</script>' },
      'childName',
      'Họ, chữ đệm, tên của trẻ chỉ gồm chữ cái, dấu cách, dấu chấm, dấu nháy và dấu gạch nối',
    ],
    [
      'an answer nobody offered',
      { childGender: 'robot' },
      'childGender',
      'Giới tính của trẻ: chọn một trong các mục có sẵn',
    ],
    [
      'two answers to one question',
      { childGender: 'male\nfemale' },
      'childGender',
      'Giới tính của trẻ: chọn một trong các mục có sẵn',
    ],
    [
      'a commune of another province',
      { 'hometown.commune': '00004' },
      'hometown.commune',
      'Quê quán của trẻ, xã, phường, đặc khu: chọn xã, phường thuộc tỉnh đã chọn',
    ],
    [
      'one person as both parents',
      { 'mother.idNumber': '080195000001', 'father.idNumber': '080195000001' },
      'father.idNumber',
      'Cha và mẹ không thể là cùng một người; hai số định danh đang giống nhau',
    ],
    [
      'a man as the mother',
      { 'mother.idNumber': '080090000009' },
      'mother.idNumber',
      'Số này là số định danh của nam; xem lại số, hoặc xem người này có phải là cha',
    ],
    [
      'a child older than its father',
      { 'father.birthDate': '2020' },
      'father.birthDate',
      'Cha phải hơn trẻ ít nhất 12 tuổi; xem lại ngày sinh của cha và của trẻ',
    ],
    [
      'a birth two hundred years ago',
      { 'mother.birthDate': '01/01/1800' },
      'mother.birthDate',
      'Mẹ: ngày, tháng, năm sinh: ngày quá xa, phải từ năm 1850 trở lại đây',
    ],
    ['too many copies', { copies: '51' }, 'copies', 'Số lượng bản sao tối đa là 50'],
    ['half a copy', { copies: '1,5' }, 'copies', 'Số lượng bản sao phải là số nguyên'],
    ['no oath', { oath: '' }, 'oath', 'Chưa đánh dấu: Lời cam đoan của người khai'],
    ['no case', { caseCode: 'x' }, 'caseCode', 'Chưa chọn trường hợp giải quyết'],
  ])('with %s is refused with one clear sentence', (_, changes, field, message) => {
    expect(errorsOf(birth, changes)).toEqual({ [field]: message })
  })

  test('of a child without an established father asks nothing about him', () => {
    const value = valueOf(birth, { knownParents: 'mother', 'father.fullName': '<b>' })
    expect(value).not.toHaveProperty('father')
    expect(value).not.toHaveProperty('married')
  })

  test('of an abandoned child asks nothing about parents or a birth notice', () => {
    const value = valueOf(birth, { caseCode: 'abandoned' })
    expect(Object.keys(value)).not.toContain('mother')
    expect(Object.keys(value)).not.toContain('birthProof')
  })

  test('keeps decomposed letters composed, drops NUL and what nobody sees, joins spaces', () => {
    const typed = ' Lê\u0000  Thi\u0323\u200b An '.normalize('NFD')
    expect(valueOf(birth, { childName: typed })['childName']).toBe('Lê Thị An')
  })

  test.each([
    'H’Hen Niê',
    "H'Hen Niê",
    'Y Blok Êban',
    'Nguyễn Văn A',
    'Jean-Pierre Trần',
    'Nguyễn Thị Ngọc Ánh (Mai)',
  ])('takes the name %s', (name) => {
    expect(valueOf(birth, { childName: name })['childName']).toBe(name)
  })

  test('ignores fields it does not know', () => {
    expect(valueOf(birth, { isAdmin: 'yes', 'mother.role': 'x', constructor: 'x' })).toEqual(
      valueOf(birth),
    )
  })

  test('takes an address abroad', () => {
    const value = valueOf(birth, {
      'father.residence.province': 'abroad',
      'father.residence.detail': 'Viêng Chăn, Lào',
    })
    expect(value).toMatchObject({
      father: { residence: { province: 'abroad', text: 'Viêng Chăn, Lào, Ở nước ngoài' } },
    })
  })
})
