import type { Field, FormDefinition, Section } from '../definition.ts'
import { say, type Text } from '../text.ts'
import { copiesWanted, identityPaper, oath, residencePaper } from './common.ts'

type Side = { name: 'groom' | 'bride'; label: Text; gender: string; years: number; tooYoung: Text }

/** Luật Hôn nhân và gia đình 2014, Điều 8: a man from full 20, a woman from full 18. */
const sides: readonly Side[] = [
  {
    name: 'groom',
    label: say('Bên nam', 'The man'),
    gender: 'male',
    years: 20,
    tooYoung: say('Bên nam phải từ đủ 20 tuổi trở lên', 'The man must be at least 20 years old'),
  },
  {
    name: 'bride',
    label: say('Bên nữ', 'The woman'),
    gender: 'female',
    years: 18,
    tooYoung: say('Bên nữ phải từ đủ 18 tuổi trở lên', 'The woman must be at least 18 years old'),
  },
]

const sectionFor = (side: Side): Section => ({
  id: `${side.name}Section`,
  title: side.label,
  fields: [personOf(side), ...pastOf(side)],
})

const personOf = ({ name, label, gender, years, tooYoung }: Side): Field => ({
  type: 'person',
  name,
  label,
  parts: ['fullName', 'birthDate', 'idNumber', 'ethnicity', 'nationality', 'residence'],
  prefill: 'applicant',
  prefillWhen: { eq: ['applicant.gender', gender] },
  required: true,
  partRules: {
    birthDate: [{ rule: 'age', atLeast: years, message: tooYoung }],
    ...(name === 'bride' && {
      idNumber: [
        {
          rule: 'compare',
          op: 'different',
          with: 'groom.idNumber',
          message: say(
            'Hai bên không thể có cùng một số định danh',
            'The two cannot have the same identification number',
          ),
        },
      ],
    }),
  },
})

const pastOf = ({ name, label }: Side): Field[] => [
  {
    type: 'radio',
    name: `${name}Status`,
    label: say(
      `Tình trạng hôn nhân của ${label.vi.toLowerCase()}`,
      `Marital status: ${label.en.toLowerCase()}`,
    ),
    required: true,
    options: [
      { value: 'never', label: say('Chưa kết hôn lần nào', 'Never married') },
      { value: 'divorced', label: say('Đã ly hôn', 'Divorced') },
      { value: 'widowed', label: say('Vợ hoặc chồng đã chết', 'Widowed') },
    ],
  },
  {
    type: 'number',
    name: `${name}Times`,
    label: say('Kết hôn lần thứ mấy', 'Which marriage this will be'),
    hint: say('Lần thứ hai thì ghi 2', 'Write 2 for a second marriage'),
    visibleWhen: { in: [`${name}Status`, ['divorced', 'widowed']] },
    required: true,
    min: 2,
    max: 20,
  },
  {
    type: 'text',
    name: `${name}Ended`,
    label: say('Giấy tờ chấm dứt hôn nhân trước', 'Paper that ended the earlier marriage'),
    hint: say(
      'Bản án, quyết định ly hôn hoặc Trích lục khai tử: số, ngày, cơ quan ban hành',
      'Divorce judgment or death extract: number, date, issuing agency',
    ),
    visibleWhen: { in: [`${name}Status`, ['divorced', 'widowed']] },
    required: true,
    maxLength: 300,
  },
]

/** Tờ khai đăng ký kết hôn: both may declare in one form. */
export const marriage: FormDefinition = {
  code: 'marriage',
  version: 1,
  title: say('Tờ khai đăng ký kết hôn', 'Marriage registration form'),
  procedures: ['1.000894'],
  basis: 'Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Quyết định 163/QĐ-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Đăng ký kết hôn', 'Registration of a marriage'),
      hint: say(
        'Cần xác minh tình trạng hôn nhân thì thời hạn kéo dài thêm',
        'It takes longer when the marital status has to be verified',
      ),
      ruleHint: { amount: 0, unit: 'same-day', certainty: 'to-confirm' },
    },
  ],
  sections: [
    ...sides.map(sectionFor),
    {
      id: 'presence',
      title: say('Khi nhận kết quả', 'When the certificate is handed over'),
      fields: [
        {
          type: 'note',
          name: 'bothPresent',
          tone: 'info',
          text: say(
            'Hai bên nam, nữ phải cùng có mặt, xuất trình giấy tờ tùy thân và ký vào Sổ đăng ký kết hôn, Giấy chứng nhận kết hôn.',
            'Both must be present, show proof of identity and sign the register and the certificate.',
          ),
        },
      ],
    },
    copiesWanted(say('bản sao Trích lục kết hôn', 'marriage extract')),
    oath(
      say(
        'Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, không vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam. Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
        'We declare that what is stated above is true, that we marry of our own free will and that our marriage does not break the Law on Marriage and Family. We take full responsibility for it before the law.',
      ),
    ),
  ],
  components: [
    {
      code: 'marital-status',
      name: say(
        'Giấy tờ chứng minh tình trạng hôn nhân của hai bên',
        'Proof of the marital status of both',
      ),
      kinds: ['original', 'electronic'],
      required: false,
      replaceableByDb: 'civil-status',
      hint: say(
        'Cơ quan đăng ký hộ tịch tự tra cứu; chỉ cần khi không tra cứu được.',
        'The registry looks it up; needed only when it cannot be found.',
      ),
      digitise: true,
    },
    identityPaper,
    residencePaper,
  ],
}
