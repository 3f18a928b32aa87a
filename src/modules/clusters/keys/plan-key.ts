import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

import { z } from 'zod'

import { seal, unseal } from '#modules/accounts/index.ts'
import type { Db, Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

import { planKeyOf, type PlanKey } from './envelope.ts'

const Row = z.object({
  id: z.string(),
  publicKey: z.string(),
  sealed: z.instanceof(Buffer),
  earlier: z.array(z.string()),
})
export type KeptKey = z.output<typeof Row>

/** The key that signs now, with the public halves of those before, the newest first. */
export const currentKey = (q: Read): Promise<KeptKey | undefined> => q.maybe(Row)`
  select id, public_key, sealed, array(
    select b.public_key from clusters.plan_key b
    where b.unit_id = platform.unit() and b.retired_at is not null order by b.retired_at desc
  ) as earlier
  from clusters.plan_key where unit_id = platform.unit() and retired_at is null
`

/** The commune's key, made at first use. Its private half leaves the database only sealed; of two that are made at once one stays. */
export async function planKey(db: Db, sessionKey: string): Promise<PlanKey> {
  const known = await db.read(currentKey)
  if (known) return opened(known, sessionKey)
  const made = newKey(sessionKey)
  const kept = await db.tx(async (tx) => {
    await tx.run`
      insert into clusters.plan_key (unit_id, id, public_key, sealed)
      values (platform.unit(), ${made.id}, ${made.publicKey}, ${made.sealed})
      on conflict (unit_id) where retired_at is null do nothing
    `
    return currentKey(tx)
  })
  if (!kept) throw new Error('No plan key, and none could be made')
  return opened(kept, sessionKey)
}

/** A new pair, its private half sealed with the secret of the installation. */
export function newKey(sessionKey: string): Omit<KeptKey, 'earlier'> {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    id: newId<'plan-key'>(),
    publicKey: String(privateKey.export({ format: 'jwk' }).x),
    sealed: seal(sessionKey, 'plan-key', pemOf(privateKey)),
  }
}

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

export function opened({ id, publicKey, sealed, earlier }: KeptKey, sessionKey: string): PlanKey {
  const pem = unseal(sessionKey, 'plan-key', sealed)
  if (pem === undefined) throw new Error(`Plan key ${id} was sealed by another installation`)
  return planKeyOf(id, createPrivateKey(pem), publicKey, earlier)
}

const Held = z.object({ id: z.string() })

/**
 * Whether a key is still the commune's, until the end of the transaction: nothing is signed with a key that is being changed
 * meanwhile, for no device would take it.
 */
export const holdKey = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.maybe(Held)`
    select id from clusters.plan_key
    where unit_id = platform.unit() and id = ${id} and retired_at is null for share
  `) !== undefined
