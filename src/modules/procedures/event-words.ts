import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'procedure.time-confirmed': ['Xác nhận thời hạn thủ tục', 'Confirmed a time limit'],
  'procedure.fee-confirmed': ['Xác nhận phí, lệ phí thủ tục', 'Confirmed a fee'],
  'procedure.confirmation-withdrawn': ['Rút xác nhận thủ tục', 'Withdrew a confirmation'],
  'procedure.settings-changed': ['Sửa thiết lập thủ tục', 'Changed a procedure’s settings'],
  'life-event.saved': ['Sửa nhóm thủ tục theo sự kiện', 'Saved a life event'],
}
