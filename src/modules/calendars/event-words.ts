import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'calendar.changed': ['Sửa lịch làm việc', 'Changed the working calendar'],
  'calendar.hours-confirmed': ['Xác nhận giờ làm việc', 'Confirmed working hours'],
  'calendar.day-confirmed': ['Xác nhận ngày nghỉ', 'Confirmed a holiday'],
}
