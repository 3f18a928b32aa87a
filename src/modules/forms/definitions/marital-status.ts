import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import {
  authorisation,
  identityPaper,
  oath,
  relationDetail,
  residencePaper,
  trueStatement,
} from './common.ts'
import { statusSection } from './marital-status-past.ts'

const about: Section = {
  id: 'about',
  title: say('Người được xác nhận', 'Person the certificate is about'),
  fields: [
    {
      type: 'radio',
      name: 'relation',
      label: say('Xác nhận cho ai', 'Who the certificate is about'),
      required: true,
      options: [
        { value: 'self', label: say('Cho bản thân', 'Myself') },
        { value: 'relative', label: say('Cho người thân thích', 'A relative') },
        { value: 'authorised', label: say('Theo ủy quyền', 'Somebody who authorised me') },
      ],
    },
    relationDetail(['relative']),
    {
      type: 'person',
      name: 'subject',
      label: say('Người được xác nhận', 'Person the certificate is about'),
      parts: [
        'fullName',
        'birthDate',
        'gender',
        'idNumber',
        'ethnicity',
        'nationality',
        'residence',
      ],
      abroad: true,
      prefill: 'applicant',
      prefillWhen: { eq: ['relation', 'self'] },
      required: true,
    },
    {
      type: 'yes-no',
      name: 'forPeriod',
      label: say(
        'Xác nhận cho một thời gian cư trú trước đây',
        'The certificate is about an earlier time of residence',
      ),
      hint: say('Khi đã từng thường trú ở nơi khác', 'When the person used to live elsewhere'),
      required: true,
    },
    {
      type: 'address',
      name: 'formerResidence',
      label: say('Nơi thường trú trong thời gian đó', 'Permanent residence at that time'),
      visibleWhen: { eq: ['forPeriod', 'yes'] },
      detailOptional: true,
      required: true,
    },
    {
      type: 'date',
      name: 'periodFrom',
      partial: true,
      label: say('Từ ngày', 'From'),
      visibleWhen: { eq: ['forPeriod', 'yes'] },
      required: true,
      rules: [{ rule: 'not-future' }],
    },
    {
      type: 'date',
      name: 'periodTo',
      partial: true,
      label: say('Đến ngày', 'To'),
      visibleWhen: { eq: ['forPeriod', 'yes'] },
      required: true,
      rules: [
        { rule: 'not-future' },
        {
          rule: 'compare',
          op: 'not-before',
          with: 'periodFrom',
          message: say(
            'Đến ngày không được trước từ ngày',
            'The end must not be before the beginning',
          ),
        },
      ],
    },
  ],
}

const purpose: Section = {
  id: 'use',
  title: say('Mục đích sử dụng', 'What it is for'),
  fields: [
    {
      type: 'radio',
      name: 'purpose',
      label: say('Mục đích sử dụng giấy xác nhận', 'What the certificate is for'),
      required: true,
      options: [
        {
          value: 'marriage',
          label: say('Để kết hôn', 'To marry'),
          hint: say('Chỉ cấp 01 bản', 'One copy only'),
        },
        { value: 'other', label: say('Mục đích khác', 'Something else') },
      ],
    },
    {
      type: 'person',
      name: 'partner',
      label: say('Người dự định kết hôn', 'Person they mean to marry'),
      visibleWhen: { eq: ['purpose', 'marriage'] },
      parts: ['fullName', 'birthDate', 'idNumber', 'ethnicity', 'nationality', 'residence'],
      optional: ['idNumber', 'ethnicity'],
      yearOfBirth: true,
      abroad: true,
      required: true,
      partRules: {
        idNumber: [
          {
            rule: 'compare',
            op: 'different',
            with: 'subject.idNumber',
            message: say(
              'Hai người không thể có cùng một số định danh',
              'Two people cannot have the same identification number',
            ),
          },
        ],
      },
    },
    {
      type: 'text',
      name: 'marriageRegistry',
      label: say('Nơi dự định đăng ký kết hôn', 'Where the marriage is to be registered'),
      hint: say(
        'Ví dụ: UBND xã Tân Trụ, tỉnh Tây Ninh',
        'For example: the people’s committee of Tân Trụ commune, Tây Ninh',
      ),
      visibleWhen: { eq: ['purpose', 'marriage'] },
      required: true,
    },
    {
      type: 'text',
      name: 'purposeDetail',
      label: say('Mục đích cụ thể', 'What exactly it is for'),
      hint: say(
        'Ví dụ: mua bán nhà đất, vay vốn ngân hàng',
        'For example: selling land, a bank loan',
      ),
      visibleWhen: { eq: ['purpose', 'other'] },
      required: true,
    },
    {
      type: 'number',
      name: 'copies',
      label: say('Số lượng bản đề nghị cấp', 'Number of copies'),
      visibleWhen: { eq: ['purpose', 'other'] },
      required: true,
      min: 1,
      max: 20,
      default: '1',
      unit: say('bản', 'copies'),
    },
    {
      type: 'yes-no',
      name: 'again',
      label: say('Đã từng được cấp giấy xác nhận này', 'This certificate was issued before'),
      required: true,
    },
    {
      type: 'yes-no',
      name: 'returnsOld',
      label: say('Nộp lại được giấy đã cấp', 'The old one can be handed back'),
      visibleWhen: { eq: ['again', 'yes'] },
      required: true,
    },
    {
      type: 'textarea',
      name: 'whyNotReturned',
      label: say('Lý do không nộp lại được', 'Why it cannot be handed back'),
      visibleWhen: { eq: ['returnsOld', 'no'] },
      required: true,
      maxLength: 500,
    },
  ],
}

/** Tờ khai cấp Giấy xác nhận tình trạng hôn nhân. */
export const maritalStatus: FormDefinition = {
  code: 'marital-status',
  version: 1,
  title: say('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'Marital status certificate form'),
  procedures: ['1.004873'],
  basis: 'Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Quyết định 163/QĐ-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Cấp Giấy xác nhận tình trạng hôn nhân', 'Marital status certificate'),
      hint: say(
        'Cần xác minh nơi thường trú trước đây thì thời hạn kéo dài thêm',
        'It takes longer when an earlier residence has to be verified',
      ),
      // The portal shows a bare 3 without a unit.
      ruleHint: { amount: 3, unit: 'working-day', certainty: 'to-confirm' },
    },
  ],
  sections: [about, statusSection, purpose, oath(trueStatement)],
  components: [
    {
      code: 'old-certificate',
      name: say(
        'Giấy xác nhận tình trạng hôn nhân đã được cấp trước đó',
        'The marital status certificate issued before',
      ),
      kinds: ['original'],
      required: false,
      requiredWhen: { eq: ['returnsOld', 'yes'] },
      visibleWhen: { eq: ['again', 'yes'] },
      digitise: true,
    },
    {
      code: 'marriage-ended',
      name: say(
        'Bản án, quyết định ly hôn, Trích lục khai tử hoặc Trích lục ghi chú ly hôn',
        'Divorce judgment, death extract or entry of a foreign divorce',
      ),
      kinds: ['original', 'certified', 'copy', 'electronic'],
      required: false,
      visibleWhen: { in: ['status', ['divorced', 'widowed']] },
      replaceableByDb: 'civil-status',
      hint: say(
        'Chỉ cần khai số, ngày, nơi cấp; nộp giấy khi cơ quan đăng ký không tra cứu được.',
        'The number, date and issuer are enough; the paper is needed only when the registry cannot look it up.',
      ),
      digitise: true,
    },
    authorisation('relation'),
    identityPaper,
    residencePaper,
  ],
}
