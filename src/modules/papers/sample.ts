import type { ReceiptData } from './receipt.ts'

// For tests: a receipt as the counter would give it.
export const sampleReceipt: ReceiptData = {
  paper: 'receipt-1',
  code: 'H51.28075-261123-0001',
  agency: {
    parent: 'Ủy ban nhân dân xã Tân Trụ',
    name: 'Trung tâm Phục vụ hành chính công xã Tân Trụ',
    place: 'Tân Trụ',
  },
  applicant: {
    name: 'Nguyễn Thị Hồng Thắm',
    idNumber: '080190001234',
    address: 'Ấp Bình Hòa, xã Tân Trụ, tỉnh Tây Ninh',
    phone: '0900 000 123',
    email: 'tham@example.vn',
  },
  matter: 'Đăng ký khai sinh',
  components: [
    { name: 'Tờ khai đăng ký khai sinh', quantity: 1, kind: 'original' },
    { name: 'Giấy chứng sinh', quantity: 1, kind: 'certified' },
    { name: 'Giấy chứng nhận kết hôn', quantity: 2, kind: 'copy' },
    { name: 'Căn cước', quantity: 1, kind: 'electronic' },
  ],
  sets: 1,
  processing: '03 ngày làm việc',
  receivedAt: Temporal.Instant.from('2026-11-23T02:05:00Z'),
  dueAt: Temporal.Instant.from('2026-11-27T10:00:00Z'),
  collectAt: 'Trung tâm Phục vụ hành chính công xã Tân Trụ',
  receiver: 'Trần Văn Lực',
  medium: 'paper',
  trackingUrl: 'https://tantru.example.vn/tra-cuu/H51.28075-261123-0001',
  demo: false,
}
