import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Tries } from './lockout.ts'

const TriesRow = z.object({
  failed: z.number(),
  lockedUntil: instant.nullable(),
  triedAt: instant,
  hourFrom: instant,
  hourTries: z.number(),
})

/** Locks the tries on one login until the transaction ends; tries at the same instant come one after the other. */
export async function lockTries(tx: Tx, unit: UnitId, login: string): Promise<Tries | undefined> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${unit} ${login}`}, 0))`
  return tx.maybe(TriesRow)`
    select failed, locked_until, tried_at, hour_from, hour_tries from accounts.attempt where login = ${login}
  `
}

export const saveTries = (tx: Tx, unit: UnitId, login: string, tries: Tries) => tx.run`
  insert into accounts.attempt (unit_id, login, failed, locked_until, tried_at, hour_from, hour_tries)
  values (${unit}, ${login}, ${tries.failed}, ${tries.lockedUntil?.toString() ?? null}, ${tries.triedAt.toString()},
          ${tries.hourFrom.toString()}, ${tries.hourTries})
  on conflict (unit_id, login) do update
  set failed = excluded.failed, locked_until = excluded.locked_until, tried_at = excluded.tried_at,
      hour_from = excluded.hour_from, hour_tries = excluded.hour_tries
`

export const steps = ['second-factor', 'enrol', 'new-password'] as const
export type Step = (typeof steps)[number]

const SignIn = z.object({
  id: idOf<'sign-in'>(),
  staffId: idOf<'staff'>(),
  step: z.enum(steps),
  how: z.string(),
  back: z.string(),
  challenge: z.string().nullable(),
  newTotpSecret: z.instanceof(Buffer).nullable(),
})

/** A sign-in under way: the password was right, something is still to be proved or done. */
export type SignIn = z.output<typeof SignIn>

export type NewSignIn = Omit<SignIn, 'challenge' | 'newTotpSecret'> & {
  unit: UnitId
  hash: Buffer
  endsAt: Temporal.Instant
}

export const addSignIn = (tx: Tx, signIn: NewSignIn) => tx.run`
  insert into accounts.sign_in (unit_id, id, token_hash, staff_id, step, how, back, ends_at)
  values (${signIn.unit}, ${signIn.id}, ${signIn.hash}, ${signIn.staffId}, ${signIn.step}, ${signIn.how},
          ${signIn.back}, ${signIn.endsAt.toString()})
`

export const signInByHash = (
  q: Read,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<SignIn | undefined> => q.maybe(SignIn)`
  select id, staff_id, step, how, back, challenge, new_totp_secret from accounts.sign_in
  where token_hash = ${hash} and ends_at > ${now.toString()}
`

/** Locks it too: two answers to one challenge come one after the other. */
export const lockSignIn = (tx: Tx, id: Id<'sign-in'>): Promise<SignIn | undefined> =>
  tx.maybe(SignIn)`
    select id, staff_id, step, how, back, challenge, new_totp_secret from accounts.sign_in where id = ${id} for update
  `

export const saveStep = (tx: Tx, id: Id<'sign-in'>, step: Step, how: string) => tx.run`
  update accounts.sign_in set step = ${step}, how = ${how}, challenge = null, new_totp_secret = null where id = ${id}
`

export const saveChallenge = (tx: Tx, id: Id<'sign-in'>, challenge: string | null) => tx.run`
  update accounts.sign_in set challenge = ${challenge} where id = ${id}
`

export const saveNewSecret = (tx: Tx, id: Id<'sign-in'>, sealed: Buffer) => tx.run`
  update accounts.sign_in set new_totp_secret = ${sealed} where id = ${id}
`

export const removeSignIn = (tx: Tx, id: Id<'sign-in'>) => tx.run`
  delete from accounts.sign_in where id = ${id}
`
