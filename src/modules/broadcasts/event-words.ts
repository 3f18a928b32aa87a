import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'airing.added': ['Xếp lịch phát bản tin', 'Scheduled a bulletin'],
  'airing.ended': ['Ngừng một lịch phát', 'Ended an airing'],
  'slot.added': ['Thêm khung giờ phát', 'Added a slot'],
  'slot.changed': ['Sửa khung giờ phát', 'Changed a slot'],
  'habits.changed': ['Sửa giờ yên tĩnh, thời lượng tối đa', 'Changed quiet hours and most minutes'],
  'emergency.sounded': ['Phát khẩn cấp', 'Sounded an emergency'],
  'emergency.stopped': ['Dừng phát khẩn cấp', 'Stopped an emergency'],
}
