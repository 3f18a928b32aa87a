import type { Proof } from './domain.ts'

export { lengthText } from '#modules/broadcasts/index.ts'

type Both = readonly [vi: string, en: string]

export const proofWords: Record<Proof, Both> = {
  planned: ['Sắp phát', 'Planned'],
  'on-air': ['Đang phát', 'On air'],
  played: ['Đã phát đủ', 'Played'],
  partial: ['Phát một phần', 'Partly played'],
  missed: ['Không phát', 'Missed'],
  'pre-empted': ['Nhường bản tin khác', 'Pre-empted'],
  unreported: ['Chưa có báo cáo', 'Not reported yet'],
  'no-device': ['Chưa có thiết bị', 'No device'],
  dropped: ['Đã rút khỏi lịch', 'Taken out'],
}

export const proofTones = {
  planned: 'grey',
  'on-air': 'blue',
  played: 'green',
  partial: 'yellow',
  missed: 'red',
  'pre-empted': 'orange',
  unreported: 'orange',
  'no-device': 'grey',
  dropped: 'grey',
} as const

const whys: Record<string, Both> = {
  'quiet-hours': ['giờ yên tĩnh', 'quiet hours'],
  power: ['mất điện', 'power cut'],
  late: ['thiết bị bật muộn', 'woke up late'],
  'audio-missing': ['chưa tải được âm thanh', 'sound not fetched'],
  tampered: ['âm thanh hoặc lệnh không đúng chữ ký', 'not what was signed'],
  player: ['bộ phát lỗi', 'player fault'],
  withdrawn: ['bản tin bị thu hồi', 'withdrawn'],
  emergency: ['có bản tin khẩn cấp', 'emergency'],
  expired: ['quá hạn', 'expired'],
  clock: ['đồng hồ chưa chắc đúng', 'clock unsure'],
  stream: ['luồng tiếp sóng đứt', 'stream broke off'],
}

/** Why a play is not what was planned, as the device says. */
export const whyWords = (why: string): Both => whys[why] ?? [why, why]

export const kindWords: Record<'file' | 'relay' | 'live', Both> = {
  file: ['Bản tin thu sẵn, đọc tự động', 'Recorded or spoken text'],
  relay: ['Tiếp sóng', 'Relay'],
  live: ['Nói trực tiếp', 'Live'],
}

export const priorityWords: Record<'normal' | 'priority' | 'emergency', Both> = {
  normal: ['Thường', 'Normal'],
  priority: ['Ưu tiên', 'Priority'],
  emergency: ['Khẩn cấp', 'Emergency'],
}
