import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { birthComponents } from './birth-components.ts'
import { parents } from './birth-parents.ts'
import {
  authorisation,
  copiesWanted,
  identityPaper,
  oath,
  relationDetail,
  residencePaper,
} from './common.ts'

export const requester: Section = {
  id: 'requester',
  title: say('Người đi đăng ký', 'Person registering the birth'),
  fields: [
    {
      type: 'radio',
      name: 'relation',
      label: say('Quan hệ với trẻ được khai sinh', 'Relation to the child'),
      required: true,
      options: [
        { value: 'mother', label: say('Mẹ', 'Mother') },
        { value: 'father', label: say('Cha', 'Father') },
        { value: 'grandparent', label: say('Ông, bà', 'Grandparent') },
        { value: 'relative', label: say('Người thân thích khác', 'Other relative') },
        {
          value: 'carer',
          label: say(
            'Cá nhân, tổ chức đang nuôi dưỡng trẻ',
            'Person or organisation caring for the child',
          ),
        },
        { value: 'authorised', label: say('Người được ủy quyền', 'Proxy') },
      ],
    },
    relationDetail(['relative', 'carer']),
  ],
}

export const child: Section = {
  id: 'child',
  title: say('Trẻ được khai sinh', 'The child'),
  fields: [
    {
      type: 'text',
      name: 'childName',
      format: 'name',
      label: say('Họ, chữ đệm, tên của trẻ', 'Full name of the child'),
      hint: say('Viết đủ dấu, không viết tắt', 'With all diacritics, no abbreviations'),
      required: true,
    },
    {
      type: 'date',
      name: 'childBirthDate',
      label: say('Ngày, tháng, năm sinh của trẻ', 'Date of birth of the child'),
      required: true,
      rules: [{ rule: 'not-future' }],
    },
    {
      type: 'note',
      name: 'lateNote',
      tone: 'info',
      visibleWhen: { olderThanDays: ['childBirthDate', 60] },
      text: say(
        'Trẻ đã sinh quá 60 ngày. Vẫn đăng ký khai sinh bình thường; lệ phí đăng ký quá hạn do Hội đồng nhân dân tỉnh quy định.',
        'The child was born more than 60 days ago. The birth is registered all the same; the fee for late registration is set by the provincial council.',
      ),
    },
    {
      type: 'radio',
      name: 'childGender',
      list: 'genders',
      label: say('Giới tính của trẻ', 'Sex of the child'),
      required: true,
    },
    {
      type: 'select',
      name: 'childEthnicity',
      list: 'ethnicities',
      label: say('Dân tộc của trẻ', 'Ethnic group of the child'),
      hint: say('Theo dân tộc của cha hoặc mẹ', 'That of the father or the mother'),
      required: true,
    },
    {
      type: 'text',
      name: 'childNationality',
      format: 'name',
      label: say('Quốc tịch của trẻ', 'Nationality of the child'),
      default: 'Việt Nam',
      width: 'medium',
      required: true,
    },
    {
      type: 'text',
      name: 'birthFacility',
      label: say('Nơi sinh: tên cơ sở y tế', 'Place of birth: name of the health facility'),
      hint: say(
        'Bỏ trống nếu sinh ngoài cơ sở y tế',
        'Leave blank if the child was born elsewhere',
      ),
      maxLength: 200,
    },
    {
      type: 'address',
      name: 'birthPlace',
      label: say('Nơi sinh: địa chỉ', 'Place of birth: address'),
      abroad: true,
      detailOptional: true,
      prefill: 'unit.place',
      required: true,
    },
    {
      type: 'address',
      name: 'hometown',
      label: say('Quê quán của trẻ', 'Place of origin of the child'),
      hint: say('Theo quê quán của cha hoặc mẹ', 'That of the father or the mother'),
      detailOptional: true,
      required: true,
    },
  ],
}

export const proof: Section = {
  id: 'proof',
  title: say('Chứng minh việc sinh', 'Proof of the birth'),
  visibleWhen: { not: { case: ['abandoned'] } },
  fields: [
    {
      type: 'radio',
      name: 'birthProof',
      label: say('Giấy tờ chứng minh việc sinh', 'What proves the birth'),
      required: true,
      options: [
        {
          value: 'electronic',
          label: say(
            'Giấy chứng sinh điện tử của cơ sở y tế',
            'Electronic birth notice of the health facility',
          ),
          hint: say('Không phải nộp bản giấy', 'No paper needed'),
        },
        { value: 'paper', label: say('Giấy chứng sinh bản giấy', 'Birth notice on paper') },
        { value: 'witness', label: say('Văn bản của người làm chứng', 'Statement of a witness') },
        {
          value: 'statement',
          label: say('Giấy cam đoan về việc sinh', 'Own statement about the birth'),
        },
      ],
    },
    {
      type: 'text',
      name: 'birthNoticeNumber',
      label: say('Số giấy chứng sinh', 'Number of the birth notice'),
      visibleWhen: { in: ['birthProof', ['electronic', 'paper']] },
      maxLength: 50,
      width: 'medium',
    },
  ],
}

/** Tờ khai đăng ký khai sinh. */
export const birth: FormDefinition = {
  code: 'birth',
  version: 1,
  title: say('Tờ khai đăng ký khai sinh', 'Birth registration form'),
  procedures: ['1.001193'],
  basis: 'Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Quyết định 163/QĐ-BTP',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Trẻ có cha hoặc mẹ', 'The child has a father or a mother'),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00' },
    },
    {
      code: 'surrogacy',
      label: say('Trẻ sinh ra do mang thai hộ', 'The child was born by surrogacy'),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00' },
    },
    {
      code: 'abandoned',
      label: say(
        'Trẻ bị bỏ rơi, chưa xác định được cha và mẹ',
        'The child was abandoned or neither parent is known',
      ),
      hint: say(
        'Việc bỏ rơi đã được lập biên bản và niêm yết 07 ngày',
        'A record was made and posted for 7 days',
      ),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00', certainty: 'to-confirm' },
    },
  ],
  sections: [
    requester,
    child,
    parents,
    proof,
    copiesWanted(say('bản sao Giấy khai sinh', 'birth certificate')),
    oath(
      say(
        'Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật. Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
        'I declare that what is stated above for the registration of the birth is true and agreed by everyone concerned as the law requires. I take full responsibility for it before the law.',
      ),
    ),
  ],
  components: [...birthComponents, authorisation('relation'), identityPaper, residencePaper],
}
