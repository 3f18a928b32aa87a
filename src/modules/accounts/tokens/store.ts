import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

const Found = z.object({
  unitId: z.number(),
  id: z.string(),
  account: z.string(),
  staffId: z.string().nullable(),
  scopes: z.array(z.string()),
  endsAt: instant,
  revokedAt: instant.nullable(),
  lockedOn: plainDate.nullable(),
})

export type FoundToken = z.output<typeof Found>

/** Works in a transaction of any unit: the token tells the unit. */
export const tokenByHash = (q: Read, hash: Buffer): Promise<FoundToken | undefined> =>
  q.maybe(Found)`
    select unit_id, id, account, staff_id, scopes, ends_at, revoked_at, locked_on from accounts.token_by_hash(${hash})
  `

const Client = z.object({ id: idOf<'api-client'>() })

type NewClient = { unit: UnitId; id: Id<'api-client'>; account: string; now: Temporal.Instant }

/** The client of this account, made when there is none; bound to the officer whose login is the same. */
export async function clientOf(tx: Tx, { unit, id, account, now }: NewClient) {
  await tx.run`
    insert into accounts.api_client (unit_id, id, account, staff_id, added_at)
    values (${unit}, ${id}, ${account},
            (select id from accounts.staff where unit_id = ${unit} and login = ${account}), ${now.toString()})
    on conflict (unit_id, account) do nothing
  `
  const client = await tx.one(Client)`
    select id from accounts.api_client where unit_id = ${unit} and account = ${account}
  `
  return client.id
}

export type NewToken = {
  unit: UnitId
  id: Id<'api-token'>
  client: Id<'api-client'>
  hash: Buffer
  scopes: readonly string[]
  mintedAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export const addToken = (tx: Tx, token: NewToken) => tx.run`
  insert into accounts.api_token (unit_id, id, client_id, token_hash, scopes, minted_at, ends_at)
  values (${token.unit}, ${token.id}, ${token.client}, ${token.hash}, ${[...token.scopes]},
          ${token.mintedAt.toString()}, ${token.endsAt.toString()})
`

export function revokeToken(tx: Tx, id: string, at: Temporal.Instant) {
  tx.forget(id)
  return tx.run`
    update accounts.api_token set revoked_at = ${at.toString()} where id = ${id} and revoked_at is null
  `
}

const Listed = z.object({
  id: idOf<'api-token'>(),
  account: z.string(),
  scopes: z.array(z.string()),
  mintedAt: instant,
  endsAt: instant,
  revokedAt: instant.nullable(),
})

export type ListedToken = z.output<typeof Listed>

export const newestTokens = (q: Read): Promise<ListedToken[]> => q.many(Listed)`
  select t.id, c.account, t.scopes, t.minted_at, t.ends_at, t.revoked_at
  from accounts.api_token t join accounts.api_client c on c.unit_id = t.unit_id and c.id = t.client_id
  order by t.minted_at desc, t.id desc limit 200
`
