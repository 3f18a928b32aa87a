import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'rating.given': ['Nhận một đánh giá', 'Took a rating'],
  'rating.released': ['Đưa đánh giá vào số liệu', 'Counted ratings'],
  'rating.least-set': [
    'Đặt số đánh giá ít nhất để công bố',
    'Set the least number of ratings to show',
  ],
  'rating.counter-opened': ['Mở quầy đánh giá', 'Opened a counter for ratings'],
  'rating.counter-closed': ['Đóng quầy đánh giá', 'Closed a counter for ratings'],
  'rating.invited': ['Mời đánh giá tại quầy', 'Asked for a rating at the counter'],
}
