import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'civil-status.registered': ['Vào sổ hộ tịch', 'Entered in a register of civil status'],
  'civil-status.annotated': ['Ghi chú vào sổ hộ tịch', 'Annotated a register of civil status'],
  'civil-status.copied': ['Cấp bản sao trích lục hộ tịch', 'Gave copies of an extract'],
  'civil-status.continued': ['Đánh số tiếp sổ hộ tịch trước', 'Went on after an earlier book'],
  'civil-status.locked': ['Khóa sổ hộ tịch', 'Locked a register of civil status'],
  'civil-status.put-up': ['Trình ký giấy tờ hộ tịch', 'Put a certificate up for signing'],
  'civil-status.month-printed': ['In sổ hộ tịch hằng tháng', 'Printed a month of a register'],
  'civil-status.exported': ['Xuất dữ liệu hộ tịch', 'Exported civil status data'],
  'civil-status.persons-merged': [
    'Chuyển việc hộ tịch theo người đã gộp',
    'Moved entries to the merged person',
  ],
}
