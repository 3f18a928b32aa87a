import { dateText, numberText } from '#ui/format.ts'
import type { View } from '#ui/view.ts'

import type { Level } from './domain.ts'
import type { Bucket, Period } from './period.ts'

type Both = readonly [vi: string, en: string]
type Say = Pick<View, 't' | 'lang'>

/** 95,3 %; rounded, but nearly all is never shown as all, nor nearly nothing as nothing. */
export function shareText({ lang }: Pick<Say, 'lang'>, ratio: number): string {
  const rounded = Math.round(ratio * 1_000) / 10
  const shown = ratio > 0 && ratio < 1 ? Math.min(99.9, Math.max(0.1, rounded)) : rounded
  return `${numberText(lang, shown)} %`
}

/** "Tháng 11/2026", "Quý IV/2026", "Từ 01/11/2026 đến 23/11/2026" */
export function periodText({ t, lang }: Say, { kind, from, to }: Period): string {
  const { month, year } = from
  const quarter = Math.ceil(month / 3)
  switch (kind) {
    case 'day':
      return dateText(lang, from)
    case 'month':
      return t(`Tháng ${month}/${year}`, `${String(month).padStart(2, '0')}/${year}`)
    case 'quarter':
      return t(`Quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`, `Q${quarter} ${year}`)
    case 'year':
      return t(`Năm ${year}`, String(year))
    case 'range': {
      const [first, last] = [dateText(lang, from), dateText(lang, to)]
      return t(`Từ ${first} đến ${last}`, `${first} to ${last}`)
    }
  }
}

/** Under a column of a chart: 23, 11/26, 2026. */
export function bucketText(bucket: Bucket, { from }: Pick<Period, 'from'>): string {
  if (bucket === 'day') return `${from.day}/${from.month}`
  return bucket === 'month' ? `${from.month}/${String(from.year).slice(2)}` : String(from.year)
}

export const groupingWords: Record<
  'field' | 'procedure' | 'officer' | 'department' | 'time',
  Both
> = {
  field: ['Lĩnh vực', 'Field'],
  procedure: ['Thủ tục', 'Procedure'],
  officer: ['Cán bộ', 'Officer'],
  department: ['Phòng ban', 'Department'],
  time: ['Thời gian', 'Time'],
}

export const channelWords: Record<string, Both> = {
  counter: ['Nộp trực tiếp', 'At the counter'],
  online: ['Nộp trực tuyến', 'Online'],
  post: ['Gửi qua bưu chính', 'By post'],
}

export const levelWords: Record<Level, Both> = {
  full: ['Toàn trình', 'End-to-end'],
  partial: ['Một phần', 'Partial'],
  none: ['Không có dịch vụ trực tuyến', 'Not online'],
}

export const certaintyWords: Record<'V' | 'S' | 'M' | '?', Both> = {
  V: ['Đã đọc trong văn bản', 'Read in the instrument'],
  S: ['Theo một nguồn thứ cấp', 'From one secondary source'],
  M: ['Hiểu biết chung, chưa tra', 'Known, not looked up'],
  '?': ['Chưa kiểm chứng', 'Not verified'],
}

/** Where the figures come from, under every chart. */
export const source: Both = [
  'Nguồn: sổ hồ sơ của hệ thống, cập nhật ngay khi hồ sơ thay đổi.',
  'Source: the dossiers of this system, up to date with every change.',
]
