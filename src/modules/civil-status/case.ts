import { fold } from '#platform/fold.ts'

import type { Standing } from './annotations.ts'
import type { Content, EntryId, Party, Register } from './domain.ts'
import type { Both } from './registers.ts'

/** An entry of the registers in which somebody of the new one appears, as it stands today. */
export type Known = {
  id: EntryId
  register: Register
  year: number
  number: number
  /** The day of registration; missing where only the year is known. */
  day?: string
  content: Content
  standing: Standing
}

/** What the rules look at: what is about to be entered, and all that the registers know of those in it. */
export type Case = {
  register: Register
  content: Content
  known: readonly Known[]
  today: Temporal.PlainDate
}

export type Collision = { words: Both; entry?: Known | undefined }

/** One check: blocks, or warns and may be set aside with a reason; with the source of the rule. */
export type CheckRule = {
  code: string
  register: Register | readonly Register[]
  level: 'block' | 'warn'
  source: string
  find: (one: Case) => Collision | undefined
}

/** How sure it is that two parties are one person. */
export type Same = 'surely' | 'maybe' | 'no'

export function samePerson(one: Party | undefined, other: Party | undefined): Same {
  if (!one || !other) return 'no'
  if (one.personId !== undefined && one.personId === other.personId) return 'surely'
  if (one.idNumber && other.idNumber) return one.idNumber === other.idNumber ? 'surely' : 'no'
  if (!one.fullName || !other.fullName || !one.birth || !other.birth) return 'no'
  return fold(one.fullName) === fold(other.fullName) && one.birth === other.birth ? 'maybe' : 'no'
}
