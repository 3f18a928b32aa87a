import type { FormComponent } from '../definition.ts'
import { say } from '../text.ts'

export const businessComponents: FormComponent[] = [
  {
    code: 'family-authorisation',
    name: say(
      'Văn bản ủy quyền của các thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh',
      'Power of attorney of the family members for the one who is the owner',
    ),
    kinds: ['certified', 'copy', 'electronic'],
    required: false,
    requiredWhen: { eq: ['foundedBy', 'family'] },
    visibleWhen: { eq: ['foundedBy', 'family'] },
    hint: say(
      'Văn bản ủy quyền phải được công chứng hoặc chứng thực.',
      'It must be notarised or certified.',
    ),
    digitise: true,
  },
  {
    code: 'filing-authorisation',
    name: say(
      'Văn bản ủy quyền thực hiện thủ tục đăng ký hộ kinh doanh',
      'Power of attorney to file the application',
    ),
    kinds: ['original', 'copy', 'electronic'],
    required: false,
    requiredWhen: { eq: ['filedBy', 'authorised'] },
    visibleWhen: { eq: ['filedBy', 'authorised'] },
    hint: say('Không bắt buộc công chứng, chứng thực.', 'It need not be notarised or certified.'),
    digitise: true,
  },
  {
    code: 'service-contract',
    name: say(
      'Bản sao hợp đồng cung cấp dịch vụ và giấy giới thiệu của tổ chức',
      'Copy of the service contract and letter of introduction of the organisation',
    ),
    kinds: ['copy', 'electronic'],
    required: false,
    requiredWhen: { eq: ['filedBy', 'organisation'] },
    visibleWhen: { eq: ['filedBy', 'organisation'] },
    digitise: true,
  },
  {
    code: 'identity-copy',
    name: say(
      'Bản sao thẻ căn cước hoặc căn cước công dân còn hiệu lực của người ủy quyền',
      'Copy of the valid identity card of the person giving the power of attorney',
    ),
    kinds: ['copy', 'electronic'],
    required: false,
    visibleWhen: { in: ['filedBy', ['authorised', 'organisation']] },
    replaceableByDb: 'population',
    hint: say(
      'Chỉ cần khi chưa có tài khoản định danh điện tử để xác thực.',
      'Needed only when there is no electronic identity account to confirm with.',
    ),
    digitise: false,
  },
]
