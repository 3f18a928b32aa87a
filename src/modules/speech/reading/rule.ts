import type { Dialect } from './numbers.ts'

/** One way in which something written becomes something said. */
export type Rule = (text: string, dialect: Dialect) => string

/** What is found, and what stands there instead. */
export type Change = readonly [pattern: RegExp, to: string | ((...found: string[]) => string)]

export const changed = (text: string, [pattern, to]: Change): string =>
  typeof to === 'string' ? text.replaceAll(pattern, to) : text.replaceAll(pattern, to)

/** Beside a word: neither a letter nor a digit goes on. */
export const begins = String.raw`(?<![\p{L}\p{N}])`
export const ends = String.raw`(?![\p{L}\p{N}])`

/** Words of a table as a choice, the longer first. */
export const choice = (words: Iterable<string>): string =>
  [...words]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => RegExp.escape(word))
    .join('|')
