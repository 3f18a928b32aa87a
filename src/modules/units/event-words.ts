import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'hamlet.added': ['Thêm ấp, khu phố', 'Added a hamlet'],
  'hamlet.renamed': ['Đổi tên ấp, khu phố', 'Renamed a hamlet'],
  'hamlet.merged': ['Sáp nhập ấp, khu phố', 'Merged hamlets'],
  'hamlet.split': ['Chia tách ấp, khu phố', 'Split a hamlet'],
  'unit.added': ['Thêm đơn vị', 'Added a unit'],
  'unit.changed': ['Sửa thông tin đơn vị', 'Changed the unit'],
  'unit.agency-code-changed': ['Đổi mã cơ quan', 'Changed the agency code'],
  'department.added': ['Thêm phòng ban', 'Added a department'],
  'department.changed': ['Sửa phòng ban', 'Changed a department'],
  'department.closed': ['Đóng phòng ban', 'Closed a department'],
}
