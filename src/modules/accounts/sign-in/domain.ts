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

/** A path of our own site, or `otherwise` when it is anything else: we must not lead to a stranger's page. */
export function localPath(text: string | undefined, otherwise: string): string {
  if (text === undefined || !/^\/(?![/\\])/.test(text)) return otherwise
  const base = 'http://local.invalid'
  if (!URL.canParse(text, base)) return otherwise
  const { origin, pathname, search } = new URL(text, base)
  return origin !== base || pathname.startsWith('//') ? otherwise : pathname + search
}

/** Where to go after signing in: back to where one was, but not to signing in or out again. */
export function backPath(text: string | undefined, otherwise: string): string {
  const path = localPath(text, otherwise)
  return /^\/(dang-nhap|dang-xuat|da-dang-xuat)([/?]|$)/.test(path) ? otherwise : path
}
