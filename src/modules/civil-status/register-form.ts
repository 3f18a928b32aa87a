import type { Part, Register } from './domain.ts'

export type Both = readonly [vi: string, en: string]

/** A person whom a register asks for. */
export type RoleField = {
  role: string
  words: Both
  parts: readonly Part[]
  /** Parts that may stay blank. */
  optional: readonly Part[]
  /** The entry may do without this person. */
  mayLack?: true
}

export type FactField = {
  name: string
  words: Both
  hint?: Both
  kind: 'text' | 'long' | 'date' | 'choice'
  choices?: readonly (readonly [value: string, words: Both])[]
  optional?: true
}

/** Một loại sổ: what it holds, from which procedures, and what is given of it. */
export type RegisterForm = {
  register: Register
  /** How it stands in an address. */
  slug: string
  words: Both
  /** "khai sinh", within a sentence. */
  short: Both
  roles: readonly RoleField[]
  facts: readonly FactField[]
  procedures: readonly string[]
  /** Whose names stand in a list. */
  titles: readonly string[]
  /** Nội dung đăng ký theo điều nào. */
  basis: string
}
