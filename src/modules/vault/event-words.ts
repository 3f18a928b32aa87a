import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'paper.reused': ['Dùng lại giấy tờ trong kho của người nộp', 'Reused a stored paper'],
  'paper.hidden': ['Người dân ẩn giấy tờ trong kho', 'Citizen hid a stored paper'],
  'paper.shown': ['Người dân cho dùng lại giấy tờ đã ẩn', 'Citizen showed a hidden paper'],
  'paper.opened': ['Mở xem giấy tờ trong kho', 'Opened a stored paper'],
  'paper.described': [
    'Ghi thông tin trên giấy tờ trong kho',
    'Wrote down what a stored paper says',
  ],
  'paper.kept': ['Đưa giấy tờ vào kho của người nộp', 'Kept papers in the person’s store'],
  'paper.followed-merge': [
    'Chuyển kho giấy tờ khi gộp người',
    'Moved stored papers of a merged person',
  ],
  'paper-kind.saved': ['Đặt loại giấy tờ dùng lại', 'Set a kind of reusable paper'],
  'vault.filled': ['Đưa giấy tờ các hồ sơ cũ vào kho', 'Brought past papers into the store'],
}
