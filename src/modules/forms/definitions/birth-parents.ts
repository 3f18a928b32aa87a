import type { Section } from '../definition.ts'
import { say } from '../text.ts'

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
      label: say('Giấy chứng nhận kết hôn số', 'Marriage certificate number'),
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
