import type { Tone } from '#ui/tag.tsx'

import type { WhyNot } from './bank/actions.ts'
import type { Outcome } from './bills/domain.ts'
import type { ColumnName, WhyNotRow } from './statements/domain.ts'

type Both = readonly [vi: string, en: string]

export const outcomeWords: Record<Outcome, { text: Both; tone: Tone }> = {
  matched: { text: ['Khớp', 'Matched'], tone: 'green' },
  short: { text: ['Thiếu', 'Too little'], tone: 'orange' },
  over: { text: ['Thừa', 'Too much'], tone: 'orange' },
  unknown: { text: ['Không nhận diện được', 'Not recognised'], tone: 'red' },
  duplicate: { text: ['Trùng', 'Paid twice'], tone: 'yellow' },
  refunded: { text: ['Đã hoàn trả', 'Given back'], tone: 'grey' },
}

export const columnWords: Record<ColumnName, Both> = {
  at: ['Ngày giao dịch', 'Day'],
  amount: ['Số tiền ghi có', 'Amount credited'],
  memo: ['Nội dung', 'Text'],
  ref: ['Số giao dịch của ngân hàng', 'The bank’s number'],
  payer: ['Người chuyển', 'Payer'],
}

export const rowWords: Record<WhyNotRow, Both> = {
  'no-date': ['Không đọc được ngày', 'The day cannot be read'],
  'no-amount': ['Không đọc được số tiền', 'The amount cannot be read'],
  'no-ref': ['Thiếu số giao dịch của ngân hàng', 'The bank’s number is missing'],
  'too-large': ['Số tiền quá lớn', 'The amount is too large'],
}

export const whyNot: Record<WhyNot, Both> = {
  'decided-meanwhile': [
    'Giao dịch này vừa được người khác xử lý. Xem lại tình trạng bên trên.',
    'Somebody has just decided this one. Look at its state above.',
  ],
  'no-such-bill': ['Không có mã nộp tiền này. So lại với hồ sơ.', 'There is no such payment code.'],
  'not-refundable': [
    'Khoản này đã khớp hoặc đã hoàn trả, không ghi hoàn trả được nữa.',
    'This one is matched or given back already.',
  ],
}

/** Why a file of the bank cannot be read (`sheets/lines`, `sheets/broken`), and what to do. */
export const fileWords: Partial<Record<string, Both>> = {
  'not-text': [
    'Tệp không dùng bảng mã UTF-8. Trong bảng tính, chọn Lưu thành “CSV UTF-8” hoặc XLSX.',
    'It is not in UTF-8. Save it as “CSV UTF-8” or XLSX.',
  ],
  broken: [
    'Tệp bị hỏng hoặc chép thiếu. Tải lại sao kê từ ngân hàng.',
    'It is broken or cut short. Fetch it from the bank again.',
  ],
  empty: ['Tệp trống.', 'It is empty.'],
  'locked-or-old': [
    'Sổ tính có mật khẩu hoặc theo định dạng cũ (XLS). Lưu lại thành XLSX không mật khẩu.',
    'The workbook has a password or is of the old kind (XLS). Save it as XLSX without one.',
  ],
  'too-large': ['Sổ tính quá lớn.', 'The workbook is too large.'],
}
