import type { Part } from './domain.ts'
import type { Both, FactField, RegisterForm, RoleField } from './register-form.ts'

const whole: readonly Part[] = [
  'fullName',
  'birth',
  'gender',
  'idNumber',
  'ethnicity',
  'nationality',
  'residence',
]
const grown: readonly Part[] = [
  'fullName',
  'birth',
  'idNumber',
  'ethnicity',
  'nationality',
  'residence',
]
const usual: readonly Part[] = ['idNumber', 'ethnicity', 'nationality', 'residence']

const declarant: RoleField = {
  role: 'declarant',
  words: ['Người đi đăng ký', 'Person who registers'],
  parts: ['fullName', 'idNumber'],
  optional: ['idNumber'],
  mayLack: true,
}

const person = (role: string, words: Both, more: Partial<RoleField> = {}): RoleField => ({
  role,
  words,
  parts: whole,
  optional: usual,
  ...more,
})

const text = (name: string, words: Both, more: Partial<FactField> = {}): FactField => ({
  name,
  words,
  kind: 'text',
  ...more,
})

const marriageStates = [
  ['never', ['Chưa đăng ký kết hôn với ai', 'Never married']],
  ['married', ['Hiện đang có vợ (chồng)', 'Married']],
  ['divorced', ['Đã ly hôn, chưa kết hôn lại', 'Divorced, not married again']],
  ['widowed', ['Vợ (chồng) đã chết, chưa kết hôn lại', 'Widowed, not married again']],
] as const

const ward = person('ward', ['Người được giám hộ', 'Ward'])
const guardian = person('guardian', ['Người giám hộ', 'Guardian'])

/** The registers of a commune. Contents by Luật Hộ tịch 2014, Điều 14, 17, 20, 22, 25, 32; columns were not compared with TT 04/2020. */
export const forms: readonly RegisterForm[] = [
  {
    register: 'birth',
    slug: 'khai-sinh',
    words: ['Sổ đăng ký khai sinh', 'Register of births'],
    short: ['khai sinh', 'birth'],
    roles: [
      person('child', ['Người được khai sinh', 'Child'], {
        parts: ['fullName', 'birth', 'gender', 'idNumber', 'ethnicity', 'nationality'],
        optional: ['idNumber', 'ethnicity'],
      }),
      person('mother', ['Mẹ', 'Mother'], { parts: grown, mayLack: true }),
      person('father', ['Cha', 'Father'], { parts: grown, mayLack: true }),
      declarant,
    ],
    facts: [
      text('birthPlace', ['Nơi sinh', 'Place of birth']),
      text('hometown', ['Quê quán', 'Place of origin']),
      text('proof', ['Giấy tờ chứng minh việc sinh', 'Proof of the birth'], { optional: true }),
      text('relation', ['Quan hệ của người đi đăng ký', 'Relation of who registers'], {
        optional: true,
      }),
    ],
    procedures: [
      '1.001193',
      '2.000986',
      '2.001023',
      '1.000689',
      '1.004884',
      '1.004772',
      '1.003583',
      '2.000528',
    ],
    titles: ['child'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 14, 16',
  },
  {
    register: 'death',
    slug: 'khai-tu',
    words: ['Sổ đăng ký khai tử', 'Register of deaths'],
    short: ['khai tử', 'death'],
    roles: [person('deceased', ['Người đã chết', 'Deceased']), declarant],
    facts: [
      text('deathDate', ['Ngày, tháng, năm chết', 'Date of death'], { kind: 'date' }),
      text('deathTime', ['Giờ, phút chết', 'Time of death'], { optional: true }),
      text('deathPlace', ['Nơi chết', 'Place of death']),
      text('deathCause', ['Nguyên nhân chết', 'Cause of death']),
      text('proof', ['Giấy báo tử hoặc giấy tờ thay thế', 'Death notice or the like'], {
        optional: true,
      }),
      text('relation', ['Quan hệ của người đi đăng ký', 'Relation of who registers'], {
        optional: true,
      }),
    ],
    procedures: ['1.000656', '1.005461', '1.000419', '1.001766'],
    titles: ['deceased'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 32, 34',
  },
  {
    register: 'marriage',
    slug: 'ket-hon',
    words: ['Sổ đăng ký kết hôn', 'Register of marriages'],
    short: ['kết hôn', 'marriage'],
    roles: [
      person('husband', ['Chồng', 'Husband'], { parts: grown }),
      person('wife', ['Vợ', 'Wife'], { parts: grown }),
    ],
    facts: [
      text('husbandPast', ['Hôn nhân trước của chồng', 'Earlier marriage of the husband'], {
        optional: true,
      }),
      text('wifePast', ['Hôn nhân trước của vợ', 'Earlier marriage of the wife'], {
        optional: true,
      }),
    ],
    procedures: ['1.000894', '1.004746', '1.000593', '2.000806'],
    titles: ['husband', 'wife'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 17, 18; Luật Hôn nhân và gia đình 52/2014/QH13, Điều 8',
  },
  {
    register: 'marital-status',
    slug: 'tinh-trang-hon-nhan',
    words: ['Sổ cấp Giấy xác nhận tình trạng hôn nhân', 'Register of marital status certificates'],
    short: ['xác nhận tình trạng hôn nhân', 'marital status'],
    roles: [person('subject', ['Người được xác nhận', 'Person concerned'])],
    facts: [
      text('status', ['Tình trạng hôn nhân', 'Marital status'], {
        kind: 'choice',
        choices: marriageStates,
      }),
      text('statusDetail', ['Ghi cụ thể', 'In particular'], {
        kind: 'long',
        optional: true,
        hint: [
          'Tên vợ (chồng), số, ngày, nơi cấp giấy tờ',
          'Spouse, number, date and issuer of the paper',
        ],
      }),
      text('period', ['Thời gian được xác nhận', 'Time it is about'], { optional: true }),
      text('purpose', ['Mục đích sử dụng', 'Purpose']),
    ],
    procedures: ['1.004873'],
    titles: ['subject'],
    basis: 'Nghị định 123/2015/NĐ-CP, Điều 21 đến 23',
  },
  {
    register: 'recognition',
    slug: 'nhan-cha-me-con',
    words: ['Sổ đăng ký nhận cha, mẹ, con', 'Register of recognitions'],
    short: ['nhận cha, mẹ, con', 'recognition'],
    roles: [
      person('parent', ['Cha hoặc mẹ', 'Parent']),
      person('child', ['Con', 'Child']),
      declarant,
    ],
    facts: [
      text('parentRole', ['Được nhận là', 'Recognised as'], {
        kind: 'choice',
        choices: [
          ['father', ['Cha', 'Father']],
          ['mother', ['Mẹ', 'Mother']],
        ],
      }),
      text('proof', ['Chứng cứ chứng minh quan hệ', 'Proof of the relation']),
    ],
    procedures: ['1.001022', '2.000779'],
    titles: ['parent', 'child'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 24, 25',
  },
  {
    register: 'guardianship',
    slug: 'giam-ho',
    words: ['Sổ đăng ký giám hộ', 'Register of guardianships'],
    short: ['giám hộ', 'guardianship'],
    roles: [guardian, ward, declarant],
    facts: [
      text('guardianKind', ['Loại giám hộ', 'Kind'], {
        kind: 'choice',
        choices: [
          ['natural', ['Giám hộ đương nhiên', 'By law']],
          ['appointed', ['Giám hộ cử', 'Appointed']],
        ],
      }),
      text('reason', ['Lý do giám hộ', 'Reason'], { kind: 'long' }),
      text('courtDecision', ['Quyết định của Tòa án', 'Decision of the court'], {
        optional: true,
        hint: [
          'Số, ngày, Tòa án; cần khi người được giám hộ đã thành niên',
          'Number, date, court; needed for a grown-up ward',
        ],
      }),
    ],
    procedures: ['1.004837', '1.001669'],
    titles: ['guardian', 'ward'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 19 đến 21; Bộ luật Dân sự 2015, Điều 46 đến 49',
  },
  {
    register: 'guardianship-end',
    slug: 'cham-dut-giam-ho',
    words: ['Sổ đăng ký chấm dứt giám hộ', 'Register of ended guardianships'],
    short: ['chấm dứt giám hộ', 'end of a guardianship'],
    roles: [guardian, ward, declarant],
    facts: [
      text('reason', ['Lý do chấm dứt', 'Reason'], { kind: 'long' }),
      text('begun', ['Việc giám hộ đã đăng ký', 'Registered as'], {
        optional: true,
        hint: ['Số, ngày, nơi đăng ký giám hộ', 'Number, date and place of its registration'],
      }),
    ],
    procedures: ['1.004845'],
    titles: ['guardian', 'ward'],
    basis: 'Luật Hộ tịch 60/2014/QH13, Điều 22; Bộ luật Dân sự 2015, Điều 62',
  },
]
