import type { FormComponent } from '../definition.ts'
import { say } from '../text.ts'

export const deathComponents: FormComponent[] = [
  {
    code: 'death-notice',
    name: say('Giấy báo tử hoặc giấy tờ thay Giấy báo tử', 'Death notice or a paper in its place'),
    kinds: ['original', 'electronic'],
    required: false,
    requiredWhen: { in: ['deathProof', ['paper', 'substitute']] },
    visibleWhen: { in: ['deathProof', ['electronic', 'paper', 'substitute']] },
    replaceableByDb: 'health',
    hint: say(
      'Không phải nộp bản giấy khi đã có dữ liệu điện tử có ký số.',
      'No paper is needed when signed electronic data is there.',
    ),
    digitise: true,
  },
  {
    code: 'death-evidence',
    name: say('Giấy tờ, tài liệu chứng minh sự kiện chết', 'Papers that prove the death'),
    kinds: ['original', 'certified', 'electronic'],
    required: false,
    requiredWhen: { eq: ['deathProof', 'evidence'] },
    visibleWhen: { eq: ['deathProof', 'evidence'] },
    hint: say(
      'Do cơ quan, tổ chức có thẩm quyền cấp hoặc xác nhận hợp lệ.',
      'Issued or confirmed by a competent agency or organisation.',
    ),
    digitise: true,
  },
  {
    code: 'last-residence',
    name: say(
      'Giấy tờ chứng minh nơi cư trú cuối cùng, nơi chết hoặc nơi phát hiện thi thể',
      'Proof of the last residence, or of where the person died or was found',
    ),
    kinds: ['original', 'electronic'],
    present: 'show',
    required: false,
    replaceableByDb: 'population',
    hint: say(
      'Chỉ cần khi không tra cứu được nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư.',
      'Needed only when the residence cannot be looked up in the national population database.',
    ),
    digitise: false,
  },
]
