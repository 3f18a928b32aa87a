import { randomInt } from 'node:crypto'

import { mac } from './sealing.ts'

// Without letters that look alike on paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const pick = (length: number) =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** Mã dự phòng: each opens the account once when the phone is lost. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => `${pick(5)}-${pick(5)}`)

/** A password to hand over on paper; the officer replaces it at the first sign-in. */
export const temporaryPassword = (): string => `${pick(4)}-${pick(4)}-${pick(4)}-${pick(4)}`

/** Whether what was typed can be a recovery code at all, and not six digits from an app. */
export const looksLikeRecoveryCode = (typed: string): boolean => plain(typed).length === 10

const plain = (typed: string) => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Kept in place of the code. Keyed, because ten letters could be guessed from a bare hash. */
export const recoveryHash = (secret: string, staff: string, typed: string): Buffer =>
  mac(secret, 'recovery-code', `${staff} ${plain(typed)}`)
