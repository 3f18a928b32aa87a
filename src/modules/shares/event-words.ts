import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'share.created': ['Người dân tạo đường dẫn chia sẻ kết quả', 'Citizen made a link to a result'],
  'share.opened': ['Mở kết quả bằng đường dẫn chia sẻ', 'Opened a result by a shared link'],
  'share.revoked': ['Người dân thu hồi đường dẫn chia sẻ', 'Citizen withdrew a shared link'],
  'share.locked': ['Khóa đường dẫn vì nhập sai mã nhiều lần', 'Locked a link after wrong codes'],
}
