import type { Band, Grouping } from './domain.ts'

export const home = '/can-bo/bang-dieu-hanh'

export const bandSlugs: readonly [Band, string][] = [
  ['late', 'qua-han'],
  ['today', 'hom-nay'],
  ['soon', 'ba-ngay'],
  ['all', 'tat-ca'],
]

export const groupingSlugs: readonly [Grouping, string][] = [
  ['officer', 'can-bo'],
  ['step', 'buoc'],
  ['field', 'linh-vuc'],
  ['apology', 'xin-loi'],
  ['all', 'tat-ca'],
]

type Both = readonly [vi: string, en: string]

export const bandWords: Record<Band, Both> = {
  late: ['Đã quá hạn', 'Late'],
  today: ['Mai sẽ quá hạn', 'Late tomorrow'],
  soon: ['Đến hạn trong 3 ngày làm việc tới', 'Due within 3 working days'],
  all: ['Đang giải quyết', 'At work'],
}

export const apologyWords: Both = ['Xin lỗi, gia hạn chờ ký', 'Apologies to sign']

const stepWords: Readonly<Record<string, Both>> = {
  desk: ['Một cửa', 'One-stop desk'],
  head: ['Trưởng phòng phân công', 'Head of department'],
  specialist: ['Chuyên viên thẩm định', 'Specialist'],
  office: ['Văn phòng xem xét', 'Office'],
  leader: ['Lãnh đạo phê duyệt', 'Leader'],
  clerk: ['Văn thư phát hành', 'Clerk'],
}

export const stepWord = (role: string): Both => stepWords[role] ?? [role, role]

type Picked = { by: Grouping; key: string; band: Band }

/** Address of the list behind a number. */
export function behindHref({ by, key, band }: Picked): string {
  const slug = <Name extends string>(list: readonly [Name, string][], name: Name) =>
    list.find(([one]) => one === name)?.[1] ?? ''
  const query = new URLSearchParams({
    nhom: slug(groupingSlugs, by),
    ...(key !== '' && { 'gia-tri': key }),
    han: slug(bandSlugs, band),
  })
  return `${home}/ho-so?${query.toString()}`
}
