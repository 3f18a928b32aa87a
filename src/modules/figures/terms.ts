/** The figures that are not counted from dossiers, in words. */
export const publishedWords = {
  name: ['Thủ tục đang công khai', 'Published procedures'],
  formula: [
    'Thủ tục người dân xem được trên trang này chia cho thủ tục đang có hiệu lực trong danh mục, hôm nay. Công bố đúng hạn chưa đo được vì danh mục không ghi ngày của quyết định công bố.',
    'Procedures that citizens can see here, of all in force in the catalogue, today. Whether each was published in time is not measured: the catalogue does not say when its decision was made.',
  ],
} as const

export const satisfactionWords = {
  name: ['Mức độ hài lòng', 'Satisfaction'],
  formula: [
    'Đánh giá “Rất hài lòng” và “Hài lòng” chia cho mọi đánh giá của các tháng trọn trong kỳ. Đánh giá được cộng theo đợt để không ai bị nhận ra.',
    'Ratings “very satisfied” and “satisfied”, of all ratings of the whole months in the period. Ratings are added in lots, so that nobody can be recognised.',
  ],
} as const
