import type { FormDefinition, Section } from '../definition.ts'
import { say, type Text } from '../text.ts'
import { birthNotice, birthStatement, witnessStatement } from './birth-components.ts'
import { parents } from './birth-parents.ts'
import { child, proof, requester } from './birth.ts'
import { authorisation, copiesWanted, identityPaper, oath } from './common.ts'

/** A linked submission has no cases: whoever was abandoned or born by surrogacy is registered by the procedure alone. */
const always = ({ id, title, fields }: Section): Section => ({ id, title, fields })

/** Đăng ký thường trú cho trẻ: in the parents' household, or another that agrees. */
const residence: Section = {
  id: 'residence',
  title: say('Đăng ký thường trú cho trẻ', 'Permanent residence of the child'),
  certainty: 'to-confirm',
  fields: [
    {
      type: 'radio',
      name: 'residesWith',
      label: say('Trẻ đăng ký thường trú cùng', 'The child resides with'),
      required: true,
      options: [
        { value: 'mother', label: say('Mẹ', 'The mother') },
        { value: 'father', label: say('Cha', 'The father') },
        { value: 'other', label: say('Người khác', 'Somebody else') },
      ],
    },
    {
      type: 'address',
      name: 'residesAt',
      label: say('Nơi đăng ký thường trú', 'Place of residence'),
      prefill: 'unit.place',
      required: true,
    },
    {
      type: 'text',
      name: 'householdHead',
      format: 'name',
      label: say('Họ tên chủ hộ', 'Head of the household'),
      required: true,
    },
    {
      type: 'text',
      name: 'relationToHead',
      label: say('Quan hệ của trẻ với chủ hộ', 'Relation of the child to the head'),
      hint: say('Ví dụ: con, cháu nội', 'For example: child, grandchild'),
      required: true,
      maxLength: 100,
      width: 'medium',
    },
  ],
}

/** Cấp thẻ bảo hiểm y tế: where the child will be seen first. */
const healthCard: Section = {
  id: 'healthCard',
  title: say('Thẻ bảo hiểm y tế của trẻ', 'Health card of the child'),
  certainty: 'to-confirm',
  fields: [
    {
      type: 'text',
      name: 'firstClinic',
      label: say(
        'Nơi đăng ký khám bệnh, chữa bệnh ban đầu',
        'Health facility where the child is registered first',
      ),
      hint: say('Ví dụ: trạm y tế xã nơi trẻ ở', 'For example: the commune’s health station'),
      required: true,
      maxLength: 200,
    },
  ],
}

const householdConsent = {
  code: 'household-consent',
  name: say(
    'Ý kiến đồng ý của chủ hộ, chủ sở hữu chỗ ở hợp pháp',
    'Consent of the head of the household or owner of the home',
  ),
  kinds: ['original', 'electronic'] as const,
  required: false,
  requiredWhen: { eq: ['residesWith', 'other'] as [string, string] },
  visibleWhen: { eq: ['residesWith', 'other'] as [string, string] },
  digitise: true,
  certainty: 'to-confirm' as const,
}

type Linked = { code: string; title: Text; procedure: string; isWithResidence: boolean }

/** One declaration for all tracks, so that nobody types a name three times. */
const linked = ({ code, title, procedure, isWithResidence }: Linked): FormDefinition => ({
  code,
  version: 1,
  title,
  procedures: [procedure],
  basis:
    'Nội dung Tờ khai đăng ký khai sinh (Thông tư 04/2020/TT-BTP) và phần của các thủ tục được liên thông; cần đối chiếu tờ khai điện tử liên thông đang áp dụng',
  effectiveFrom: '2025-07-01',
  certainty: 'to-confirm',
  cases: [],
  sections: [
    requester,
    child,
    always(parents),
    always(proof),
    ...(isWithResidence ? [residence] : []),
    healthCard,
    copiesWanted(say('bản sao Giấy khai sinh', 'birth certificate')),
    oath(
      say(
        'Tôi cam đoan nội dung khai trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan, và đồng ý để cơ quan đăng ký chuyển thông tin đến các cơ quan liên thông. Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
        'I declare that what is stated above is true and agreed by everyone concerned, and agree that it is passed on to the other agencies. I take full responsibility for it before the law.',
      ),
    ),
  ],
  components: [
    birthNotice,
    witnessStatement,
    birthStatement,
    ...(isWithResidence ? [{ ...householdConsent, kinds: [...householdConsent.kinds] }] : []),
    authorisation('relation'),
    identityPaper,
  ],
})

export const linkedBirthResidence = linked({
  code: 'linked-birth-residence',
  title: say(
    'Tờ khai liên thông khai sinh, thường trú, thẻ bảo hiểm y tế',
    'Linked declaration: birth, residence, health card',
  ),
  procedure: '2.000986',
  isWithResidence: true,
})

export const linkedBirthHealth = linked({
  code: 'linked-birth-health',
  title: say(
    'Tờ khai liên thông khai sinh, thẻ bảo hiểm y tế',
    'Linked declaration: birth, health card',
  ),
  procedure: '2.001023',
  isWithResidence: false,
})
