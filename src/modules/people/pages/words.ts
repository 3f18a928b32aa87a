import type { View } from '#ui/view.ts'

import type { Gender, HouseholdRole, IdentityLevel } from '../domain.ts'
import type { NumberDoubt } from '../id-number.ts'
import type { Likeness } from '../likeness.ts'
import type { Birth } from '../parse.ts'
import { birthText } from '../parse.ts'

type Both = readonly [vi: string, en: string]

export const genderWords: Record<Gender, Both> = {
  male: ['Nam', 'Male'],
  female: ['Nữ', 'Female'],
  other: ['Khác', 'Other'],
}

export const roleWords: Record<HouseholdRole, Both> = {
  head: ['Chủ hộ', 'Head'],
  spouse: ['Vợ, chồng', 'Spouse'],
  child: ['Con', 'Child'],
  parent: ['Cha, mẹ', 'Parent'],
  sibling: ['Anh, chị, em', 'Sibling'],
  grandchild: ['Cháu', 'Grandchild'],
  other: ['Quan hệ khác', 'Other'],
}

export const identityWords: Record<IdentityLevel, Both> = {
  claimed: ['Theo lời khai', 'As declared'],
  'card-seen': ['Đã xem thẻ', 'Card seen'],
  electronic: ['Định danh điện tử', 'Electronic identity'],
}

export const likenessWords: Record<Likeness, Both> = {
  'same-name-birth': ['Cùng họ tên và ngày sinh', 'Same name and date of birth'],
  'same-name-hamlet': ['Cùng họ tên và ấp', 'Same name and hamlet'],
  'same-name-year': ['Cùng họ tên và năm sinh', 'Same name and year of birth'],
}

export const doubtWords: Record<NumberDoubt, Both> = {
  birth: [
    'Số định danh không khớp năm sinh.',
    'The identity number does not agree with the year of birth.',
  ],
  gender: [
    'Số định danh không khớp giới tính.',
    'The identity number does not agree with the sex.',
  ],
}

/** The words of a value in the reader's language, or nothing when there is none. */
export function say<Key extends string>(
  t: View['t'],
  words: Readonly<Record<Key, Both>>,
  key: Key | null,
) {
  if (key === null) return undefined
  const [vi, en] = words[key]
  return t(vi, en)
}

export const birthOr = (birth: Birth | null): string | undefined =>
  birth ? birthText(birth) : undefined
