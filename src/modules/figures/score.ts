import type { Figure } from './summary.ts'

type Both = readonly [vi: string, en: string]
export type Certainty = 'V' | 'S' | 'M' | '?'

/** What a group of the index is scored by. */
export type ScoredBy =
  | 'published'
  | 'on-time'
  | 'online'
  | 'online-payment'
  | 'satisfaction'
  | 'digitised'

/** Nhóm chỉ số: one group of the service-quality index with the most points it can give. */
export type Weight = {
  code: string
  name: Both
  by: ScoredBy
  max: number
  source: string
  certainty: Certainty
}

const known = 'QĐ 766/QĐ-TTg ngày 23/6/2022, điểm tối đa theo báo chí (hai nguồn khớp nhau)'
const arithmetic =
  'QĐ 766/QĐ-TTg ngày 23/6/2022: chưa đọc được văn bản; 12 + 10 + 22 là phần còn lại của 100 điểm, cần kiểm chứng'

/** QĐ 766/QĐ-TTg as far as it is known (GOV 1.9); an administrator corrects it on the page of weights. */
export const seededWeights: readonly Weight[] = [
  {
    code: 'publicity',
    name: ['Công khai, minh bạch', 'Publicity'],
    by: 'published',
    max: 18,
    source: `${known}; trong đó công bố thủ tục đúng hạn tối đa 4`,
    certainty: 'S',
  },
  {
    code: 'timeliness',
    name: ['Tiến độ giải quyết', 'Timeliness'],
    by: 'on-time',
    max: 20,
    source: known,
    certainty: 'S',
  },
  {
    code: 'online',
    name: ['Cung cấp dịch vụ trực tuyến', 'Online services'],
    by: 'online',
    max: 12,
    source: arithmetic,
    certainty: '?',
  },
  {
    code: 'payment',
    name: ['Thanh toán trực tuyến', 'Online payment'],
    by: 'online-payment',
    max: 10,
    source: arithmetic,
    certainty: '?',
  },
  {
    code: 'satisfaction',
    name: ['Mức độ hài lòng', 'Satisfaction'],
    by: 'satisfaction',
    max: 18,
    source: `${known}; trong đó tỷ lệ hài lòng tối đa 6`,
    certainty: 'S',
  },
  {
    code: 'digitisation',
    name: ['Số hóa hồ sơ', 'Digitisation'],
    by: 'digitised',
    max: 22,
    source: arithmetic,
    certainty: '?',
  },
]

export type Ratios = Readonly<Record<ScoredBy, number | null>>

export type Scored = Weight & { ratio: number | null; points: number | null }
export type Score = {
  rows: Scored[]
  /** Points of the groups that have a figure, and the most these could give. */
  points: number
  measured: number
  most: number
}

/** Points are the share of the most a group gives. A group without a figure is missing, not zero. */
export function scoreOf(weights: readonly Weight[], ratios: Ratios): Score {
  const rows = weights.map((weight) => {
    const ratio = ratios[weight.by]
    return { ...weight, ratio, points: ratio === null ? null : weight.max * ratio }
  })
  const has = rows.filter(({ points }) => points !== null)
  return {
    rows,
    points: has.reduce((sum, { points }) => sum + (points ?? 0), 0),
    measured: has.reduce((sum, { max }) => sum + max, 0),
    most: rows.reduce((sum, { max }) => sum + max, 0),
  }
}

export type Scorable = {
  figures: Readonly<Record<'on-time' | 'online' | 'digitised', Pick<Figure, 'ratio'>>>
  published: { ratio: number | null }
  satisfaction: { shown: true; ratio: number } | { shown: false }
  paid: { ratio: number | null } | null
}

export const ratiosOf = ({ figures, published, satisfaction, paid }: Scorable): Ratios => ({
  published: published.ratio,
  'on-time': figures['on-time'].ratio,
  online: figures.online.ratio,
  'online-payment': paid?.ratio ?? null,
  satisfaction: satisfaction.shown ? satisfaction.ratio : null,
  digitised: figures.digitised.ratio,
})
