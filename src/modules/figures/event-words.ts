import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'figures.recounted': ['Đối chiếu, đếm lại số liệu', 'Counted the figures again'],
  'figures.weight-set': ['Đặt điểm tối đa của nhóm chỉ số', 'Set the weight of a group of figures'],
  'figures.level-set': ['Đặt mức độ dịch vụ của thủ tục', 'Set the service level of a procedure'],
}
