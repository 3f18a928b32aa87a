import type { PersonDraft } from './domain.ts'

export { maskIdNumber } from '#ui/mask.ts'

/** •••••••678 */
export const maskPhone = (phone: string): string =>
  `${'•'.repeat(Math.max(0, phone.length - 3))}${phone.slice(-3)}`

type MaybeNumber = string | null | undefined

export const areTwoNumbers = (one: MaybeNumber, other: MaybeNumber): boolean =>
  one?.length === 12 && other?.length === 12 && one !== other

export type NumberDoubt = 'birth' | 'gender'

/**
 * What in a 12-digit number speaks against the rest of the record. The fourth digit tells century and sex
 * (0 and 1 for men and women born 1900 to 1999, 2 and 3 from 2000, and so on), the next two the year of birth
 * (NĐ 137/2015/NĐ-CP Đ13, TT 59/2021/TT-BCA; from memory, so a doubt to show and never a refusal).
 */
export function doubtsAbout({
  idNumber,
  birth,
  gender,
}: Pick<PersonDraft, 'idNumber' | 'birth' | 'gender'>) {
  const doubts: NumberDoubt[] = []
  if (idNumber?.length !== 12) return doubts
  const code = Number(idNumber[3])
  const year = 1900 + Math.floor(code / 2) * 100 + Number(idNumber.slice(4, 6))
  if (birth && birth.year !== year) doubts.push('birth')
  if (gender && gender !== 'other' && (gender === 'male') !== (code % 2 === 0))
    doubts.push('gender')
  return doubts
}
