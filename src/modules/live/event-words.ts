import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'talk.started': ['Bắt đầu nói trực tiếp qua loa', 'Began to speak live'],
  'talk.ended': ['Kết thúc nói trực tiếp qua loa', 'Ended a live talk'],
  'talk.kept': ['Lưu bản ghi nói trực tiếp', 'Kept the recording of a live talk'],
}
