import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found, signInFirst } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { authenticationOptions, readAuthentication, type Place } from '../keys/passkeys.ts'
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryHash } from '../keys/recovery.ts'
import { seal, unseal } from '../keys/sealing.ts'
import {
  passkeysOf,
  savePasskeyUse,
  saveRecoveryCodes,
  saveTotp,
  useRecoveryCode,
  useTotpStep,
} from '../keys/store.ts'
import { newTotpSecret, totpStep } from '../keys/totp.ts'
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
import { lockSignIn, saveChallenge, saveNewSecret, type SignIn } from './store.ts'

const theAccount = async (at: Entrance, id: StaffId) =>
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

/** The secret that this sign-in offers to the officer's phone; the same one until it is confirmed. */
export async function offeredSecret(at: Entrance, { id, newTotpSecret: sealed }: SignIn) {
  const known = sealed && unseal(at.secret, 'totp', sealed)
  if (known) return known
  const secret = newTotpSecret()
  await at.db.tx((tx) => saveNewSecret(tx, id, seal(at.secret, 'totp', secret)))
  return secret
}

export type Enrolled = { progress: Progress; codes: string[] }

/** The first code from the officer's phone shows that the app is set up; recovery codes are given out once. */
export async function enrol(
  at: Entrance,
  { id, staffId }: SignIn,
  typed: string,
): Promise<Outcome<Enrolled, 'wrong'>> {
  const account = await theAccount(at, staffId)
  return at.db.tx(async (tx) => {
    const signIn = await lockSignIn(tx, id)
    if (signIn?.step !== 'enrol') throw signInFirst()
    const secret = signIn.newTotpSecret && unseal(at.secret, 'totp', signIn.newTotpSecret)
    const by = { ...at.who, actor: `staff:${staffId}`, name: account.staff.fullName }
    const codes = secret && (await setTotp(tx, by, at, { staffId, secret, typed }))
    if (!codes) return no('wrong')
    const way = { ...signIn, how: withProof(signIn.how, 'totp') }
    return yes({ progress: await advance(tx, at, account, way), codes })
  })
}

type Setting = { staffId: StaffId; secret: string; typed: string }

/** Makes an authenticator app the second factor; new recovery codes come with it. Undefined: a wrong code. */
export async function setTotp(
  tx: Tx,
  who: Who,
  { now, secret: key }: Pick<Entrance, 'now' | 'secret'>,
  { staffId, secret, typed }: Setting,
): Promise<string[] | undefined> {
  const step = totpStep(secret, typed, now, 0)
  if (step === undefined) return undefined
  await saveTotp(tx, staffId, seal(key, 'totp', secret), step)
  await record(tx, who, 'staff.second-factor-set', aboutStaff(staffId), { recovery: true })
  return renewRecoveryCodes(tx, who, key, staffId)
}

export async function renewRecoveryCodes(tx: Tx, who: Who, key: string, staffId: StaffId) {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryHash(key, staffId, code))
  await saveRecoveryCodes(tx, who.unit, staffId, hashes)
  return codes
}
