import type { Section } from '../definition.ts'
import { say } from '../text.ts'

/** Hình thức nhận: how a monthly benefit is paid. */
export const paymentSection: Section = {
  id: 'payment',
  title: say('Hình thức nhận trợ cấp', 'How the benefit is paid'),
  fields: [
    {
      type: 'radio',
      name: 'paidBy',
      label: say('Nhận trợ cấp qua', 'Paid'),
      required: true,
      options: [
        { value: 'account', label: say('Tài khoản ngân hàng', 'To a bank account') },
        { value: 'cash', label: say('Tiền mặt tại điểm chi trả', 'In cash at the paying point') },
      ],
    },
    {
      type: 'text',
      name: 'bank',
      label: say('Ngân hàng', 'Bank'),
      visibleWhen: { eq: ['paidBy', 'account'] },
      required: true,
    },
    {
      type: 'text',
      name: 'accountNumber',
      label: say('Số tài khoản', 'Account number'),
      visibleWhen: { eq: ['paidBy', 'account'] },
      required: true,
      width: 'medium',
      rules: [
        {
          rule: 'pattern',
          pattern: '^[0-9A-Z]{6,20}$',
          message: say(
            'Số tài khoản có từ 6 đến 20 chữ số, viết liền',
            'The account number has 6 to 20 digits without spaces',
          ),
        },
      ],
    },
    {
      type: 'text',
      name: 'accountHolder',
      format: 'name',
      label: say('Tên chủ tài khoản', 'Account holder'),
      visibleWhen: { eq: ['paidBy', 'account'] },
      prefill: 'applicant.fullName',
      required: true,
    },
  ],
}
