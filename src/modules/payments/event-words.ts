import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'payment.bill-made': ['Tạo mã nộp tiền', 'Made a payment code'],
  'payment.account-opened': ['Đặt tài khoản nhận phí', 'Set the account for fees'],
  'payment.key-changed': ['Đổi khóa báo có của ngân hàng', 'Changed the key of the bank’s notices'],
  'payment.notice-taken': ['Ngân hàng báo tiền vào', 'The bank told of money'],
  'payment.matched-by-hand': ['Ghép tay khoản tiền vào', 'Matched money by hand'],
  'payment.refunded': ['Ghi đã hoàn trả tiền', 'Noted money as given back'],
  'payment.statement-uploaded': ['Tải lên sao kê ngân hàng', 'Uploaded a bank statement'],
  'payment.statement-taken': ['Đối soát sao kê ngân hàng', 'Reconciled a bank statement'],
}
