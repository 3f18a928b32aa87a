import type { WhyNotPoint } from './actions.ts'
import type { Point, PointDuty, WhyNotClose } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const dutyWords: Record<PointDuty, Both> = {
  supports: ['Hướng dẫn, hỗ trợ', 'Guides and helps'],
  receives: ['Tiếp nhận hồ sơ', 'Receives dossiers'],
  returns: ['Trả kết quả', 'Hands over results'],
}

/** A message beside the field that is at fault. */
export const whyNotPoint: Record<WhyNotPoint, Record<string, string>> = {
  'name-taken': { name: 'Đã có điểm đang hoạt động mang tên này' },
  'no-duty': { duties: 'Chọn ít nhất một việc' },
  'last-receiving': { duties: 'Đây là nơi tiếp nhận duy nhất; hãy mở điểm khác trước' },
}

export const whyNotClose: Record<WhyNotClose, Record<string, string>> = {
  'closed-already': { on: 'Điểm này đã đóng' },
  'before-today': { on: 'Ngày đóng không thể trước hôm nay' },
  'last-receiving': { on: 'Đây là nơi tiếp nhận duy nhất; hãy mở điểm khác trước' },
}

/** "Điểm tiếp nhận Bình Hòa, ấp Bình Hòa …": as papers name it. */
export const placeLine = ({ name, address }: Pick<Point, 'name' | 'address'>): string =>
  `${name}, ${address}`
