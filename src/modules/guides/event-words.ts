import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'guide.set': ['Đặt câu hỏi điều kiện của thủ tục', 'Set eligibility questions'],
}
