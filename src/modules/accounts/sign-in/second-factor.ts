import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes, type Outcome } from '#platform/outcome.ts'
import { found, signInFirst } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { authenticationOptions, readAuthentication, type Place } from '../keys/passkeys.ts'
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryHash } from '../keys/recovery.ts'
import { unseal } from '../keys/sealing.ts'
import {
  passkeysOf,
  savePasskeyUse,
  saveRecoveryCodes,
  useRecoveryCode,
  useTotpStep,
} from '../keys/store.ts'
import { totpStep } from '../keys/totp.ts'
import type { StaffId } from '../staff/domain.ts'
import { aboutStaff } from '../staff/events.ts'
import {
  accountById,
  advance,
  claim,
  refuse,
  withProof,
  type Account,
  type Entrance,
  type Progress,
  type WhyNot,
} from './actions.ts'
import type { Proof } from './domain.ts'
import { lockSignIn, saveChallenge, type SignIn } from './store.ts'

export const theAccount = async (at: Entrance, id: StaffId) =>
  found(await at.db.read((q) => accountById(q, id)), 'tài khoản này')

type Prove = (tx: Tx, account: Account, signIn: SignIn) => Promise<Proof | undefined>

/** One try to prove a second factor: counted first, compared after, and never twice with one answer. */
async function tryProof(
  at: Entrance,
  { id, staffId }: SignIn,
  prove: Prove,
): Promise<Outcome<Progress, WhyNot>> {
  const account = await theAccount(at, staffId)
  const claimed = await claim(at, account.staff.login)
  if (!claimed.ok) return claimed
  const progress = await at.db.tx(async (tx) => {
    const signIn = await lockSignIn(tx, id)
    if (signIn?.step !== 'second-factor') throw signInFirst()
    const proof = await prove(tx, account, signIn)
    if (proof === undefined) return undefined
    return advance(tx, at, account, { ...signIn, how: withProof(signIn.how, proof) })
  })
  return progress ? yes(progress) : refuse(at, account.staff, claimed.value)
}

/** A code from the authenticator app, or one of the recovery codes. */
export const proveCode = (at: Entrance, signIn: SignIn, typed: string) =>
  tryProof(at, signIn, async (tx, account) => {
    if (looksLikeRecoveryCode(typed)) return useRecovery(tx, at, account.staff.id, typed)
    return (await isCodeOfNow(tx, at, account, typed)) ? 'totp' : undefined
  })

async function useRecovery(tx: Tx, at: Entrance, staff: StaffId, typed: string) {
  const hash = recoveryHash(at.secret, staff, typed)
  if ((await useRecoveryCode(tx, staff, hash, at.now)) === 0) return undefined
  await record(tx, at.who, 'staff.recovery-code-used', aboutStaff(staff), {})
  return 'recovery' as const
}

async function isCodeOfNow(tx: Tx, at: Entrance, { staff, key }: Account, typed: string) {
  const secret = key.totpSecret && unseal(at.secret, 'totp', key.totpSecret)
  if (!secret) return false
  const step = totpStep(secret, typed, at.now, key.totpStep)
  return step !== undefined && (await useTotpStep(tx, staff.id, step)) > 0
}

/** What the browser is asked to sign with a passkey; undefined when the officer has none. */
export async function askForPasskey(at: Entrance, { id, staffId }: SignIn, place: Place) {
  const known = await at.db.read((q) => passkeysOf(q, staffId))
  if (known.length === 0) return undefined
  const options = await authenticationOptions(place, known)
  await at.db.tx((tx) => saveChallenge(tx, id, options.challenge))
  return options
}

export const provePasskey = (at: Entrance, signIn: SignIn, answer: string, place: Place) =>
  tryProof(at, signIn, async (tx, { staff }, { id, challenge }) => {
    if (challenge === null) return undefined
    await saveChallenge(tx, id, null)
    const used = await readAuthentication(answer, challenge, place, await passkeysOf(tx, staff.id))
    if (!used) return undefined
    await savePasskeyUse(tx, used.passkey.id, used.counter, at.now)
    return 'passkey'
  })

/** New codes on paper in place of the old ones. */
export async function renewRecoveryCodes(tx: Tx, who: Who, key: string, staffId: StaffId) {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryHash(key, staffId, code))
  await saveRecoveryCodes(tx, who.unit, staffId, hashes)
  return codes
}
