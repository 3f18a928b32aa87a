import type { EventWords } from '#platform/module.ts'

import './events.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'alert.received': ['Nhận cảnh báo (CAP)', 'Received an alert'],
  'alert.sounded': ['Cảnh báo tự phát khẩn cấp', 'An alert went straight to the loudspeakers'],
  'alert.ended': ['Cảnh báo được thay hoặc hủy', 'An alert was replaced or called off'],
  'alert.published': ['Công bố cảnh báo của xã (CAP)', 'Published an alert'],
  'alert-habit.changed': ['Quyết định cách xử lý cảnh báo đến', 'Decided what follows from alerts'],
  'alert-place.added': ['Khai báo mã địa bàn', 'Told which place a code is'],
  'alert-place.removed': ['Bỏ mã địa bàn', 'Removed the code of a place'],
  'alert-feed.added': ['Thêm nguồn cảnh báo', 'Added a source of alerts'],
  'alert-feed.removed': ['Bỏ nguồn cảnh báo', 'Removed a source of alerts'],
}
