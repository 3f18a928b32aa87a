import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'mirror.entered': ['Ghi hồ sơ ở hệ thống khác', 'Entered a dossier of another system'],
  'mirror.updated': ['Ghi tình trạng mới ở hệ thống khác', 'Entered news of another system'],
  'import.uploaded': ['Tải lên danh sách hồ sơ', 'Uploaded a list of dossiers'],
  'import.confirmed': ['Xác nhận nhập danh sách', 'Confirmed an import'],
  'import.cancelled': ['Hủy nhập danh sách', 'Gave an import up'],
  'import.applied': ['Nhập xong danh sách hồ sơ', 'Took a list of dossiers in'],
  'connection.changed': ['Đổi kết nối trục liên thông', 'Changed the connection to the axis'],
  'message.refused': ['Trục từ chối bản tin', 'The axis refused a message'],
  'message.requeued': ['Gửi lại bản tin', 'Sent a message again'],
  'message.requeued-all': ['Gửi lại mọi bản tin bị từ chối', 'Sent all refused messages again'],
}
