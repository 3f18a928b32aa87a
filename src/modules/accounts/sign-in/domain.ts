import type { StaffKey } from '../keys/store.ts'
import type { Step } from './store.ts'

/** What an officer has proved so far. */
export type Proof = 'password' | 'totp' | 'passkey' | 'recovery'

const second: readonly Proof[] = ['totp', 'passkey', 'recovery']

type Key = Pick<StaffKey, 'totpSecret' | 'passkeys' | 'mustChangePassword' | 'secondFactorWaived'>

/**
 * What still stands between an officer and their desk. A second factor is waived for the accounts of a
 * demonstration only, and only where the demonstration runs.
 */
export function nextStep(key: Key, proved: readonly Proof[], demo: boolean): Step | 'open' {
  const hasProvedSecond = proved.some((proof) => second.includes(proof))
  const hasSecond = key.totpSecret !== null || key.passkeys > 0
  if (!hasProvedSecond && hasSecond) return 'second-factor'
  if (!hasProvedSecond && !(key.secondFactorWaived && demo)) return 'enrol'
  return key.mustChangePassword ? 'new-password' : 'open'
}

export const proofsOf = (how: string): Proof[] => how.split(' ') as Proof[]

/** A path of our own site, or the given one when it is anything else: sign-in must not lead to a stranger's page. */
export function localPath(text: string | undefined, otherwise: string): string {
  if (text === undefined || !/^\/(?![/\\])/.test(text)) return otherwise
  const base = 'http://local.invalid'
  if (!URL.canParse(text, base)) return otherwise
  const { origin, pathname, search } = new URL(text, base)
  if (origin !== base || pathname.startsWith('//')) return otherwise
  return isPartOfSignIn(pathname) ? otherwise : pathname + search
}

const isPartOfSignIn = (path: string) => /^\/(dang-nhap|dang-xuat|da-dang-xuat)(\/|$)/.test(path)
