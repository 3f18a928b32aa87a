import type { Tone } from '#ui/tag.tsx'

import type { Why } from './actions.ts'
import type { BatchState, Doubt } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const stateWords: Record<BatchState, { text: Both; tone: Tone }> = {
  reading: { text: ['Đang đọc', 'Reading'], tone: 'yellow' },
  ready: { text: ['Chờ xác nhận', 'To be confirmed'], tone: 'orange' },
  filing: { text: ['Đang đưa vào hồ sơ', 'Being filed'], tone: 'yellow' },
  filed: { text: ['Đã đưa vào hồ sơ', 'Filed'], tone: 'green' },
  failed: { text: ['Không đọc được', 'Not readable'], tone: 'red' },
  cancelled: { text: ['Đã hủy', 'Given up'], tone: 'grey' },
}

export const doubtWords: Record<Doubt, Both> = {
  'no-separator': ['Không có tờ phân cách đứng trước', 'No separator before it'],
  unreadable: ['Có tờ phân cách nhưng không đọc được mã', 'A separator whose code cannot be read'],
  'two-codes': ['Một trang có mã của hai giấy tờ', 'One page with codes of two papers'],
  'no-dossier': [
    'Mã trên tờ phân cách không phải hồ sơ đang nhận giấy tờ ở xã này',
    'The code is of no dossier that takes papers here',
  ],
  'no-paper': ['Hồ sơ không có giấy tờ mang số này', 'The dossier has no such paper'],
}

const faults: Record<string, Both> = {
  encrypted: [
    'Tệp PDF có mật khẩu. Bỏ mật khẩu rồi tải lên lại.',
    'The PDF has a password. Remove it and upload again.',
  ],
  broken: [
    'Tệp PDF bị hỏng hoặc chưa ghi xong. Quét hoặc xuất lại tệp.',
    'The PDF is broken or incomplete. Scan or export it again.',
  ],
  'no-pages': ['Tệp PDF không có trang nào.', 'The PDF has no pages.'],
  'too-many-pages': [
    'Tệp quá nhiều trang. Mỗi tập tối đa 600 trang, hãy quét thành nhiều tập.',
    'Too many pages: at most 600 in one bundle. Scan it in several.',
  ],
  'too-slow': [
    'Có trang đọc quá lâu. Quét lại ở 200–300 dpi rồi tải lên.',
    'A page takes too long. Scan at 200 to 300 dpi and upload again.',
  ],
  'too-much-memory': [
    'Có trang quá lớn. Quét lại ở 200–300 dpi, khổ A4 rồi tải lên.',
    'A page is too large. Scan at 200 to 300 dpi, A4, and upload again.',
  ],
}

export const faultWords = (why: string | null): Both =>
  faults[why ?? ''] ?? [
    'Chương trình đọc tệp bị dừng giữa chừng. Thử tải lên lại; nếu vẫn vậy, quét lại tệp.',
    'Reading broke off. Upload again; if it happens again, scan again.',
  ]

export const refusedWords: Record<string, Both> = {
  'not-taken-in': [
    'Hồ sơ đã rút hoặc bị từ chối, không nhận thêm giấy tờ',
    'The dossier was withdrawn or refused',
  ],
  'no-such-paper': ['Hồ sơ không còn giấy tờ này', 'The dossier has no such paper any more'],
}

export const whyWords: Record<Why, Both> = {
  'not-ready': [
    'Tập này không còn chờ xác nhận. Xem lại tình trạng bên dưới',
    'This bundle is not waiting any more. See its state below',
  ],
  'no-such-dossier': [
    'Không có hồ sơ đang nhận giấy tờ mang mã này',
    'No dossier that takes papers has this code',
  ],
  'no-such-paper': ['Chọn giấy tờ của hồ sơ', 'Choose a paper of the dossier'],
  'nothing-before': ['Không có phần nào đứng trước để gộp', 'There is no part before it'],
  'no-such-page': ['Ghi số trang nằm trong phần này', 'Give a page within this part'],
  'still-open': [
    'Còn phần chưa rõ thuộc hồ sơ nào. Chọn hồ sơ hoặc bỏ qua từng phần rồi xác nhận',
    'Some parts have no dossier yet. Assign or skip each of them first',
  ],
  'nothing-to-file': ['Không có phần nào để đưa vào hồ sơ', 'There is nothing to file'],
}
