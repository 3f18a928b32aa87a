import type { Kind } from './domain.ts'
import type { Frequent } from './store.ts'

const usual = (name: string, pages: number): Frequent => ({ name, pages, times: 0 })

/** What people bring most, until this commune's own books tell. */
const beginnings: Record<Kind, readonly Frequent[]> = {
  copy: [
    usual('Căn cước', 1),
    usual('Giấy khai sinh', 1),
    usual('Bằng tốt nghiệp trung học phổ thông', 1),
    usual('Giấy chứng nhận kết hôn', 1),
    usual('Giấy chứng nhận quyền sử dụng đất', 4),
    usual('Học bạ', 16),
    usual('Bằng đại học', 1),
    usual('Sổ bảo hiểm xã hội', 4),
    usual('Giấy phép lái xe', 1),
  ],
  signature: [usual('Sơ yếu lý lịch', 2), usual('Giấy ủy quyền', 1), usual('Giấy cam đoan', 1)],
  translator: [],
  transaction: [usual('Hợp đồng ủy quyền', 2), usual('Văn bản thỏa thuận', 2)],
}

/** Names to choose from: this commune's own first. */
export function suggestionsFor(kind: Kind, own: readonly Frequent[]): Frequent[] {
  const known = new Set(own.map(({ name }) => name))
  return [...own, ...beginnings[kind].filter(({ name }) => !known.has(name))].slice(0, 40)
}
