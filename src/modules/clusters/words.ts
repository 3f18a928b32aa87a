import type { Tone } from '#ui/tag.tsx'

import type { WhyNoCode } from './devices/actions.ts'
import type { ClusterState } from './domain.ts'
import type { OrderKind } from './orders/what.ts'
import type { AlarmKind } from './watch/alarms.ts'
import type { FaultWord } from './watch/beat.ts'

type Both = readonly [vi: string, en: string]

export const stateWords: Record<ClusterState, Both> = {
  online: ['Trực tuyến', 'Online'],
  playing: ['Đang phát', 'Playing'],
  offline: ['Mất kết nối', 'Offline'],
  fault: ['Có lỗi', 'Fault'],
  'not-enrolled': ['Chưa có thiết bị', 'No device'],
}

export const stateTones: Record<ClusterState, Tone> = {
  online: 'green',
  playing: 'blue',
  offline: 'red',
  fault: 'orange',
  'not-enrolled': 'grey',
}

export const alarmWords: Record<AlarmKind, Both> = {
  offline: ['Mất kết nối quá lâu', 'Offline for too long'],
  voltage: ['Nguồn điện có vấn đề', 'Trouble with its power'],
  storage: ['Thẻ nhớ sắp đầy hoặc hỏng', 'Storage nearly full or broken'],
  clock: ['Đồng hồ không chắc đúng', 'Not sure of the time'],
  fault: ['Thiết bị báo lỗi', 'The device reports a fault'],
  silent: ['Im lặng lúc có lịch phát', 'Silent at its time'],
}

export const faultTexts: Record<FaultWord, Both> = {
  clock: ['đồng hồ', 'clock'],
  storage: ['bộ nhớ', 'storage'],
  player: ['bộ phát âm thanh', 'player'],
  voltage: ['điện áp', 'voltage'],
  'audio-missing': ['thiếu tệp âm thanh', 'sound missing'],
  'plan-refused': ['chương trình không hợp lệ', 'plan refused'],
  tampered: ['tệp bị sửa đổi', 'tampered with'],
}

export const orderWords: Record<OrderKind, Both> = {
  emergency: ['Phát khẩn cấp', 'Emergency'],
  live: ['Phát trực tiếp', 'Live'],
  withdraw: ['Gỡ bản tin', 'Withdraw an item'],
  plan: ['Tải chương trình mới', 'Fetch the plan'],
  stop: ['Dừng phát', 'Stop'],
  restart: ['Khởi động lại', 'Restart'],
  'send-logs': ['Gửi nhật ký thiết bị', 'Send the log'],
  update: ['Tìm bản cập nhật', 'Look for an update'],
  volume: ['Đặt âm lượng', 'Set the volume'],
  tone: ['Phát thử âm báo', 'Test tone'],
  key: ['Đổi khóa', 'Change the key'],
}

export const whyWords: Record<string, Both> = {
  expired: ['quá hạn', 'expired'],
  revoked: ['thiết bị đã bị thu hồi', 'the device was revoked'],
  'quiet-hours': ['đang giờ yên lặng', 'quiet hours'],
  player: ['không phát được', 'the player failed'],
}

/** A message beside the field. */
export const whyNoCode: Record<WhyNoCode, Both> = {
  closed: ['Cụm loa này đã ngừng dùng', 'This cluster is closed'],
  'not-a-code': ['Mã gồm 8 đến 40 chữ cái và chữ số', 'A code has 8 to 40 letters and digits'],
  'code-taken': [
    'Mã này đang chờ thiết bị ở một cụm loa khác',
    'This code waits for a device elsewhere',
  ],
}
