import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'filter.saved': ['Lưu bộ lọc', 'Saved a filter'],
  'filter.removed': ['Xóa bộ lọc đã lưu', 'Removed a saved filter'],
}
