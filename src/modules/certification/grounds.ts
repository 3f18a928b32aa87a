type Both = readonly [vi: string, en: string]

const list = {
  altered: [
    'Bản chính bị tẩy xóa, sửa chữa, thêm bớt nội dung không hợp lệ',
    'The original was erased, altered or added to',
  ],
  damaged: [
    'Bản chính hư hỏng, cũ nát, không xác định được nội dung',
    'The original is damaged or cannot be read',
  ],
  secret: [
    'Bản chính đóng dấu mật, hoặc ghi rõ không được sao chụp',
    'The original is secret or says that it must not be copied',
  ],
  unlawful: [
    'Nội dung trái pháp luật, đạo đức xã hội; xuyên tạc, xúc phạm',
    'The content is unlawful or offends',
  ],
  foreign: [
    'Giấy tờ nước ngoài chưa hợp pháp hóa lãnh sự (trừ hộ chiếu, căn cước, thẻ cư trú, giấy phép lái xe, bằng cấp, bảng điểm)',
    'A foreign paper without legalisation (passports, identity and residence cards, driving licences, degrees and transcripts are exempt)',
  ],
  'self-made': [
    'Giấy tờ tự lập, không có xác nhận, đóng dấu của cơ quan có thẩm quyền',
    'Made by a private person without an authority’s confirmation',
  ],
  forged: [
    'Bản chính có dấu hiệu giả mạo (lập biên bản)',
    'The original looks forged (a record is made)',
  ],
  other: ['Lý do khác (ghi rõ)', 'Another reason, to be written'],
} as const satisfies Record<string, Both>

export type Ground = keyof typeof list

/** Lý do từ chối: when a copy must not be certified (NĐ 23/2015 Điều 22; GOV 3). */
export const grounds: Record<Ground, Both> = list

export const groundCodes = Object.keys(grounds) as Ground[]
