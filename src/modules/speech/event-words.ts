import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'pronunciation.added': ['Thêm từ vào từ điển phát âm', 'Added a pronunciation'],
  'pronunciation.changed': ['Sửa cách phát âm một từ', 'Changed a pronunciation'],
  'pronunciation.removed': ['Bỏ từ khỏi từ điển phát âm', 'Removed a pronunciation'],
}
