import { whyWords } from '#modules/dossiers/index.ts'

import type { WhyNot } from './actions.ts'
import type { Group } from './store.ts'

type Both = readonly [vi: string, en: string]

export const whyNot: Record<WhyNot, Both> = {
  'unknown-fee': [
    'Mức thu của thủ tục này chưa xác định. Quản trị xác nhận mức thu ở trang thủ tục, hoặc yêu cầu nộp tiền với số tiền tự ghi.',
    'The fee is not decided yet. An administrator confirms it on the page of the procedure.',
  ],
  'nothing-to-pay': ['Thủ tục này không thu phí, lệ phí.', 'This procedure is free of charge.'],
  'no-such-group': [
    'Nhóm này không còn được miễn, giảm. Hãy chọn lại.',
    'This group is not exempt any more.',
  ],
  'proof-missing': ['Ghi giấy tờ chứng minh đã xem', 'Say which proof was seen'],
  'part-paid': [
    'Người nộp đã chuyển một phần theo mức cũ, không tính lại được. Đối soát khoản đó trước.',
    'A part was paid by the old amount. Reconcile it first.',
  ],
  ...whyWords,
}

export const certaintyWords: Record<Group['certainty'], Both> = {
  V: ['Đã đọc văn bản', 'Read in the instrument'],
  S: ['Theo nguồn khác', 'From another source'],
  M: ['Chờ đối chiếu', 'To be compared'],
}
