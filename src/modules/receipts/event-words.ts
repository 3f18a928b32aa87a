import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'receipt.issued': ['Lập biên lai', 'Issued a receipt'],
  'receipt.voided': ['Hủy biên lai', 'Made a receipt void'],
  'receipt.setting-changed': ['Đổi mẫu biên lai', 'Changed how receipts are marked'],
  'cash-day.closed': ['Chốt ngày thu tiền', 'Closed a cash day'],
}
