import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'cluster.added': ['Thêm cụm loa', 'Added a loudspeaker cluster'],
  'cluster.changed': ['Sửa thông tin cụm loa', 'Changed a loudspeaker cluster'],
  'cluster.closed': ['Ngừng dùng cụm loa', 'Closed a loudspeaker cluster'],
  'cluster.code-written': ['Ghi mã đăng ký thiết bị', 'Wrote down an enrolment code'],
  'cluster.enrolled': ['Thiết bị đăng ký vào cụm loa', 'A device was enrolled'],
  'cluster.revoked': ['Thu hồi thiết bị của cụm loa', 'A device was revoked'],
  'cluster.ordered': ['Ra lệnh cho cụm loa', 'Gave a cluster an order'],
  'cluster.alarmed': ['Cụm loa có cảnh báo', 'A cluster raised an alarm'],
  'cluster.watch-changed': ['Đổi mức cảnh báo cụm loa', 'Changed when clusters raise alarms'],
  'plan-key.changed': ['Đổi khóa phát thanh của xã', 'Changed the key of the loudspeakers'],
  'zone.added': ['Thêm vùng phát', 'Added a zone'],
  'zone.changed': ['Sửa vùng phát', 'Changed a zone'],
  'zone.removed': ['Bỏ vùng phát', 'Removed a zone'],
}
