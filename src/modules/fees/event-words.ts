import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'exemption.added': ['Thêm nhóm miễn, giảm phí', 'Added who pays less'],
  'exemption.ended': ['Thôi miễn, giảm phí một nhóm', 'Ended who pays less'],
}
