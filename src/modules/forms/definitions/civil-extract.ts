import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { authorisation, identityPaper, oath, relationDetail, trueStatement } from './common.ts'

const requester: Section = {
  id: 'requester',
  title: say('Người yêu cầu', 'Who is asking'),
  fields: [
    {
      type: 'radio',
      name: 'relation',
      label: say('Yêu cầu cho ai', 'Whose extract it is'),
      required: true,
      options: [
        { value: 'self', label: say('Của bản thân', 'Mine') },
        { value: 'relative', label: say('Của người thân thích', 'A relative’s') },
        { value: 'authorised', label: say('Theo ủy quyền', 'Of somebody who authorised me') },
        {
          value: 'organisation',
          label: say('Cơ quan, tổ chức yêu cầu', 'An agency or organisation asks'),
        },
      ],
    },
    relationDetail(['relative']),
    {
      type: 'text',
      name: 'organisationName',
      label: say('Tên cơ quan, tổ chức', 'Name of the agency or organisation'),
      visibleWhen: { eq: ['relation', 'organisation'] },
      required: true,
    },
    {
      type: 'textarea',
      name: 'organisationReason',
      label: say('Lý do yêu cầu', 'Reason'),
      visibleWhen: { eq: ['relation', 'organisation'] },
      required: true,
      maxLength: 1_000,
    },
  ],
}

const extract: Section = {
  id: 'extract',
  title: say('Bản sao cần cấp', 'The copy asked for'),
  fields: [
    {
      type: 'radio',
      name: 'kind',
      label: say('Loại giấy tờ', 'Kind of paper'),
      required: true,
      options: [
        {
          value: 'birth-certificate',
          label: say('Bản sao Giấy khai sinh', 'Copy of the birth certificate'),
        },
        { value: 'birth', label: say('Trích lục khai sinh', 'Birth extract') },
        { value: 'marriage', label: say('Trích lục kết hôn', 'Marriage extract') },
        { value: 'death', label: say('Trích lục khai tử', 'Death extract') },
        {
          value: 'change',
          label: say(
            'Trích lục thay đổi, cải chính, bổ sung hộ tịch',
            'Extract of a change or correction',
          ),
        },
        {
          value: 'recognition',
          label: say('Trích lục nhận cha, mẹ, con', 'Extract of recognition of a parent or child'),
        },
        { value: 'guardianship', label: say('Trích lục giám hộ', 'Guardianship extract') },
        {
          value: 'divorce',
          label: say('Trích lục ghi chú ly hôn', 'Extract of a foreign divorce'),
        },
        { value: 'other', label: say('Loại khác', 'Another kind') },
      ],
    },
    {
      type: 'text',
      name: 'kindDetail',
      label: say('Ghi rõ loại giấy tờ', 'Which kind'),
      visibleWhen: { eq: ['kind', 'other'] },
      required: true,
      maxLength: 200,
    },
    {
      type: 'number',
      name: 'copies',
      label: say('Số lượng bản sao', 'Number of copies'),
      required: true,
      min: 1,
      max: 50,
      default: '1',
      unit: say('bản', 'copies'),
    },
  ],
}

const registered: Section = {
  id: 'registered',
  title: say('Người có tên trong giấy tờ', 'Person named in the paper'),
  fields: [
    {
      type: 'person',
      name: 'subject',
      label: say('Người có tên trong giấy tờ', 'Person named in the paper'),
      parts: [
        'fullName',
        'birthDate',
        'gender',
        'idNumber',
        'ethnicity',
        'nationality',
        'residence',
      ],
      optional: ['idNumber', 'ethnicity', 'residence'],
      yearOfBirth: true,
      oldId: true,
      abroad: true,
      prefill: 'applicant',
      prefillWhen: { eq: ['relation', 'self'] },
      required: true,
    },
    {
      type: 'person',
      name: 'spouse',
      label: say('Người vợ hoặc chồng', 'The spouse'),
      visibleWhen: { in: ['kind', ['marriage', 'divorce']] },
      parts: ['fullName', 'birthDate', 'idNumber'],
      optional: ['birthDate', 'idNumber'],
      yearOfBirth: true,
      oldId: true,
      required: true,
    },
    {
      type: 'text',
      name: 'registry',
      label: say('Đã đăng ký tại', 'Registered at'),
      hint: say(
        'Tên cơ quan lúc đăng ký, kể cả xã, huyện cũ',
        'The office as it was called then, old commune and district included',
      ),
      required: true,
    },
    {
      type: 'date',
      name: 'registeredOn',
      partial: true,
      label: say('Ngày đăng ký', 'Date of the registration'),
      hint: say(
        'Nếu không nhớ ngày, tháng thì chỉ ghi năm',
        'If the day and month are not known, write the year only',
      ),
      rules: [{ rule: 'not-future' }],
    },
    {
      type: 'text',
      name: 'entryNumber',
      label: say('Số đăng ký', 'Entry number'),
      hint: say('Nếu biết', 'If known'),
      maxLength: 30,
      width: 'short',
    },
    {
      type: 'text',
      name: 'bookNumber',
      label: say('Quyển số', 'Book number'),
      hint: say('Nếu biết', 'If known'),
      maxLength: 30,
      width: 'short',
    },
  ],
}

/** Tờ khai cấp bản sao trích lục hộ tịch. */
export const civilExtract: FormDefinition = {
  code: 'civil-extract',
  version: 1,
  title: say('Tờ khai cấp bản sao trích lục hộ tịch', 'Civil status extract form'),
  procedures: ['2.000635'],
  basis: 'Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Quyết định 163/QĐ-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Cấp bản sao trích lục hộ tịch', 'Copy of a civil status extract'),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00' },
    },
  ],
  sections: [requester, extract, registered, oath(trueStatement)],
  components: [
    {
      code: 'organisation-letter',
      name: say(
        'Văn bản yêu cầu của cơ quan, tổ chức, nêu rõ lý do',
        'Letter of the agency or organisation giving its reason',
      ),
      kinds: ['original', 'electronic'],
      required: false,
      requiredWhen: { eq: ['relation', 'organisation'] },
      visibleWhen: { eq: ['relation', 'organisation'] },
      digitise: true,
    },
    authorisation('relation'),
    identityPaper,
  ],
}
