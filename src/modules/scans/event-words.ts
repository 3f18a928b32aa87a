import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'scan.uploaded': ['Tải lên tập quét', 'Uploaded a bundle scan'],
  'scan.read': ['Tách xong tập quét', 'Split a bundle scan'],
  'scan.failed': ['Không đọc được tập quét', 'A bundle scan could not be read'],
  'scan.changed': ['Sửa phần của tập quét', 'Changed a part of a bundle scan'],
  'scan.confirmed': ['Xác nhận đưa tập quét vào hồ sơ', 'Confirmed a bundle scan'],
  'scan.filed': ['Đưa bản quét vào hồ sơ', 'Filed scans in a dossier'],
  'scan.refused': ['Bản quét không vào được hồ sơ', 'Scans could not be filed'],
  'scan.ended': ['Xong tập quét', 'Ended a bundle scan'],
  'scan.cancelled': ['Bỏ tập quét', 'Dropped a bundle scan'],
  'separators.printed': ['In tờ phân cách để quét', 'Printed separator sheets'],
}
