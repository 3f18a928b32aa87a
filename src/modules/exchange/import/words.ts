import type { Tone } from '#ui/tag.tsx'

import type { Import } from './store.ts'

type Both = readonly [vi: string, en: string]

export const importWords: Record<Import['state'], { text: Both; tone: Tone }> = {
  checking: { text: ['Đang kiểm tra', 'Being checked'], tone: 'blue' },
  refused: { text: ['Không đọc được', 'Cannot be read'], tone: 'red' },
  checked: { text: ['Chờ xác nhận', 'To be confirmed'], tone: 'orange' },
  applying: { text: ['Đang nhập', 'Being taken in'], tone: 'blue' },
  applied: { text: ['Đã nhập', 'Taken in'], tone: 'green' },
  cancelled: { text: ['Đã hủy', 'Given up'], tone: 'grey' },
}
