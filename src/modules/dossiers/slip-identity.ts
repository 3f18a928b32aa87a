import { fold } from '#platform/fold.ts'

/** What comparing a shown paper with the record gave. */
export const identityFindings = [
  'same',
  'number-differs',
  'name-differs',
  'number-not-on-record',
] as const
export type IdentityFinding = (typeof identityFindings)[number]

type Shown = { idNumber: string; name: string }
type Recorded = {
  idNumber?: string | null | undefined
  oldIdNumber?: string | null | undefined
} & {
  name: string
}

const digits = (text: string) => text.replaceAll(/\D/g, '')

/**
 * Đối chiếu người đến không có giấy tiếp nhận (NĐ 118 Đ6): number and name must both agree; marks and capitals of
 * the name do not count. A record without a number can only be compared by name.
 */
export function compareIdentity(shown: Shown, recorded: Recorded): IdentityFinding {
  if (fold(shown.name) !== fold(recorded.name)) return 'name-differs'
  if (!recorded.idNumber) return 'number-not-on-record'
  const known = [recorded.idNumber, recorded.oldIdNumber].flatMap((one) =>
    one ? [digits(one)] : [],
  )
  return known.includes(digits(shown.idNumber)) ? 'same' : 'number-differs'
}

/** Whether the desk may go on; without a number on the record the officer must say what convinced her. */
export const isEnough = (finding: IdentityFinding, note: string | undefined): boolean =>
  finding === 'same' || (finding === 'number-not-on-record' && Boolean(note))
