import type { RatingLevel, Reason, Way } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const ratingWords: Record<RatingLevel, Both> = {
  'very-satisfied': ['Rất hài lòng', 'Very satisfied'],
  satisfied: ['Hài lòng', 'Satisfied'],
  unsatisfied: ['Không hài lòng', 'Not satisfied'],
}

export const reasonWords: Record<Reason, Both> = {
  time: ['Thời gian giải quyết', 'Time it took'],
  manner: ['Thái độ của cán bộ', 'Manner of the officers'],
  guidance: ['Hướng dẫn', 'Guidance'],
  papers: ['Giấy tờ phải nộp', 'Papers asked for'],
  fee: ['Phí, lệ phí', 'Fees'],
  place: ['Nơi tiếp đón', 'The place'],
  online: ['Nộp trực tuyến', 'Filing online'],
  result: ['Kết quả giải quyết', 'The result'],
}

export const wayWords: Record<Way, Both> = {
  counter: ['Tại quầy', 'At the counter'],
  link: ['Qua mã QR', 'By QR code'],
  own: ['Trên trang cá nhân', 'On one’s own page'],
}

export const whyNot: Record<'too-late' | 'no-answer-yet' | 'no-level', Both> = {
  'no-level': ['Chọn mức độ hài lòng trước.', 'Choose how satisfied you are first.'],
  'too-late': [
    'Hồ sơ này đã được đánh giá và đã quá một ngày nên không sửa được nữa. Cảm ơn bạn.',
    'This application was rated more than a day ago, so it can no longer be changed. Thank you.',
  ],
  'no-answer-yet': [
    'Hồ sơ chưa có kết quả nên chưa đánh giá được. Mời bạn quay lại sau khi nhận kết quả.',
    'There is no result yet. Please come back when you have received it.',
  ],
}
