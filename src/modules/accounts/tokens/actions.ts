import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { system, type UnitId, type Who } from '#platform/who.ts'

import { sha256 } from '../keys/sealing.ts'
import { isScope, newApiToken, type Scope } from './domain.ts'
import { addToken, clientOf, isAccount, revokeToken } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'token.minted': { account: string; scopes: string[]; endsAt: string }
    'token.revoked': Record<string, never>
  }
}

export type Minting = { account: string; scopes: readonly Scope[]; days: number }

const about = (id: string) => ({ kind: 'token', id })

/** Makes a token for a program and returns it: the only time that it can be seen. */
export async function mint(tx: Tx, who: Who, now: Temporal.Instant, minting: Minting) {
  const { account, days } = minting
  const scopes = [...minting.scopes]
  const { unit } = who
  const token = newApiToken()
  const id = newId<'api-token'>()
  const client = await clientOf(tx, { unit, id: newId(), account, now })
  const endsAt = now.add({ hours: 24 * days })
  await addToken(tx, { unit, id, client, hash: sha256(token), scopes, mintedAt: now, endsAt })
  await record(tx, who, 'token.minted', about(id), { account, scopes, endsAt: endsAt.toString() })
  return token
}

export async function revoke(tx: Tx, who: Who, now: Temporal.Instant, id: string) {
  const revoked = await revokeToken(tx, id, now)
  if (revoked > 0) await record(tx, who, 'token.revoked', about(id), {})
  return revoked > 0
}

export type ToolMinting = {
  account: string
  /** As typed at the command line: 'dossiers', or several with commas. */
  scope: string
  unit: UnitId
  days?: number
  /** Registers a program of this name when there is none; without it the account must be there. */
  register?: boolean
  now?: Temporal.Instant
}

export type WhyNoToken = 'unknown-scope' | 'not-a-name' | 'no-such-account'

/** For `npm run token`: a token for one account, or why there is none. */
export async function mintToken(
  db: Db,
  { account, scope, unit, days = 365, register = false, now = Temporal.Now.instant() }: ToolMinting,
): Promise<Outcome<string, WhyNoToken>> {
  const scopes = scope.split(',').map((name) => name.trim())
  if (!scopes.every(isScope)) return no('unknown-scope')
  if (!/^[a-z0-9][a-z0-9._-]{1,59}$/.test(account)) return no('not-a-name')
  return db.tx(async (tx) => {
    if (!register && !(await isAccount(tx, unit, account))) return no('no-such-account')
    return yes(await mint(tx, system(unit), now, { account, scopes, days }))
  })
}
