import type { FormDefinition } from '../definition.ts'
import { say } from '../text.ts'
import { copiesWanted, identityPaper, oath, trueStatement } from './common.ts'

const parts = [
  'fullName',
  'birthDate',
  'gender',
  'idNumber',
  'ethnicity',
  'nationality',
  'residence',
] as const

/** Tờ khai đăng ký nhận cha, mẹ, con: whoever recognises, who is recognised, and what proves it. */
export const recognition: FormDefinition = {
  code: 'recognition',
  version: 1,
  title: say('Tờ khai đăng ký nhận cha, mẹ, con', 'Recognition of a parent or child'),
  procedures: ['1.001022'],
  basis: 'Luật Hộ tịch 60/2014/QH13, Điều 24, 25; Thông tư 04/2020/TT-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Đăng ký nhận cha, mẹ, con', 'Recognition of a parent or child'),
      hint: say(
        'Cần xác minh thì thời hạn kéo dài thêm, nhiều nhất 5 ngày làm việc',
        'Where it has to be verified it takes longer, at most five working days',
      ),
    },
  ],
  sections: [
    {
      id: 'parentSection',
      title: say('Người cha hoặc người mẹ', 'The father or mother'),
      fields: [
        {
          type: 'radio',
          name: 'parentRole',
          label: say('Được nhận là', 'Recognised as'),
          required: true,
          options: [
            { value: 'father', label: say('Cha', 'Father') },
            { value: 'mother', label: say('Mẹ', 'Mother') },
          ],
        },
        {
          type: 'person',
          name: 'parent',
          label: say('Người cha hoặc người mẹ', 'The father or mother'),
          parts: [...parts],
          prefill: 'applicant',
          required: true,
        },
      ],
    },
    {
      id: 'childSection',
      title: say('Người con', 'The child'),
      fields: [
        {
          type: 'person',
          name: 'child',
          label: say('Người con', 'The child'),
          parts: [...parts],
          required: true,
          partRules: {
            idNumber: [
              {
                rule: 'compare',
                op: 'different',
                with: 'parent.idNumber',
                message: say(
                  'Hai người không thể có cùng một số định danh',
                  'The two cannot have the same identification number',
                ),
              },
            ],
          },
        },
      ],
    },
    {
      id: 'proofSection',
      title: say('Chứng cứ', 'Proof'),
      fields: [
        {
          type: 'text',
          name: 'proof',
          label: say('Chứng cứ chứng minh quan hệ', 'What proves the relation'),
          hint: say(
            'Ví dụ: kết quả giám định ADN số, ngày, nơi làm; hoặc văn bản cam đoan có người làm chứng',
            'For example: a DNA test with number, date and place; or a statement with witnesses',
          ),
          required: true,
          maxLength: 300,
        },
        {
          type: 'note',
          name: 'bothPresent',
          tone: 'info',
          text: say(
            'Các bên phải có mặt khi đăng ký (Luật Hộ tịch, Điều 25).',
            'Both have to be present when it is registered.',
          ),
        },
      ],
    },
    copiesWanted(say('bản sao Trích lục đăng ký nhận cha, mẹ, con', 'extract of the recognition')),
    oath(trueStatement),
  ],
  components: [
    {
      code: 'proof',
      name: say('Chứng cứ chứng minh quan hệ cha, mẹ, con', 'Proof of the relation'),
      kinds: ['original', 'electronic'],
      required: true,
      hint: say(
        'Văn bản của cơ quan y tế, giám định; hoặc văn bản cam đoan có ít nhất hai người làm chứng.',
        'A paper of a medical or forensic institution, or a statement with two witnesses.',
      ),
      digitise: true,
    },
    identityPaper,
  ],
}
