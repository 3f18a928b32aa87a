import type { FormComponent } from '../definition.ts'
import { say } from '../text.ts'

export const birthNotice: FormComponent = {
  code: 'birth-notice',
  name: say('Giấy chứng sinh', 'Birth notice'),
  kinds: ['original', 'electronic'],
  required: false,
  requiredWhen: { eq: ['birthProof', 'paper'] },
  visibleWhen: { in: ['birthProof', ['electronic', 'paper']] },
  replaceableByDb: 'health',
  hint: say(
    'Không phải nộp bản giấy khi đã có dữ liệu điện tử có ký số.',
    'No paper is needed when signed electronic data is there.',
  ),
  digitise: true,
}

export const witnessStatement: FormComponent = {
  code: 'witness-statement',
  name: say(
    'Văn bản của người làm chứng xác nhận về việc sinh',
    'Statement of a witness to the birth',
  ),
  kinds: ['original', 'electronic'],
  required: false,
  requiredWhen: { eq: ['birthProof', 'witness'] },
  visibleWhen: { eq: ['birthProof', 'witness'] },
  digitise: true,
}

export const birthStatement: FormComponent = {
  code: 'birth-statement',
  name: say('Giấy cam đoan về việc sinh', 'Own statement about the birth'),
  kinds: ['original', 'electronic'],
  required: false,
  requiredWhen: { eq: ['birthProof', 'statement'] },
  visibleWhen: { eq: ['birthProof', 'statement'] },
  digitise: true,
}

export const birthComponents: FormComponent[] = [
  birthNotice,
  witnessStatement,
  birthStatement,
  {
    code: 'abandonment-record',
    name: say('Biên bản về việc trẻ bị bỏ rơi', 'Record of the abandonment'),
    kinds: ['original', 'electronic'],
    required: false,
    requiredWhen: { case: ['abandoned'] },
    visibleWhen: { case: ['abandoned'] },
    digitise: true,
  },
  {
    code: 'surrogacy-paper',
    name: say(
      'Văn bản của cơ sở y tế xác nhận đã thực hiện kỹ thuật hỗ trợ sinh sản cho việc mang thai hộ',
      'Confirmation by the health facility that carried out the surrogacy',
    ),
    kinds: ['original', 'electronic'],
    required: false,
    requiredWhen: { case: ['surrogacy'] },
    visibleWhen: { case: ['surrogacy'] },
    digitise: true,
  },
]
