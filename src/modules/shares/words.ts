import type { WhyDead, Span } from './domain.ts'
import type { Device } from './events.ts'

type Both = readonly [vi: string, en: string]

export const spanWords: Record<Span, Both> = {
  '1h': ['1 giờ', '1 hour'],
  '1d': ['1 ngày', '1 day'],
  '3d': ['3 ngày', '3 days'],
  '7d': ['7 ngày', '7 days'],
  '30d': ['30 ngày', '30 days'],
}

export const deadWords: Record<WhyDead | 'unknown', { title: Both; more: Both }> = {
  expired: {
    title: ['Đường dẫn này đã hết hạn', 'This link has expired'],
    more: [
      'Người chia sẻ chỉ cho xem trong một thời gian. Nếu vẫn cần, hãy nhờ người đó tạo đường dẫn mới.',
      'It was meant for a limited time. If you still need it, ask for a new link.',
    ],
  },
  revoked: {
    title: ['Người chia sẻ đã thu hồi đường dẫn này', 'This link was withdrawn by its owner'],
    more: [
      'Đường dẫn không còn mở được. Nếu vẫn cần, hãy liên hệ người đã gửi cho bạn.',
      'It no longer opens. If you still need it, ask whoever sent it to you.',
    ],
  },
  locked: {
    title: ['Đường dẫn này đã bị khóa', 'This link is locked'],
    more: [
      'Mã truy cập đã bị nhập sai quá nhiều lần. Hãy nhờ người chia sẻ tạo đường dẫn mới.',
      'The access code was wrong too often. Ask for a new link.',
    ],
  },
  unknown: {
    title: ['Không có đường dẫn chia sẻ này', 'There is no such link'],
    more: [
      'Hãy kiểm tra xem đã chép đủ đường dẫn chưa, hoặc nhờ người chia sẻ gửi lại.',
      'Check that you copied the whole link, or ask for it again.',
    ],
  },
}

export const deviceWords: Record<Device, Both> = {
  phone: ['Điện thoại, máy tính bảng', 'A phone or tablet'],
  computer: ['Máy tính', 'A computer'],
  unknown: ['Không rõ thiết bị', 'Unknown device'],
}

export const codeWords = {
  'code-missing': [
    'Nhập mã truy cập mà người chia sẻ đã cho bạn',
    'Enter the access code you were given',
  ],
  'code-wrong': ['Mã truy cập không đúng', 'The access code is wrong'],
} as const satisfies Record<string, Both>
