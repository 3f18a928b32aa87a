import type { Condition } from '../conditions.ts'
import type { Section } from '../definition.ts'
import { say } from '../text.ts'

const was = (...status: string[]): Condition => ({ in: ['status', status] })

/** Tình trạng hôn nhân and, when there was a marriage, the papers that began or ended it. */
export const statusSection: Section = {
  id: 'maritalStatus',
  title: say('Tình trạng hôn nhân', 'Marital status'),
  fields: [
    {
      type: 'radio',
      name: 'status',
      label: say('Tình trạng hôn nhân hiện tại', 'Present marital status'),
      required: true,
      options: [
        { value: 'never', label: say('Chưa đăng ký kết hôn với ai', 'Never married') },
        { value: 'married', label: say('Đang có vợ hoặc chồng', 'Married') },
        {
          value: 'divorced',
          label: say('Đã ly hôn, chưa đăng ký kết hôn với ai', 'Divorced and not married again'),
        },
        {
          value: 'widowed',
          label: say(
            'Vợ hoặc chồng đã chết, chưa đăng ký kết hôn với ai',
            'Widowed and not married again',
          ),
        },
      ],
    },
    {
      type: 'text',
      name: 'spouseName',
      format: 'name',
      label: say('Họ, chữ đệm, tên của vợ hoặc chồng', 'Full name of the spouse'),
      visibleWhen: was('married', 'divorced', 'widowed'),
      required: true,
    },
    {
      type: 'text',
      name: 'marriageNumber',
      label: say('Giấy chứng nhận kết hôn số', 'Marriage certificate number'),
      visibleWhen: was('married'),
      required: true,
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'text',
      name: 'judgmentNumber',
      label: say('Bản án, quyết định ly hôn số', 'Divorce judgment number'),
      hint: say(
        'Ly hôn ở nước ngoài thì ghi số Trích lục ghi chú ly hôn',
        'For a divorce abroad, the number of its entry in the Vietnamese register',
      ),
      visibleWhen: was('divorced'),
      required: true,
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'text',
      name: 'deathExtractNumber',
      label: say('Giấy chứng tử, Trích lục khai tử số', 'Death certificate or extract number'),
      visibleWhen: was('widowed'),
      required: true,
      maxLength: 50,
      width: 'medium',
    },
    {
      type: 'date',
      name: 'statusPaperDate',
      partial: true,
      label: say('Ngày cấp giấy tờ đó', 'Date of that paper'),
      visibleWhen: was('married', 'divorced', 'widowed'),
      required: true,
      rules: [{ rule: 'not-future' }],
    },
    {
      type: 'text',
      name: 'statusPaperIssuer',
      label: say('Cơ quan cấp', 'Issued by'),
      visibleWhen: was('married', 'divorced', 'widowed'),
      required: true,
    },
  ],
}
