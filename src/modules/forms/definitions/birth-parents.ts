import type { Section } from '../definition.ts'
import type { Rule } from '../rules.ts'
import { say } from '../text.ts'

/** Younger than this nobody has a child: one of the two dates was mistyped. No law sets it, so it is kept low. */
const youngestParent = 12

const oldEnough = (who: string, parent: string): Rule => ({
  rule: 'age',
  atLeast: youngestParent,
  on: 'childBirthDate',
  message: say(
    `${who} phải hơn trẻ ít nhất ${youngestParent} tuổi; xem lại ngày sinh của ${who.toLowerCase()} và của trẻ`,
    `${parent} must be at least ${youngestParent} years older than the child; check both dates of birth`,
  ),
})

/** A marriage before one of the two was born, or as a small child: one of the dates was mistyped. */
const grownAtMarriage = (who: string, parent: string): Rule => ({
  rule: 'age',
  atLeast: youngestParent,
  on: 'marriageDate',
  when: { eq: ['married', 'yes'] },
  message: say(
    `${who} chưa đủ ${youngestParent} tuổi vào ngày đăng ký kết hôn; xem lại ngày sinh của ${who.toLowerCase()} và ngày đăng ký kết hôn`,
    `${parent} was younger than ${youngestParent} on the date of the marriage; check the date of birth and the date of the marriage`,
  ),
})

/** The fourth digit of a personal number says century and sex: even for men, odd for women (NĐ 137/2015 Điều 13). */
const ofSex = (digits: string, message: Rule['message'] & object): Rule => ({
  rule: 'pattern',
  pattern: `^(\\d{9}|\\d{3}[${digits}]\\d{8})$`,
  message,
})

const mother: readonly Rule[] = [
  ofSex(
    '13579',
    say(
      'Số này là số định danh của nam; xem lại số, hoặc xem người này có phải là cha',
      'This is the number of a man; check it, or whether this is the father',
    ),
  ),
]

const father: readonly Rule[] = [
  {
    rule: 'compare',
    op: 'different',
    with: 'mother.idNumber',
    message: say(
      'Cha và mẹ không thể là cùng một người; hai số định danh đang giống nhau',
      'Father and mother cannot be the same person; the two numbers are the same',
    ),
  },
  ofSex(
    '02468',
    say(
      'Số này là số định danh của nữ; xem lại số, hoặc xem người này có phải là mẹ',
      'This is the number of a woman; check it, or whether this is the mother',
    ),
  ),
]

/** Cha, mẹ của trẻ: both, or the one that is established. */
export const parents: Section = {
  id: 'parents',
  title: say('Cha, mẹ của trẻ', 'Parents of the child'),
  visibleWhen: { not: { case: ['abandoned'] } },
  fields: [
    {
      type: 'radio',
      name: 'knownParents',
      label: say('Ghi vào Giấy khai sinh', 'To be entered in the birth certificate'),
      required: true,
      options: [
        { value: 'both', label: say('Cả cha và mẹ', 'Both father and mother') },
        {
          value: 'mother',
          label: say('Chỉ có mẹ', 'The mother only'),
          hint: say(
            'Chưa xác định được cha; phần ghi về cha để trống',
            'The father is not established; that part stays blank',
          ),
        },
        {
          value: 'father',
          label: say('Chỉ có cha', 'The father only'),
          hint: say(
            'Chưa xác định được mẹ; làm cùng thủ tục nhận con',
            'The mother is not established; done together with recognition of the child',
          ),
        },
      ],
    },
    {
      type: 'person',
      name: 'mother',
      label: say('Mẹ', 'Mother'),
      visibleWhen: { in: ['knownParents', ['both', 'mother']] },
      parts: ['fullName', 'birthDate', 'idNumber', 'ethnicity', 'nationality', 'residence'],
      optional: ['idNumber'],
      partRules: {
        birthDate: [oldEnough('Mẹ', 'The mother'), grownAtMarriage('Mẹ', 'The mother')],
        idNumber: [...mother],
      },
      yearOfBirth: true,
      oldId: true,
      abroad: true,
      prefill: 'applicant',
      prefillWhen: { eq: ['relation', 'mother'] },
      required: true,
    },
    {
      type: 'person',
      name: 'father',
      label: say('Cha', 'Father'),
      visibleWhen: { in: ['knownParents', ['both', 'father']] },
      parts: ['fullName', 'birthDate', 'idNumber', 'ethnicity', 'nationality', 'residence'],
      optional: ['idNumber'],
      partRules: {
        birthDate: [oldEnough('Cha', 'The father'), grownAtMarriage('Cha', 'The father')],
        idNumber: [...father],
      },
      yearOfBirth: true,
      oldId: true,
      abroad: true,
      prefill: 'applicant',
      prefillWhen: { eq: ['relation', 'father'] },
      required: true,
    },
    {
      type: 'yes-no',
      name: 'married',
      label: say('Cha mẹ trẻ đã đăng ký kết hôn', 'The parents have registered their marriage'),
      visibleWhen: { eq: ['knownParents', 'both'] },
      required: true,
    },
    {
      type: 'text',
      name: 'marriageNumber',
      label: say('Số giấy chứng nhận kết hôn', 'Marriage certificate number'),
      hint: say('Nếu nhớ; cơ quan đăng ký sẽ tự tra cứu', 'If known; the registry looks it up'),
      visibleWhen: { eq: ['married', 'yes'] },
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'date',
      name: 'marriageDate',
      partial: true,
      label: say('Ngày đăng ký kết hôn', 'Date of the marriage registration'),
      visibleWhen: { eq: ['married', 'yes'] },
      rules: [{ rule: 'not-future' }],
    },
    {
      type: 'text',
      name: 'marriageRegistry',
      label: say('Nơi đăng ký kết hôn', 'Registry of the marriage'),
      visibleWhen: { eq: ['married', 'yes'] },
    },
  ],
}
