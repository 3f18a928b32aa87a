import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { inAnyCase, oath } from './common.ts'
import { businessComponents } from './household-business-components.ts'

const founders: Section = {
  id: 'founders',
  title: say('Chủ hộ kinh doanh', 'Owner'),
  fields: [
    {
      type: 'person',
      name: 'owner',
      label: say('Chủ hộ kinh doanh', 'Owner'),
      parts: [
        'fullName',
        'birthDate',
        'gender',
        'idNumber',
        'ethnicity',
        'nationality',
        'residence',
        'phone',
        'email',
      ],
      optional: ['ethnicity', 'email'],
      prefill: 'applicant',
      required: true,
      partRules: {
        birthDate: [
          {
            rule: 'age',
            atLeast: 18,
            message: say(
              'Chủ hộ kinh doanh phải từ đủ 18 tuổi',
              'The owner must be at least 18 years old',
            ),
          },
        ],
      },
    },
    {
      type: 'radio',
      name: 'foundedBy',
      label: say('Chủ thể thành lập', 'Founded by'),
      required: true,
      options: [
        { value: 'individual', label: say('Một cá nhân', 'One person') },
        { value: 'family', label: say('Các thành viên hộ gia đình', 'Members of a family') },
      ],
    },
    {
      type: 'radio',
      name: 'filedBy',
      label: say('Người nộp hồ sơ', 'Who files the application'),
      required: true,
      options: [
        { value: 'owner', label: say('Chủ hộ kinh doanh', 'The owner') },
        {
          value: 'authorised',
          label: say('Cá nhân được ủy quyền', 'A person with power of attorney'),
        },
        { value: 'organisation', label: say('Tổ chức làm dịch vụ', 'A service organisation') },
      ],
    },
  ],
}

const members: Section = {
  id: 'members',
  title: say('Thành viên hộ gia đình tham gia', 'Members of the family taking part'),
  intro: say(
    'Không ghi lại chủ hộ kinh doanh. Cá nhân, thành viên hộ gia đình chỉ được đăng ký một hộ kinh doanh trong phạm vi cả nước.',
    'Leave out the owner. A person or family member may register only one household business in the whole country.',
  ),
  visibleWhen: { eq: ['foundedBy', 'family'] },
  repeat: { min: 1, max: 20, itemLabel: say('Thành viên', 'Member') },
  fields: [
    {
      type: 'person',
      name: 'member',
      label: say('Thành viên', 'Member'),
      parts: ['fullName', 'birthDate', 'gender', 'idNumber', 'nationality', 'residence'],
      optional: ['residence'],
      required: true,
    },
  ],
}

const business: Section = {
  id: 'business',
  title: say('Hộ kinh doanh', 'The business'),
  fields: [
    {
      type: 'text',
      name: 'businessName',
      label: say('Tên riêng của hộ kinh doanh', 'Name of the business'),
      hint: say(
        'Cụm từ “Hộ kinh doanh” được ghi tự động phía trước',
        'The words “Hộ kinh doanh” are put before it automatically',
      ),
      required: true,
      maxLength: 150,
      rules: [
        {
          rule: 'pattern',
          pattern: `^(?!.*(?:${inAnyCase('công ty')}|${inAnyCase('doanh nghiệp')})).*$`,
          message: say(
            'Tên riêng không được có cụm từ “công ty”, “doanh nghiệp”',
            'The name must not contain the words “công ty” or “doanh nghiệp”',
          ),
        },
      ],
    },
    {
      type: 'address',
      name: 'seat',
      label: say('Địa chỉ trụ sở', 'Address of the business'),
      prefill: 'unit.place',
      required: true,
    },
    {
      type: 'phone',
      name: 'businessPhone',
      label: say('Điện thoại của hộ kinh doanh', 'Telephone of the business'),
      prefill: 'applicant.phone',
      required: true,
    },
    {
      type: 'email',
      name: 'businessEmail',
      label: say('Thư điện tử của hộ kinh doanh', 'E-mail of the business'),
      prefill: 'applicant.email',
    },
    {
      type: 'money',
      name: 'capital',
      label: say('Vốn kinh doanh', 'Capital'),
      required: true,
      min: 1,
      max: 1e12,
    },
    {
      type: 'number',
      name: 'workers',
      label: say('Tổng số lao động (dự kiến)', 'Number of workers (expected)'),
      required: true,
      min: 0,
      max: 1_000,
      unit: say('người', 'people'),
    },
    {
      type: 'date',
      name: 'startsOn',
      label: say('Ngày bắt đầu hoạt động', 'First day of business'),
      hint: say(
        'Bỏ trống nếu bắt đầu từ ngày được cấp giấy chứng nhận',
        'Leave blank to start on the day the certificate is issued',
      ),
      certainty: 'to-confirm',
    },
  ],
}

const sectors: Section = {
  id: 'sectors',
  title: say('Ngành, nghề kinh doanh', 'Lines of business'),
  intro: say('Ngành, nghề chính ghi ở dòng đầu tiên.', 'Put the main line of business first.'),
  repeat: { min: 1, max: 30, itemLabel: say('Ngành, nghề', 'Line of business') },
  fields: [
    {
      type: 'text',
      name: 'sectorName',
      label: say('Tên ngành, nghề', 'Name'),
      hint: say('Ví dụ: bán lẻ lương thực, thực phẩm', 'For example: retail sale of food'),
      required: true,
    },
    {
      type: 'text',
      name: 'sectorCode',
      label: say('Mã ngành cấp 4', 'Four-digit code'),
      hint: say('Nếu biết; cán bộ sẽ ghi giúp', 'If known; the officer can fill it in'),
      width: 'short',
      rules: [
        {
          rule: 'pattern',
          pattern: '^\\d{4}$',
          message: say(
            'Mã ngành cấp 4 phải có đúng 4 chữ số',
            'The code must have exactly four digits',
          ),
        },
      ],
    },
  ],
}

/** Giấy đề nghị đăng ký hộ kinh doanh. */
export const householdBusiness: FormDefinition = {
  code: 'household-business',
  version: 1,
  title: say('Giấy đề nghị đăng ký hộ kinh doanh', 'Household business registration form'),
  procedures: ['1.001612'],
  basis: 'Nghị định 168/2025/NĐ-CP; Thông tư 68/2025/TT-BTC; Quyết định 2353/QĐ-BTC',
  effectiveFrom: '2025-07-01',
  certainty: 'to-confirm',
  cases: [
    {
      code: 'ordinary',
      label: say('Đăng ký thành lập hộ kinh doanh', 'Registration of a household business'),
      ruleHint: { amount: 3, unit: 'working-day' },
    },
  ],
  sections: [
    founders,
    members,
    business,
    sectors,
    oath(
      say(
        'Tôi cam đoan bản thân và các thành viên hộ gia đình tham gia không thuộc diện pháp luật cấm kinh doanh, không đồng thời là chủ hộ kinh doanh khác; trụ sở thuộc quyền sử dụng hợp pháp; nội dung kê khai là trung thực, chính xác và tôi chịu trách nhiệm trước pháp luật về nội dung đó.',
        'I declare that I and the family members taking part are not barred from business and own no other household business, that the premises are lawfully ours to use, and that what is stated is true and accurate; I take responsibility for it before the law.',
      ),
    ),
  ],
  components: businessComponents,
}
