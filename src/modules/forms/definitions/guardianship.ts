import type { Field, FormDefinition, Section } from '../definition.ts'
import { say, type Text } from '../text.ts'
import { copiesWanted, identityPaper, oath, trueStatement } from './common.ts'

const person = (name: 'guardian' | 'ward', label: Text): Section => ({
  id: `${name}Section`,
  title: label,
  fields: [
    {
      type: 'person',
      name,
      label,
      parts: [
        'fullName',
        'birthDate',
        'gender',
        'idNumber',
        'ethnicity',
        'nationality',
        'residence',
      ],
      ...(name === 'guardian' && { prefill: 'applicant' as const }),
      required: true,
      ...(name === 'ward' && { partRules: { idNumber: [notTheSame] } }),
    },
  ],
})

const notTheSame = {
  rule: 'compare' as const,
  op: 'different' as const,
  with: 'guardian.idNumber',
  message: say(
    'Hai người không thể có cùng một số định danh',
    'The two cannot have the same identification number',
  ),
}

const both = [
  person('guardian', say('Người giám hộ', 'The guardian')),
  person('ward', say('Người được giám hộ', 'The ward')),
]

const reason = (label: Text): Field => ({
  type: 'text',
  name: 'reason',
  label,
  required: true,
  maxLength: 300,
})

/** Tờ khai đăng ký giám hộ: by law or appointed (Bộ luật Dân sự 2015, Điều 46 đến 54). */
export const guardianship: FormDefinition = {
  code: 'guardianship',
  version: 1,
  title: say('Tờ khai đăng ký giám hộ', 'Registration of a guardianship'),
  procedures: ['1.004837'],
  basis: 'Luật Hộ tịch 60/2014/QH13, Điều 19 đến 21; Thông tư 04/2020/TT-BTP',
  effectiveFrom: '2025-07-01',
  cases: [{ code: 'ordinary', label: say('Đăng ký giám hộ', 'Registration of a guardianship') }],
  sections: [
    ...both,
    {
      id: 'groundsSection',
      title: say('Việc giám hộ', 'The guardianship'),
      fields: [
        {
          type: 'radio',
          name: 'guardianKind',
          label: say('Loại giám hộ', 'Kind'),
          required: true,
          options: [
            { value: 'natural', label: say('Giám hộ đương nhiên', 'By law') },
            { value: 'appointed', label: say('Giám hộ cử', 'Appointed') },
          ],
        },
        reason(say('Lý do đăng ký giám hộ', 'Reason')),
        {
          type: 'text',
          name: 'courtDecision',
          label: say('Quyết định của Tòa án, nếu có', 'Decision of the court, if any'),
          hint: say(
            'Số, ngày, Tòa án; cần khi người được giám hộ đã thành niên',
            'Number, date, court; needed for a grown-up ward',
          ),
          required: false,
          maxLength: 300,
        },
      ],
    },
    copiesWanted(say('bản sao Trích lục đăng ký giám hộ', 'extract of the guardianship')),
    oath(trueStatement),
  ],
  components: [
    {
      code: 'appointment',
      name: say('Văn bản cử người giám hộ', 'Paper by which the guardian was appointed'),
      kinds: ['original', 'electronic'],
      required: false,
      requiredWhen: { eq: ['guardianKind', 'appointed'] },
      visibleWhen: { eq: ['guardianKind', 'appointed'] },
      digitise: true,
    },
    {
      code: 'natural-grounds',
      name: say(
        'Giấy tờ chứng minh điều kiện giám hộ đương nhiên',
        'Proof of what makes somebody guardian by law',
      ),
      kinds: ['original', 'electronic'],
      required: false,
      requiredWhen: { eq: ['guardianKind', 'natural'] },
      visibleWhen: { eq: ['guardianKind', 'natural'] },
      digitise: true,
    },
    identityPaper,
  ],
}

/** Tờ khai đăng ký chấm dứt giám hộ (Bộ luật Dân sự 2015, Điều 62). */
export const guardianshipEnd: FormDefinition = {
  ...guardianship,
  code: 'guardianship-end',
  title: say('Tờ khai đăng ký chấm dứt giám hộ', 'Registration of the end of a guardianship'),
  procedures: ['1.004845'],
  basis: 'Luật Hộ tịch 60/2014/QH13, Điều 22; Thông tư 04/2020/TT-BTP',
  cases: [{ code: 'ordinary', label: say('Chấm dứt giám hộ', 'End of a guardianship') }],
  sections: [
    ...both,
    {
      id: 'groundsSection',
      title: say('Việc chấm dứt', 'The end'),
      fields: [
        reason(say('Lý do chấm dứt giám hộ', 'Reason of the end')),
        {
          type: 'text',
          name: 'begun',
          label: say('Việc giám hộ đã đăng ký', 'Registered as'),
          hint: say('Số, ngày, nơi đăng ký', 'Number, date and place of its registration'),
          required: false,
          maxLength: 300,
        },
      ],
    },
    oath(trueStatement),
  ],
  components: [
    {
      code: 'grounds',
      name: say('Giấy tờ làm căn cứ chấm dứt giám hộ', 'Papers on which the end rests'),
      kinds: ['original', 'electronic'],
      required: true,
      digitise: true,
    },
    identityPaper,
  ],
}
