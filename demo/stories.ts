import type { Part } from './cast.ts'
import type { MemberPlan } from './residents.ts'
import { inTime, minutesAgo, overdue, worked } from './when.ts'

/** A citizen whom one can sign in as, with a story. */
export type Story = {
  fullName: string
  /** Shown where one chooses whom to sign in as. */
  note: string
  parts: readonly Part[]
}

/** Households told in person; their members are the first residents of the commune. */
export const toldHouseholds: readonly (readonly MemberPlan[])[] = [
  [
    { role: 'head', gender: 'female', age: 35, fullName: 'Nguyễn Thị Mãng Cầu' },
    { role: 'spouse', gender: 'male', age: 38, fullName: 'Trần Văn Thốt Nốt' },
    { role: 'child', gender: 'male', age: 9 },
  ],
  [
    { role: 'head', gender: 'male', age: 41, fullName: 'Lê Văn Chôm Chôm' },
    { role: 'spouse', gender: 'female', age: 39 },
    { role: 'child', gender: 'female', age: 14 },
    { role: 'child', gender: 'male', age: 10 },
  ],
  [
    { role: 'head', gender: 'female', age: 47, fullName: 'Phạm Thị Sầu Riêng' },
    { role: 'child', gender: 'female', age: 19 },
  ],
  [{ role: 'head', gender: 'male', age: 27, fullName: 'Huỳnh Văn Đu Đủ' }],
  [
    { role: 'head', gender: 'female', age: 78, fullName: 'Võ Thị Trầu Cau' },
    { role: 'child', gender: 'male', age: 52 },
  ],
  [
    { role: 'head', gender: 'male', age: 54, fullName: 'Đặng Văn Ổi Xá' },
    { role: 'child', gender: 'male', age: 25, fullName: 'Đặng Văn Bông Súng' },
  ],
  [
    { role: 'head', gender: 'male', age: 50, fullName: 'Bùi Văn Điên Điển' },
    { role: 'spouse', gender: 'female', age: 48 },
    { role: 'child', gender: 'female', age: 23, fullName: 'Bùi Thị Lục Bình' },
  ],
  [
    { role: 'head', gender: 'male', age: 56, fullName: 'Đỗ Văn Khoai Mì' },
    { role: 'spouse', gender: 'female', age: 55 },
  ],
  [
    { role: 'head', gender: 'male', age: 31, fullName: 'Hồ Văn Bí Rợ' },
    { role: 'spouse', gender: 'female', age: 28, fullName: 'Ngô Thị Bông Bí' },
  ],
]

const soon = { tempo: 'at-once' } as const

export const stories: readonly Story[] = [
  {
    fullName: 'Nguyễn Thị Mãng Cầu',
    note: 'Mở hộ kinh doanh; cán bộ đã yêu cầu bổ sung giấy tờ',
    parts: [
      {
        kinds: ['business'],
        when: [worked(800)],
        fate: { ...soon, supplement: 'unanswered' },
        channel: 'online',
      },
      { kinds: ['certifiedCopy'], when: [worked(9000)], fate: { tempo: 'early' } },
    ],
  },
  {
    fullName: 'Lê Văn Chôm Chôm',
    note: 'Giấy phép xây dựng đã có, chờ đến nhận; đã chia sẻ cho ngân hàng',
    parts: [
      {
        kinds: ['building'],
        when: [worked(7000)],
        fate: { tempo: 'early', isUncollected: true },
        channel: 'online',
        hasFile: true,
      },
    ],
  },
  {
    fullName: 'Phạm Thị Sầu Riêng',
    note: 'Nhiều hồ sơ ở nhiều trạng thái',
    parts: [
      {
        kinds: ['certifiedCopy', 'extract', 'signature', 'certifiedCopy'],
        when: [31_000, 26_000, 15_000, 6000].map(worked),
        fate: { tempo: 'early' },
        hasFile: true,
      },
      {
        kinds: ['maritalStatus', 'business', 'pavement'],
        when: [22_000, 19_000, 10_000].map(worked),
        fate: { tempo: 'on-due-day' },
        channel: 'online',
        hasFile: true,
      },
      { kinds: ['planning'], when: [worked(14_000)], fate: { tempo: 'late' }, hasFile: true },
      {
        kinds: ['tree'],
        when: [worked(8000)],
        fate: { ...soon, isWithdrawn: true },
        channel: 'online',
      },
      {
        kinds: ['building'],
        when: [inTime(0.4)],
        fate: { ...soon, waitsAt: 'appraise' },
        channel: 'online',
      },
      {
        kinds: ['extract'],
        when: [minutesAgo(70)],
        fate: { ...soon, isUntouched: true },
        channel: 'online',
      },
    ],
  },
  { fullName: 'Huỳnh Văn Đu Đủ', note: 'Chưa nộp hồ sơ nào; có một bản nháp làm dở', parts: [] },
  {
    fullName: 'Võ Thị Trầu Cau',
    note: '78 tuổi, chưa làm hồ sơ trợ cấp hưu trí xã hội; đang khai dở đơn xin chặt cây theo mẫu riêng của xã',
    parts: [
      { kinds: ['certifiedCopy'], when: [worked(12_000)], fate: { tempo: 'early' }, hasFile: true },
    ],
  },
  {
    fullName: 'Đặng Văn Bông Súng',
    note: 'Sắp kết hôn với Bùi Thị Lục Bình; đã có giấy xác nhận tình trạng hôn nhân',
    parts: [
      {
        kinds: ['maritalStatus'],
        when: [worked(4300)],
        fate: { tempo: 'early' },
        channel: 'online',
        hasFile: true,
      },
    ],
  },
  {
    fullName: 'Bùi Thị Lục Bình',
    note: 'Sắp kết hôn; hồ sơ xác nhận tình trạng hôn nhân đang giải quyết',
    parts: [
      {
        kinds: ['maritalStatus'],
        when: [inTime(0.3)],
        fate: { ...soon, waitsAt: 'approve' },
        channel: 'online',
      },
    ],
  },
  {
    fullName: 'Đỗ Văn Khoai Mì',
    note: 'Hồ sơ đã quá hạn mà chưa xong; một hồ sơ trước bị từ chối',
    parts: [
      { kinds: ['planning'], when: [overdue(6)], fate: { ...soon, waitsAt: 'appraise' } },
      {
        kinds: ['pavement'],
        when: [worked(16_000)],
        fate: { tempo: 'early', isRefused: true },
        hasFile: true,
      },
    ],
  },
  {
    fullName: 'Ngô Thị Bông Bí',
    note: 'Mới sinh con; nộp hồ sơ khai sinh trực tuyến hôm nay',
    parts: [
      {
        kinds: ['birth'],
        when: [minutesAgo(25)],
        fate: { ...soon, isUntouched: true },
        channel: 'online',
      },
    ],
  },
]
