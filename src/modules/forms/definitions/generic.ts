import type { FormDefinition } from '../definition.ts'
import { say } from '../text.ts'
import { oath, trueStatement } from './common.ts'

/** Serves every procedure that has no form of its own. */
export const generic: FormDefinition = {
  code: 'generic',
  version: 1,
  title: say('Đơn đề nghị giải quyết thủ tục hành chính', 'Application'),
  procedures: [],
  basis: 'Nghị định 118/2025/NĐ-CP; thành phần hồ sơ theo quyết định công bố từng thủ tục',
  effectiveFrom: '2025-07-01',
  cases: [],
  sections: [
    {
      id: 'requester',
      title: say('Người đề nghị', 'Who is asking'),
      fields: [
        {
          type: 'radio',
          name: 'onBehalfOf',
          label: say('Đề nghị cho', 'On behalf of'),
          required: true,
          options: [
            { value: 'self', label: say('Bản thân', 'Myself') },
            {
              value: 'person',
              label: say('Người khác ủy quyền cho tôi', 'Somebody who authorised me'),
            },
            {
              value: 'organisation',
              label: say('Tổ chức, doanh nghiệp, hộ kinh doanh', 'An organisation or business'),
            },
          ],
        },
        {
          type: 'person',
          name: 'represented',
          label: say('Người ủy quyền', 'Person who gave the power of attorney'),
          visibleWhen: { eq: ['onBehalfOf', 'person'] },
          parts: ['fullName', 'birthDate', 'idNumber', 'residence', 'phone'],
          optional: ['phone'],
          yearOfBirth: true,
          oldId: true,
          required: true,
        },
        {
          type: 'text',
          name: 'organisationName',
          label: say('Tên tổ chức', 'Name of the organisation'),
          visibleWhen: { eq: ['onBehalfOf', 'organisation'] },
          required: true,
        },
        {
          type: 'text',
          name: 'organisationCode',
          label: say('Mã số thuế hoặc mã số định danh', 'Tax or identification number'),
          visibleWhen: { eq: ['onBehalfOf', 'organisation'] },
          required: true,
          width: 'medium',
          rules: [
            {
              rule: 'pattern',
              pattern: '^[0-9A-Z.-]{6,35}$',
              message: say(
                'Mã số chỉ gồm chữ số, chữ cái in hoa, dấu chấm, dấu gạch nối',
                'The number has digits, capital letters, full stops and hyphens only',
              ),
            },
          ],
        },
      ],
    },
    {
      id: 'request',
      title: say('Nội dung đề nghị', 'Request'),
      fields: [
        {
          type: 'textarea',
          name: 'content',
          label: say('Nội dung đề nghị giải quyết', 'What is asked for'),
          hint: say(
            'Nêu rõ việc cần giải quyết. Thủ tục có mẫu đơn riêng thì đính kèm mẫu đó ở phần giấy tờ.',
            'Say what needs to be done. If the procedure has a form of its own, attach it with the papers.',
          ),
          required: true,
          maxLength: 3_000,
        },
        {
          type: 'address',
          name: 'place',
          label: say('Địa điểm liên quan (nếu có)', 'Place concerned (if any)'),
          hint: say('Thửa đất, công trình, cơ sở …', 'Plot, building, premises …'),
        },
      ],
    },
    oath(trueStatement),
  ],
  components: [
    {
      code: 'own-form',
      name: say(
        'Đơn, tờ khai theo mẫu riêng của thủ tục (nếu có)',
        'The procedure’s own form (if any)',
      ),
      kinds: ['original', 'electronic'],
      required: false,
      digitise: true,
    },
    {
      code: 'authorisation',
      name: say('Văn bản ủy quyền', 'Power of attorney'),
      kinds: ['original', 'certified', 'electronic'],
      required: false,
      requiredWhen: { eq: ['onBehalfOf', 'person'] },
      visibleWhen: { eq: ['onBehalfOf', 'person'] },
      digitise: true,
    },
    {
      code: 'other',
      name: say('Giấy tờ khác theo quy định của thủ tục', 'Other papers the procedure asks for'),
      kinds: ['original', 'certified', 'copy', 'electronic'],
      required: false,
      digitise: true,
    },
  ],
}
