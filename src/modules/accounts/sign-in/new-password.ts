import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found, signInFirst } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { checkPassword, hashPassword, passwordIs, type WeakPassword } from '../keys/password.ts'
import { savePassword } from '../keys/store.ts'
import type { Staff } from '../staff/domain.ts'
import { aboutStaff } from '../staff/events.ts'
import { accountById, advance, type Account, type Entrance, type Progress } from './actions.ts'
import { lockSignIn, type SignIn } from './store.ts'

export type WhyNotPassword = WeakPassword | 'same'

/** A new password is none of the ones guessed first, and not the one it replaces. */
export async function mayBecomePassword(
  { staff, key }: Account,
  password: string,
): Promise<Outcome<string, WhyNotPassword>> {
  const checked = checkPassword(password, [staff.login, staff.fullName, 'xaso'])
  if (!checked.ok) return checked
  return (await passwordIs(key.passwordHash, password)) ? no('same') : checked
}

export async function changePassword(tx: Tx, who: Who, staff: Staff, password: string) {
  await savePassword(tx, staff.id, await hashPassword(password), false)
  await record(tx, who, 'staff.password-changed', aboutStaff(staff.id), {})
}

/** The temporary password is replaced before anything else is opened. */
export async function replaceTemporary(
  at: Entrance,
  { id, staffId }: SignIn,
  password: string,
): Promise<Outcome<Progress, WhyNotPassword>> {
  const account = found(await at.db.read((q) => accountById(q, staffId)), 'tài khoản này')
  const checked = await mayBecomePassword(account, password)
  if (!checked.ok) return checked
  const { staff, key } = account
  return at.db.tx(async (tx) => {
    const signIn = await lockSignIn(tx, id)
    if (signIn?.step !== 'new-password') throw signInFirst()
    const by = { ...at.who, actor: `staff:${staff.id}`, name: staff.fullName }
    await changePassword(tx, by, staff, password)
    const changed = { staff, key: { ...key, mustChangePassword: false } }
    return yes(await advance(tx, at, changed, signIn))
  })
}
