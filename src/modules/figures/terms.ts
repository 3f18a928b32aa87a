/** The figures that are not counted from dossiers, in words. */
export const publishedWords = {
  name: ['Thủ tục đang công khai', 'Published procedures'],
  formula: [
    'Thủ tục người dân xem được trên trang này chia cho thủ tục đang có hiệu lực trong danh mục, hôm nay. Công bố đúng hạn chưa đo được vì danh mục không ghi ngày của quyết định công bố.',
    'Procedures that citizens can see here, of all in force in the catalogue, today. Whether each was published in time is not measured: the catalogue does not say when its decision was made.',
  ],
} as const

export const paidWords = {
  name: ['Thanh toán trực tuyến', 'Paid online'],
  formula: [
    'Khoản phí, lệ phí nộp bằng chuyển khoản mà ngân hàng đã báo có, chia cho khoản đã nộp trong kỳ (chuyển khoản và tiền mặt). Khoản được miễn không tính.',
    'Fees paid by bank transfer that the bank confirmed, of all fees paid in the period (by transfer and in cash). What was waived is not counted.',
  ],
} as const

export const satisfactionWords = {
  name: ['Mức độ hài lòng', 'Satisfaction'],
  formula: [
    'Đánh giá “Rất hài lòng” và “Hài lòng” chia cho mọi đánh giá của các tháng trọn trong kỳ. Đánh giá được cộng theo đợt để không ai bị nhận ra.',
    'Ratings “very satisfied” and “satisfied”, of all ratings of the whole months in the period. Ratings are added in lots, so that nobody can be recognised.',
  ],
} as const
