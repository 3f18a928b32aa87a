import type { Db, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { passwordIs } from '../keys/password.ts'
import { newToken, sha256 } from '../keys/sealing.ts'
import { keyOf, type StaffKey } from '../keys/store.ts'
import { isLocked } from '../sessions/expiry.ts'
import { openSession } from '../sessions/open.ts'
import { endSession } from '../sessions/store.ts'
import type { Staff } from '../staff/domain.ts'
import { aboutStaff } from '../staff/events.ts'
import { staffById, staffByLogin } from '../staff/store.ts'
import { nextStep, proofsOf, type Proof } from './domain.ts'
import { claimTry, giveBack, settle, triesLeft, type Refusal, type Tries } from './lockout.ts'
import {
  addSignIn,
  lockTries,
  removeSignIn,
  saveStep,
  saveTries,
  type SignIn,
  type Step,
} from './store.ts'

/** Where a sign-in happens: the visitor, the time, and what the installation keeps secret. */
export type Entrance = {
  db: Db
  /** Still anybody; carries the unit and where the request came from. */
  who: Who
  now: Temporal.Instant
  today: Temporal.PlainDate
  secret: string
  demo: boolean
  agent: string
}

/** How far a sign-in came: a step to take with this token, or an open session with this one. */
export type Progress =
  | { kind: 'step'; step: Step; token: string | undefined }
  | { kind: 'open'; token: string; back: string; actor: string }

export type WhyNot =
  | Refusal
  | { code: 'wrong'; left: number }
  | { code: 'account-locked'; on: Temporal.PlainDate }

export type Account = { staff: Staff; key: StaffKey }

/** Counts a try on a login before anything is compared. */
export const claim = (at: Entrance, login: string): Promise<Outcome<Tries, Refusal>> =>
  at.db.tx(async (tx) => {
    const claimed = claimTry(await lockTries(tx, at.who.unit, login), at.now)
    if (claimed.ok) await saveTries(tx, at.who.unit, login, claimed.value)
    return claimed
  })

async function accountByLogin(q: Read, login: string): Promise<Account | undefined> {
  const staff = await staffByLogin(q, login)
  return staff && { staff, key: await keyOf(q, staff.id) }
}

export async function accountById(q: Read, id: string): Promise<Account | undefined> {
  const staff = await staffById(q, id)
  return staff && { staff, key: await keyOf(q, staff.id) }
}

type Credentials = { login: string; password: string; back: string }

/** Checks login and password; an unknown login takes as long and is answered as a wrong password. */
export async function startSignIn(
  at: Entrance,
  { login, password, back }: Credentials,
): Promise<Outcome<Progress, WhyNot>> {
  const claimed = await claim(at, login)
  if (!claimed.ok) return claimed
  const account = await at.db.read((q) => accountByLogin(q, login))
  const isRight = await passwordIs(account?.key.passwordHash, password)
  if (!account || !isRight) return refuse(at, account?.staff, claimed.value)
  const { lockedOn } = account.staff
  if (lockedOn !== null && isLocked(lockedOn, at.today))
    return no({ code: 'account-locked', on: lockedOn })
  return yes(await at.db.tx((tx) => advance(tx, at, account, { how: 'password', back })))
}

/** Says no, and tells the audit trail when this was the try that locked an officer's login. */
export async function refuse(at: Entrance, staff: Staff | undefined, tries: Tries) {
  const { lockedUntil } = tries
  if (staff && lockedUntil !== null) {
    const until = lockedUntil.toString()
    const about = aboutStaff(staff.id)
    await at.db.tx((tx) => record(tx, at.who, 'staff.sign-in-locked', about, { until }))
  }
  return no(
    lockedUntil === null
      ? { code: 'wrong' as const, left: triesLeft(tries) }
      : { code: 'locked' as const, until: lockedUntil },
  )
}

/** A sign-in under way, or one that begins. */
type Way = Pick<SignIn, 'how' | 'back'> & { id?: SignIn['id'] }

/** Goes on to the next step, or opens the session when nothing is left to prove. */
export async function advance(
  tx: Tx,
  at: Entrance,
  { staff, key }: Account,
  way: Way,
): Promise<Progress> {
  const step = nextStep(key, proofsOf(way.how), at.demo)
  const tries = await lockTries(tx, at.who.unit, staff.login)
  const after = step === 'open' ? settle : giveBack
  if (tries) await saveTries(tx, at.who.unit, staff.login, after(tries))
  return step === 'open' ? openFor(tx, at, staff, way) : wait(tx, at, staff, way, step)
}

/** Within this time a sign-in has to be finished. */
const patience = Temporal.Duration.from({ minutes: 15 })

async function wait(tx: Tx, at: Entrance, staff: Staff, way: Way, step: Step): Promise<Progress> {
  const { how, back, id } = way
  if (id !== undefined) {
    await saveStep(tx, id, step, how)
    return { kind: 'step', step, token: undefined }
  }
  const token = newToken(at.secret)
  const endsAt = at.now.add(patience)
  const { unit } = at.who
  const started = { unit, id: newId<'sign-in'>(), hash: sha256(token), staffId: staff.id }
  await addSignIn(tx, { ...started, step, how, back, endsAt })
  return { kind: 'step', step, token }
}

/** The session gets an id of its own; whatever session the browser had before is ended. */
async function openFor(tx: Tx, at: Entrance, staff: Staff, { how, back, id }: Way) {
  const { now, agent, secret } = at
  const { unit, origin = {}, session } = at.who
  if (id !== undefined) await removeSignIn(tx, id)
  if (session !== undefined) await endSession(tx, session, now)
  const address = origin.address
  const opened = await openSession(tx, secret, { unit, now, how, address, agent, staff: staff.id })
  const actor = `staff:${staff.id}`
  const who = { ...at.who, actor, name: staff.fullName }
  await record(tx, who, 'staff.signed-in', aboutStaff(staff.id), { how, session: opened.id })
  return { kind: 'open' as const, token: opened.token, back, actor }
}

export const withProof = (how: string, proof: Proof): string => `${how} ${proof}`
