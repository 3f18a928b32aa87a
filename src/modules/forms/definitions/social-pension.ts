import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { oath, trueStatement } from './common.ts'
import { paymentSection } from './payment.ts'

const claimant: Section = {
  id: 'claimantSection',
  title: say('Người đề nghị hưởng', 'Person claiming'),
  fields: [
    {
      type: 'radio',
      name: 'relation',
      label: say('Người khai', 'Who fills in this form'),
      required: true,
      options: [
        { value: 'self', label: say('Chính người đề nghị hưởng', 'The person claiming') },
        { value: 'helper', label: say('Người khai thay', 'Somebody on their behalf') },
      ],
    },
    {
      type: 'text',
      name: 'helperRelation',
      label: say('Quan hệ với người đề nghị hưởng', 'Relation to the person claiming'),
      visibleWhen: { eq: ['relation', 'helper'] },
      required: true,
      maxLength: 100,
    },
    {
      type: 'person',
      name: 'claimant',
      label: say('Người đề nghị hưởng', 'Person claiming'),
      parts: ['fullName', 'birthDate', 'gender', 'idNumber', 'ethnicity', 'residence', 'phone'],
      optional: ['phone', 'ethnicity'],
      yearOfBirth: true,
      oldId: true,
      prefill: 'applicant',
      prefillWhen: { eq: ['relation', 'self'] },
      required: true,
      partRules: {
        birthDate: [
          {
            rule: 'age',
            atLeast: 75,
            when: { case: ['from-75'] },
            message: say(
              'Trường hợp này dành cho người từ đủ 75 tuổi; người từ đủ 70 tuổi thuộc hộ nghèo, cận nghèo chọn trường hợp kia',
              'This case is for people of 75 and over; people of 70 and over in poor or near-poor households choose the other one',
            ),
          },
          {
            rule: 'age',
            atLeast: 70,
            when: { case: ['poor-70'] },
            message: say(
              'Người đề nghị hưởng phải từ đủ 70 tuổi',
              'The person claiming must be at least 70 years old',
            ),
          },
          {
            rule: 'age',
            under: 75,
            when: { case: ['poor-70'] },
            message: say(
              'Người từ đủ 75 tuổi chọn trường hợp “từ đủ 75 tuổi”',
              'People of 75 and over choose the case “75 and over”',
            ),
          },
        ],
      },
    },
  ],
}

const means: Section = {
  id: 'means',
  title: say('Điều kiện hưởng', 'Conditions'),
  fields: [
    {
      type: 'radio',
      name: 'poverty',
      label: say('Hộ gia đình thuộc diện', 'The household is'),
      visibleWhen: { case: ['poor-70'] },
      required: true,
      options: [
        { value: 'poor', label: say('Hộ nghèo', 'Poor') },
        { value: 'near-poor', label: say('Hộ cận nghèo', 'Near-poor') },
      ],
    },
    {
      type: 'yes-no',
      name: 'hasPension',
      label: say(
        'Đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng',
        'Receives a pension or a monthly social insurance benefit',
      ),
      required: true,
    },
    {
      type: 'money',
      name: 'pension',
      label: say('Mức đang hưởng hằng tháng', 'Monthly amount'),
      visibleWhen: { eq: ['hasPension', 'yes'] },
      required: true,
      min: 1,
      max: 1e9,
    },
    {
      type: 'note',
      name: 'pensionNote',
      tone: 'warn',
      visibleWhen: { gt: ['pension', 499_999] },
      text: say(
        'Người đang hưởng lương hưu, trợ cấp hằng tháng từ 500.000 đồng trở lên có thể không thuộc diện hưởng. Vẫn gửi được hồ sơ; cán bộ sẽ xem xét và trả lời.',
        'People who receive 500,000 đồng a month or more may not qualify. The application can still be sent; the officer will consider it and answer.',
      ),
      certainty: 'to-confirm',
    },
    {
      type: 'yes-no',
      name: 'hasOtherBenefit',
      label: say(
        'Đang hưởng trợ cấp xã hội hằng tháng khác',
        'Receives another monthly social benefit',
      ),
      required: true,
      certainty: 'to-confirm',
    },
    {
      type: 'text',
      name: 'otherBenefit',
      label: say('Trợ cấp nào, mức hưởng', 'Which benefit, and how much'),
      visibleWhen: { eq: ['hasOtherBenefit', 'yes'] },
      required: true,
    },
  ],
}

/** Văn bản đề nghị hưởng trợ cấp hưu trí xã hội. */
export const socialPension: FormDefinition = {
  code: 'social-pension',
  version: 1,
  title: say('Tờ khai đề nghị hưởng trợ cấp hưu trí xã hội', 'Social pension claim'),
  procedures: ['1.014027'],
  basis: 'Mẫu số 01 Nghị định 176/2025/NĐ-CP',
  effectiveFrom: '2025-07-01',
  // The time and the single form are read; the columns of Mẫu 01 are not.
  certainty: 'to-confirm',
  cases: [
    {
      code: 'from-75',
      label: say('Từ đủ 75 tuổi', '75 and over'),
      ruleHint: { amount: 10, unit: 'working-day' },
    },
    {
      code: 'poor-70',
      label: say(
        'Từ đủ 70 tuổi đến dưới 75 tuổi, thuộc hộ nghèo hoặc hộ cận nghèo',
        '70 to 74, in a poor or near-poor household',
      ),
      ruleHint: { amount: 10, unit: 'working-day' },
    },
  ],
  sections: [claimant, means, paymentSection, oath(trueStatement)],
  components: [
    {
      code: 'poverty-certificate',
      name: say(
        'Giấy chứng nhận hộ nghèo, hộ cận nghèo',
        'Certificate of a poor or near-poor household',
      ),
      kinds: ['copy', 'electronic'],
      required: false,
      visibleWhen: { case: ['poor-70'] },
      replaceableByDb: 'poverty',
      hint: say(
        'Xã tự tra cứu; chỉ cần khi không tra cứu được.',
        'The commune looks it up; needed only when it cannot be found.',
      ),
      digitise: true,
      certainty: 'to-confirm',
    },
  ],
}
