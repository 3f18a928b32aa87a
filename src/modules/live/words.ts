import type { WhyNotSpeak } from './actions.ts'
import type { Ending } from './domain.ts'

type Both = readonly [vi: string, en: string]

/** A message beside the field that is at fault. */
export const whyNotSpeak: Record<WhyNotSpeak, Both> = {
  'not-live': [
    'Bản tin này không phải loại nói trực tiếp',
    'This bulletin is not one that is spoken live',
  ],
  expired: [
    'Duyệt nói trực tiếp đã hết hạn; hãy soạn lại từ bản này rồi trình duyệt lại',
    'The approval to speak is over: write it anew and submit it again',
  ],
  nowhere: ['Không có cụm loa nào ở nơi đã chọn', 'There is no cluster at these places'],
  'speaking-already': [
    'Đang có người nói bản tin này. Hãy chờ người ấy kết thúc',
    'Somebody is speaking this bulletin. Wait until they end',
  ],
  'quiet-hours': [
    'Đang trong giờ yên tĩnh, chỉ bản tin khẩn cấp mới được phát',
    'These are quiet hours: only an emergency may sound',
  ],
  'needs-emergency': [
    'Chỉ người được giao quyền phát khẩn cấp mới nói được bản tin này',
    'Only who may sound emergencies may speak this bulletin',
  ],
}

export const endingWords: Record<Ending, Both> = {
  finished: ['Nói xong', 'Said to its end'],
  stopped: ['Dừng giữa chừng', 'Stopped'],
  lost: ['Mất kết nối', 'Connection lost'],
  'too-long': ['Hết thời lượng', 'Time was up'],
}
