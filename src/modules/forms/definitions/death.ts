import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import {
  authorisation,
  copiesWanted,
  identityPaper,
  oath,
  relationDetail,
  trueStatement,
} from './common.ts'
import { deathComponents } from './death-components.ts'

const requester: Section = {
  id: 'requester',
  title: say('Người đi đăng ký', 'Person registering the death'),
  fields: [
    {
      type: 'radio',
      name: 'relation',
      label: say('Quan hệ với người đã chết', 'Relation to the deceased'),
      required: true,
      options: [
        { value: 'spouse', label: say('Vợ, chồng', 'Spouse') },
        { value: 'child', label: say('Con', 'Child') },
        { value: 'parent', label: say('Cha, mẹ', 'Parent') },
        { value: 'relative', label: say('Người thân thích khác', 'Other relative') },
        {
          value: 'organisation',
          label: say(
            'Đại diện cơ quan, tổ chức liên quan',
            'Representative of an agency or organisation',
          ),
        },
        { value: 'authorised', label: say('Người được ủy quyền', 'Proxy') },
      ],
    },
    relationDetail(['relative', 'organisation']),
  ],
}

const deceased: Section = {
  id: 'deceasedPerson',
  title: say('Người đã chết', 'The deceased'),
  fields: [
    {
      type: 'person',
      name: 'deceased',
      label: say('Người đã chết', 'The deceased'),
      parts: [
        'fullName',
        'birthDate',
        'gender',
        'idNumber',
        'ethnicity',
        'nationality',
        'residence',
      ],
      optional: ['idNumber'],
      labels: { residence: say('Nơi cư trú cuối cùng', 'Last place of residence') },
      yearOfBirth: true,
      oldId: true,
      abroad: true,
      required: true,
    },
  ],
}

const death: Section = {
  id: 'death',
  title: say('Việc chết', 'The death'),
  fields: [
    {
      type: 'date',
      name: 'deathDate',
      partial: true,
      label: say('Ngày, tháng, năm chết', 'Date of death'),
      hint: say(
        'Nếu không rõ ngày, tháng thì chỉ ghi năm',
        'If the day and month are not known, write the year only',
      ),
      required: true,
      rules: [
        { rule: 'not-future' },
        {
          rule: 'compare',
          op: 'not-before',
          with: 'deceased.birthDate',
          message: say(
            'Ngày chết không được trước ngày sinh',
            'The date of death must not be before the date of birth',
          ),
        },
      ],
    },
    {
      type: 'text',
      name: 'deathTime',
      format: 'time',
      label: say('Giờ, phút chết', 'Time of death'),
      hint: say('Nếu biết, ví dụ 07:30', 'If known, for example 07:30'),
      width: 'short',
    },
    {
      type: 'note',
      name: 'lateNote',
      tone: 'info',
      visibleWhen: { olderThanDays: ['deathDate', 15] },
      text: say(
        'Đã quá 15 ngày kể từ ngày chết. Vẫn đăng ký khai tử bình thường; lệ phí đăng ký quá hạn do Hội đồng nhân dân tỉnh quy định.',
        'More than 15 days have passed since the death. It is registered all the same; the fee for late registration is set by the provincial council.',
      ),
    },
    {
      type: 'address',
      name: 'deathPlace',
      label: say('Nơi chết', 'Place of death'),
      abroad: true,
      prefill: 'unit.place',
      required: true,
    },
    {
      type: 'text',
      name: 'deathCause',
      label: say('Nguyên nhân chết', 'Cause of death'),
      hint: say(
        'Ghi như Giấy báo tử; chưa xác định được thì ghi “chưa rõ”',
        'As in the death notice; write “unknown” if it is not established',
      ),
      required: true,
    },
  ],
}

const notice: Section = {
  id: 'notice',
  title: say('Giấy báo tử', 'Death notice'),
  fields: [
    {
      type: 'radio',
      name: 'deathProof',
      label: say('Giấy tờ chứng minh việc chết', 'What proves the death'),
      required: true,
      options: [
        {
          value: 'electronic',
          label: say(
            'Giấy báo tử điện tử của cơ sở y tế',
            'Electronic death notice of the health facility',
          ),
          hint: say('Không phải nộp bản giấy', 'No paper needed'),
        },
        { value: 'paper', label: say('Giấy báo tử bản giấy', 'Death notice on paper') },
        {
          value: 'substitute',
          label: say('Giấy tờ thay Giấy báo tử', 'A paper in its place'),
          hint: say(
            'Quyết định thi hành án tử hình, quyết định của Tòa án tuyên bố chết, văn bản của Công an, kết quả giám định pháp y …',
            'Record of execution, court decision, police document, forensic report …',
          ),
        },
        {
          value: 'evidence',
          label: say('Chết đã lâu, không có Giấy báo tử', 'Died long ago, no death notice'),
        },
      ],
    },
    {
      type: 'text',
      name: 'noticeNumber',
      label: say('Số giấy', 'Number of the paper'),
      visibleWhen: { in: ['deathProof', ['electronic', 'paper', 'substitute']] },
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'text',
      name: 'noticeIssuer',
      label: say('Nơi cấp', 'Issued by'),
      visibleWhen: { in: ['deathProof', ['electronic', 'paper', 'substitute']] },
      required: true,
    },
    {
      type: 'date',
      name: 'noticeDate',
      label: say('Ngày cấp', 'Date of issue'),
      visibleWhen: { in: ['deathProof', ['electronic', 'paper', 'substitute']] },
      rules: [{ rule: 'not-future' }],
    },
  ],
}

/** Tờ khai đăng ký khai tử. */
export const deathForm: FormDefinition = {
  code: 'death',
  version: 1,
  title: say('Tờ khai đăng ký khai tử', 'Death registration form'),
  procedures: ['1.000656'],
  basis: 'Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Quyết định 163/QĐ-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Đăng ký khai tử', 'Registration of a death'),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00' },
    },
  ],
  sections: [
    requester,
    deceased,
    death,
    notice,
    copiesWanted(say('bản sao Trích lục khai tử', 'death extract')),
    oath(trueStatement),
  ],
  components: [...deathComponents, authorisation('relation'), identityPaper],
}
