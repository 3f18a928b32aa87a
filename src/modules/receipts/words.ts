import type { WhyNot } from './actions.ts'

type Both = readonly [vi: string, en: string]

export const whyNot: Record<WhyNot, Both> = {
  'nothing-owed': [
    'Hồ sơ này không còn khoản nào phải nộp. Có thể tiền vừa vào tài khoản hoặc quầy khác vừa thu.',
    'Nothing is owed any more: the bank or another counter may have been faster.',
  ],
  'day-closed': [
    'Ngày thu tiền này đã chốt, không thu thêm và không hủy biên lai được nữa.',
    'This day has been counted and locked.',
  ],
  'already-void': ['Biên lai này đã hủy trước đó.', 'This receipt was void already.'],
  'no-receipt-due': [
    'Khoản này đã có biên lai, hoặc chưa nộp.',
    'It has a receipt already, or is not paid.',
  ],
  'no-such-day': ['Bạn không thu tiền vào ngày này.', 'You took no cash on this day.'],
  'already-closed': ['Ngày này đã chốt.', 'This day is closed already.'],
  'difference-unexplained': [
    'Số đếm được khác số trên biên lai. Ghi rõ vì sao chênh lệch.',
    'What was counted differs from the receipts. Say why.',
  ],
}

export const howWords: Record<'cash' | 'transfer', Both> = {
  cash: ['Tiền mặt', 'Cash'],
  transfer: ['Chuyển khoản', 'Transfer'],
}
