import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike on a sticker. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Ten of them are fifty bits: nobody guesses one within its three days at the rate that we answer. */
export const newCode = (): string =>
  Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')

/** "abcd-ef 23" → "ABCDEF23": as people type what they read. */
export const tidyCode = (typed: string): string => typed.replaceAll(/[\s.-]/g, '').toUpperCase()

export const isCode = (code: string): boolean => /^[0-9A-Z]{8,40}$/.test(code)

/** "ABCDE FGH23": easier to read aloud. */
export const codeInGroups = (code: string): string => code.replaceAll(/(.{5})(?=.)/g, '$1 ')

/** How long a code waits for its device. */
export const codeLife = { hours: 72 }
