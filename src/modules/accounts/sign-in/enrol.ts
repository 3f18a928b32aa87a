import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { signInFirst } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { readRegistration, registrationOptions, type Place } from '../keys/passkeys.ts'
import { seal, unseal } from '../keys/sealing.ts'
import { addPasskey, saveTotp } from '../keys/store.ts'
import { newTotpSecret, totpStep } from '../keys/totp.ts'
import type { StaffId } from '../staff/domain.ts'
import { aboutStaff } from '../staff/events.ts'
import { advance, withProof, type Entrance, type Progress } from './actions.ts'
import type { Proof } from './domain.ts'
import { renewRecoveryCodes, theAccount } from './second-factor.ts'
import { lockSignIn, saveChallenge, saveNewSecret, type SignIn } from './store.ts'

/** The secret that this sign-in offers to the officer's phone; the same one until it is confirmed. */
export async function offeredSecret(at: Entrance, { id, newTotpSecret: sealed }: SignIn) {
  const known = sealed && unseal(at.secret, 'totp', sealed)
  if (known) return known
  const secret = newTotpSecret()
  await at.db.tx((tx) => saveNewSecret(tx, id, seal(at.secret, 'totp', secret)))
  return secret
}

/** What the browser is asked to make the officer's first passkey from. */
export async function offeredPasskey(at: Entrance, { id, staffId }: SignIn, place: Place) {
  const { staff } = await theAccount(at, staffId)
  const options = await registrationOptions(place, staff, [])
  await at.db.tx((tx) => saveChallenge(tx, id, options.challenge))
  return options
}

export type Enrolled = { progress: Progress; codes: string[] }

/** Sets up the second factor; undefined when what came shows nothing. */
type SetUp = (tx: Tx, by: Who, signIn: SignIn) => Promise<string[] | undefined>

/** The first answer of the officer's device shows that it is set up; recovery codes are given out once. */
async function enrol(
  at: Entrance,
  { id, staffId }: SignIn,
  proof: Proof,
  setUp: SetUp,
): Promise<Outcome<Enrolled, 'wrong'>> {
  const account = await theAccount(at, staffId)
  return at.db.tx(async (tx) => {
    const signIn = await lockSignIn(tx, id)
    if (signIn?.step !== 'enrol') throw signInFirst()
    const by = { ...at.who, actor: `staff:${staffId}`, name: account.staff.fullName }
    const codes = await setUp(tx, by, signIn)
    if (!codes) return no('wrong')
    const way = { ...signIn, how: withProof(signIn.how, proof) }
    return yes({ progress: await advance(tx, at, account, way), codes })
  })
}

export const enrolApp = (at: Entrance, signIn: SignIn, typed: string) =>
  enrol(at, signIn, 'totp', async (tx, by, { staffId, newTotpSecret: sealed }) => {
    const secret = sealed && unseal(at.secret, 'totp', sealed)
    return secret ? setTotp(tx, by, at, { staffId, secret, typed }) : undefined
  })

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

type NewKey = { answer: string; name: string; place: Place }

/** An officer without a telephone for codes: the device at hand, or a key on a string, is the second step. */
export const enrolPasskey = (at: Entrance, signIn: SignIn, { answer, name, place }: NewKey) =>
  enrol(at, signIn, 'passkey', async (tx, by, { staffId, id, challenge }) => {
    if (challenge === null) return undefined
    await saveChallenge(tx, id, null)
    const credential = await readRegistration(answer, challenge, place)
    if (!credential) return undefined
    const key = { ...credential, id: newId<'passkey'>(), name, unit: by.unit, staff: staffId }
    if ((await addPasskey(tx, { ...key, addedAt: at.now })) === 0) return undefined
    await record(tx, by, 'staff.passkey-added', aboutStaff(staffId), { name })
    return renewRecoveryCodes(tx, by, at.secret, staffId)
  })
