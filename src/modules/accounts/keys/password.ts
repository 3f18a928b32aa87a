import { hash, verify } from '@node-rs/argon2'

import { fold } from '#platform/fold.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { commonPasswords } from './common-passwords.ts'

export const shortest = 10
export const longest = 200

export type WeakPassword = 'too-short' | 'too-long' | 'common' | 'about-you' | 'pattern'

/** What would be guessed first is refused; how a password is composed is the officer's own affair. */
export function checkPassword(
  password: string,
  about: readonly string[],
): Outcome<string, WeakPassword> {
  const length = Array.from(password).length
  if (length < shortest) return no('too-short')
  if (length > longest) return no('too-long')
  const folded = bare(password)
  if (commonPasswords.has(folded) || commonPasswords.has(folded.replace(/\d{1,6}$/, '')))
    return no('common')
  if (isPattern(folded)) return no('pattern')
  return about.some((word) => tells(folded, bare(word))) ? no('about-you') : yes(password)
}

const bare = (text: string) => fold(text).replaceAll(' ', '')

/** The password is little more than a name or login. */
const tells = (password: string, word: string) =>
  word.length >= 4 && password.includes(word) && password.length - word.length < 6

const runs = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]

function isPattern(text: string): boolean {
  if (/^(.{1,4})\1+.?$/.test(text)) return true
  const backwards = text.split('').toReversed().join('')
  return runs.some((run) => run.includes(text) || run.includes(backwards))
}

/** argon2id, 19 MiB, two passes: the first choice of the OWASP password storage guide. */
export const hashPassword = (password: string): Promise<string> => hash(password)

let nobody: Promise<string> | undefined

/** Takes the same time whether there is such an officer or not. */
export async function passwordIs(hashed: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const right = await verify(hashed ?? (await nobody), password)
  return right && hashed !== undefined
}
