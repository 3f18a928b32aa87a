import type { Condition } from '../conditions.ts'
import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'
import { oath } from './common.ts'

const funeral: Condition = { case: ['funeral'] }
const other: Condition = { case: ['other'] }

const applicant: Section = {
  id: 'applicantSection',
  title: say('Người đề nghị', 'Who is asking'),
  fields: [
    {
      type: 'text',
      name: 'organisationName',
      label: say('Tên tổ chức', 'Name of the organisation'),
      hint: say('Bỏ trống nếu là cá nhân, hộ gia đình', 'Leave blank for a person or a household'),
    },
    {
      type: 'phone',
      name: 'contactPhone',
      label: say(
        'Số điện thoại người chịu trách nhiệm tại chỗ',
        'Telephone of the person in charge on the spot',
      ),
      prefill: 'applicant.phone',
      required: true,
    },
  ],
}

const purpose: Section = {
  id: 'purposeSection',
  title: say('Mục đích sử dụng', 'What it is for'),
  fields: [
    {
      type: 'text',
      name: 'deceasedName',
      format: 'name',
      label: say('Họ tên người qua đời', 'Name of the deceased'),
      visibleWhen: funeral,
      required: true,
    },
    {
      type: 'radio',
      name: 'purpose',
      label: say('Sử dụng để', 'It is used for'),
      visibleWhen: other,
      required: true,
      options: [
        { value: 'wedding', label: say('Tổ chức đám cưới', 'A wedding') },
        {
          value: 'event',
          label: say(
            'Hoạt động văn hóa, thể thao, diễu hành, lễ hội, tuyên truyền',
            'A cultural, sports or public information event, parade or festival',
          ),
        },
        { value: 'parking', label: say('Điểm trông giữ xe', 'Guarded parking') },
        {
          value: 'materials',
          label: say('Tập kết vật liệu, phế thải xây dựng', 'Building materials or rubble'),
        },
        { value: 'other', label: say('Mục đích khác', 'Something else') },
      ],
      certainty: 'to-confirm',
    },
    {
      type: 'text',
      name: 'purposeDetail',
      label: say('Nội dung cụ thể', 'In detail'),
      visibleWhen: { filled: 'purpose' },
      requiredWhen: { eq: ['purpose', 'other'] },
      maxLength: 300,
    },
  ],
}

const place: Section = {
  id: 'place',
  title: say('Vị trí và thời gian', 'Place and time'),
  fields: [
    {
      type: 'checkboxes',
      name: 'parts',
      label: say('Phần đường sử dụng', 'Part of the road'),
      required: true,
      options: [
        { value: 'carriageway', label: say('Lòng đường', 'Carriageway') },
        { value: 'pavement', label: say('Vỉa hè', 'Pavement') },
      ],
    },
    {
      type: 'text',
      name: 'road',
      label: say('Tên đường', 'Name of the road'),
      required: true,
    },
    {
      type: 'text',
      name: 'stretch',
      label: say('Đoạn sử dụng', 'Stretch of the road'),
      hint: say(
        'Ví dụ: từ nhà số 12 đến nhà số 18, ấp Bình Lợi',
        'For example: from house 12 to house 18, hamlet Bình Lợi',
      ),
      required: true,
    },
    {
      type: 'number',
      name: 'area',
      label: say('Diện tích sử dụng', 'Area used'),
      required: true,
      min: 0.5,
      max: 10_000,
      step: 0.1,
      unit: say('m²', 'm²'),
    },
    {
      type: 'number',
      name: 'widthLeft',
      label: say(
        'Chiều rộng còn lại cho người đi bộ hoặc xe cộ',
        'Width left for pedestrians or vehicles',
      ),
      min: 0,
      max: 50,
      step: 0.1,
      unit: say('m', 'm'),
      certainty: 'to-confirm',
    },
    {
      type: 'date',
      name: 'fromDate',
      label: say('Từ ngày', 'From'),
      required: true,
      rules: [
        {
          rule: 'not-past',
          message: say(
            'Ngày bắt đầu không được trước ngày hôm nay',
            'The beginning must not be earlier than today',
          ),
        },
      ],
    },
    {
      type: 'text',
      name: 'fromTime',
      format: 'time',
      label: say('Từ giờ', 'From (time)'),
      width: 'short',
    },
    {
      type: 'date',
      name: 'toDate',
      label: say('Đến ngày', 'To'),
      required: true,
      rules: [
        {
          rule: 'compare',
          op: 'not-before',
          with: 'fromDate',
          message: say(
            'Ngày kết thúc không được trước ngày bắt đầu',
            'The end must not be before the beginning',
          ),
        },
      ],
    },
    {
      type: 'text',
      name: 'toTime',
      format: 'time',
      label: say('Đến giờ', 'To (time)'),
      width: 'short',
    },
  ],
}

/** Văn bản đề nghị cấp phép sử dụng tạm thời lòng đường, vỉa hè vào mục đích khác. */
export const roadUse: FormDefinition = {
  code: 'road-use',
  version: 1,
  title: say(
    'Đề nghị sử dụng tạm thời lòng đường, vỉa hè vào mục đích khác',
    'Temporary use of a carriageway or pavement',
  ),
  procedures: ['1.013274'],
  basis: 'Nghị định 165/2024/NĐ-CP, Điều 21; Nghị định 140/2025/NĐ-CP; Quyết định 871/QĐ-BXD',
  effectiveFrom: '2025-07-01',
  cases: [
    {
      code: 'funeral',
      label: say('Đám tang', 'A funeral'),
      hint: say('Giải quyết trong 01 ngày', 'Settled within 1 day'),
      ruleHint: { amount: 1, unit: 'day' },
    },
    {
      code: 'other',
      label: say('Trường hợp khác', 'Any other case'),
      hint: say('Giải quyết trong 05 ngày làm việc', 'Settled within 5 working days'),
      ruleHint: { amount: 5, unit: 'working-day' },
    },
  ],
  sections: [
    applicant,
    purpose,
    place,
    oath(
      say(
        'Chúng tôi cam kết bảo đảm an toàn giao thông, vệ sinh môi trường trong thời gian sử dụng; hoàn trả nguyên trạng khi hết thời hạn và bồi thường nếu gây hư hỏng.',
        'We undertake to keep traffic safe and the place clean while we use it, to restore it afterwards and to make good any damage.',
      ),
    ),
  ],
  components: [
    {
      code: 'plan',
      name: say(
        'Phương án sử dụng tạm thời lòng đường, vỉa hè và phương án tổ chức giao thông',
        'Plan for the temporary use and for directing the traffic',
      ),
      kinds: ['original', 'certified', 'electronic'],
      required: true,
      digitise: true,
    },
  ],
}
