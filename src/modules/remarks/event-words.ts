import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'remark.written': ['Viết ghi chú nội bộ', 'Wrote a remark'],
}
