import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'point.added': ['Mở điểm tiếp nhận, trả kết quả', 'Added a point of service'],
  'point.changed': ['Sửa điểm tiếp nhận, trả kết quả', 'Changed a point of service'],
  'point.closed': ['Đóng điểm tiếp nhận, trả kết quả', 'Closed a point of service'],
}
