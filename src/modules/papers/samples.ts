import { paperInForce, type SlipKind } from './papers.ts'
import { sampleReceipt } from './sample.ts'
import type { Issued } from './sheet.ts'
import type { SlipData } from './slips.ts'

const at = (text: string) => Temporal.Instant.from(text)

// For tests: one paper of each kind, as the commune of the sample receipt would issue it.
const { paper: _, trackingUrl: _url, demo: _demo, ...receipt } = sampleReceipt
const { code, agency, applicant, matter, receivedAt, dueAt } = sampleReceipt
const head = { code, agency, applicant, matter }

export const sampleData: SlipData = {
  receipt,
  'supplement-request': {
    ...head,
    missing:
      'Giấy chứng sinh: bản nộp không có dấu của cơ sở y tế.\nBản sao Giấy chứng nhận kết hôn.',
    reason: 'Chưa đủ thành phần hồ sơ theo quy định.',
    until: at('2026-12-07T10:00:00Z'),
    guide: { name: 'Trần Văn Lực, Công chức Tư pháp – Hộ tịch', phone: '0272 3 000 111' },
  },
  refusal: {
    ...head,
    reason: 'Việc đăng ký thuộc thẩm quyền của Ủy ban nhân dân xã nơi cư trú của người mẹ.',
    receiver: 'Trần Văn Lực',
  },
  apology: {
    ...head,
    receivedAt,
    dueBefore: dueAt,
    dueAfter: at('2026-12-01T10:00:00Z'),
    reason: 'Chưa nhận được kết quả xác minh của Công an xã.',
    signer: 'Nguyễn Văn Bình',
  },
  'stop-notice': {
    ...head,
    receivedAt,
    requester: applicant.name,
    ground: 'Người nộp hồ sơ đề nghị rút hồ sơ: đã đăng ký tại nơi cư trú cũ.',
    signer: 'Nguyễn Văn Bình',
  },
  'control-slip': {
    ...head,
    lead: 'UBND xã Tân Trụ',
    coordinating: ['Công an xã Tân Trụ'],
    receivedAt,
    dueAt,
    stays: [
      {
        place: 'Tiếp nhận',
        giver: applicant.name,
        enteredAt: receivedAt,
        dueAt: at('2026-11-23T10:00:00Z'),
        leftAt: at('2026-11-23T03:00:00Z'),
        leaver: 'Trần Văn Lực, Một cửa',
        direction: 'forward',
      },
      {
        place: 'Thẩm định hồ sơ',
        giver: 'Trần Văn Lực, Một cửa',
        enteredAt: at('2026-11-23T03:00:00Z'),
        dueAt: at('2026-11-24T10:00:00Z'),
        leftAt: at('2026-11-25T03:00:00Z'),
        leaver: 'Lê Thị Hoa, Công chức Tư pháp – Hộ tịch',
        direction: 'back',
        note: 'Thiếu chữ ký của người yêu cầu',
      },
      {
        place: 'Tiếp nhận',
        giver: 'Lê Thị Hoa, Công chức Tư pháp – Hộ tịch',
        enteredAt: at('2026-11-25T03:00:00Z'),
        dueAt: at('2026-11-26T10:00:00Z'),
      },
    ],
  },
  register: {
    agency,
    lead: 'UBND xã Tân Trụ',
    from: Temporal.PlainDate.from('2026-11-01'),
    to: Temporal.PlainDate.from('2026-11-30'),
    volume: 1,
    first: 1,
    lines: Array.from({ length: 8 }, (_one, n) => ({
      code: `H51.28075-261123-${String(n + 1).padStart(4, '0')}`,
      matter,
      applicant: applicant.name,
      contact: 'Ấp Bình Hòa, xã Tân Trụ; 0900 000 123',
      receivedAt,
      dueAt,
      ...(n % 2 === 0 && { returnedAt: at('2026-11-26T02:00:00Z'), how: 'counter' as const }),
    })),
  },
  'hand-over-slip': {
    agency,
    handedAt: at('2026-11-23T03:00:00Z'),
    giver: { place: 'Tiếp nhận', name: 'Trần Văn Lực, Một cửa' },
    receiver: { place: 'Phân công xử lý', name: null },
    rows: [{ code, matter, applicant: applicant.name, papers: 5, dueAt, note: 'Đủ giấy tờ' }],
  },
  'result-receipt': {
    ...head,
    to: 'Nguyễn Thị Hồng Thắm',
    how: 'counter',
    handedAt: at('2026-11-26T02:00:00Z'),
    giver: 'Trần Văn Lực, Một cửa',
    results: [
      { title: 'Giấy khai sinh', documentNumber: '123/2026' },
      { title: 'Bản sao trích lục khai sinh' },
    ],
  },
}

const numbers: Partial<Record<SlipKind, number>> = {
  'supplement-request': 3,
  refusal: 12,
  apology: 1,
  'control-slip': 104,
  register: 2,
}

/** A paper as it comes from where it is kept: JSON. */
export const sampleIssued = (kind: SlipKind, over: object = {}): Issued => ({
  kind,
  paper: paperInForce(kind, Temporal.PlainDate.from('2026-11-24'))?.id ?? '',
  number: numbers[kind] ?? null,
  at: at('2026-11-24T02:05:00Z'),
  data: JSON.parse(JSON.stringify({ ...sampleData[kind], ...over })) as unknown,
})

export const sampleFrame = { publicUrl: 'https://tantru.example.vn', demo: false }
