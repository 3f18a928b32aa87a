import type { Register } from './domain.ts'
import type { Both } from './registers.ts'

/** What an annotation does to an entry besides being written beside it. */
export type Effect = 'ends' | 'revokes' | 'revives'

type Kind = {
  kind: string
  words: Both
  /** Registers to which it may be written; all unless said. */
  only?: readonly Register[]
  effect?: Effect
  /** Parts of the entry say something else afterwards. */
  changes?: true
  basis: string
}

/** Ghi chú vào sổ hộ tịch: an entry is never written over (Luật Hộ tịch 2014 Điều 27 to 30; NĐ 123/2015 Điều 7, 13). */
export const kinds: readonly Kind[] = [
  {
    kind: 'correction',
    words: ['Cải chính', 'Correction'],
    changes: true,
    basis: 'Luật Hộ tịch 2014, Điều 28',
  },
  {
    kind: 'change',
    words: ['Thay đổi', 'Change'],
    changes: true,
    basis: 'Luật Hộ tịch 2014, Điều 28',
  },
  {
    kind: 'supplement',
    words: ['Bổ sung', 'Supplement'],
    changes: true,
    basis: 'Luật Hộ tịch 2014, Điều 29',
  },
  {
    kind: 'ethnicity',
    words: ['Xác định lại dân tộc', 'Ethnic group determined anew'],
    changes: true,
    only: ['birth'],
    basis: 'Luật Hộ tịch 2014, Điều 28',
  },
  {
    kind: 'divorce',
    words: ['Ly hôn', 'Divorce'],
    only: ['marriage'],
    effect: 'ends',
    basis: 'Luật Hộ tịch 2014, Điều 30',
  },
  {
    kind: 'annulment',
    words: ['Hủy việc kết hôn', 'Marriage annulled'],
    only: ['marriage'],
    effect: 'ends',
    basis: 'Luật Hộ tịch 2014, Điều 30',
  },
  {
    kind: 'spouse-died',
    words: ['Vợ (chồng) chết', 'Spouse died'],
    only: ['marriage'],
    effect: 'ends',
    basis: 'Luật Hôn nhân và gia đình 2014, Điều 65',
  },
  {
    kind: 'guardianship-ended',
    words: ['Chấm dứt giám hộ', 'Guardianship ended'],
    only: ['guardianship'],
    effect: 'ends',
    basis: 'Luật Hộ tịch 2014, Điều 22',
  },
  {
    kind: 'recognised',
    words: ['Nhận cha, mẹ, con', 'Recognised by a parent'],
    only: ['birth'],
    changes: true,
    basis: 'Luật Hộ tịch 2014, Điều 25, 30',
  },
  {
    kind: 'adopted',
    words: ['Nuôi con nuôi', 'Adopted'],
    only: ['birth'],
    changes: true,
    basis: 'Luật Hộ tịch 2014, Điều 30',
  },
  {
    kind: 'found-alive',
    words: ['Hủy quyết định tuyên bố đã chết', 'Declaration of death cancelled'],
    only: ['death'],
    effect: 'revives',
    basis: 'Bộ luật Dân sự 2015, Điều 73',
  },
  {
    kind: 'revoked',
    words: ['Thu hồi, hủy bỏ giấy tờ hộ tịch đã cấp', 'Registration revoked'],
    effect: 'revokes',
    basis: 'Luật Hộ tịch 2014, Điều 12',
  },
  { kind: 'other', words: ['Ghi chú khác', 'Other note'], basis: 'Luật Hộ tịch 2014, Điều 30' },
]

const byKind = new Map(kinds.map((one) => [one.kind, one]))

export const kindWords = (kind: string): Both => byKind.get(kind)?.words ?? [kind, kind]
export const mayChange = (kind: string): boolean => byKind.get(kind)?.changes === true
export const effectOf = (kind: string): Effect | undefined => byKind.get(kind)?.effect
export const kindsFor = (register: Register) =>
  kinds.filter(({ only }) => !only || only.includes(register))

/** Written only by the program, when another register says so. */
const heard: readonly string[] = ['spouse-died', 'guardianship-ended', 'recognised']
export const kindsToWrite = (register: Register) =>
  kindsFor(register).filter(({ kind }) => !heard.includes(kind) || kind === 'spouse-died')

export type Standing = 'stands' | 'ended' | 'revoked'

/** How an entry stands after its annotations. */
export function standingOf(notes: readonly { kind: string }[]): Standing {
  const effects = new Set(notes.map(({ kind }) => effectOf(kind)))
  if (effects.has('revokes') || effects.has('revives')) return 'revoked'
  return effects.has('ends') ? 'ended' : 'stands'
}
