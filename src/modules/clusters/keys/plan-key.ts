import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

import { z } from 'zod'

import { seal, unseal } from '#modules/accounts/index.ts'
import type { Db, Read } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

import { planKeyOf, type PlanKey } from './envelope.ts'

const Row = z.object({
  id: z.string(),
  publicKey: z.string(),
  sealed: z.instanceof(Buffer),
})

const current = (q: Read) => q.maybe(Row)`
  select id, public_key, sealed from clusters.plan_key
  where unit_id = platform.unit() and retired_at is null
`

/** The commune's key, made at first use. Its private half leaves the database only sealed; of two that are made at once one stays. */
export async function planKey(db: Db, sessionKey: string): Promise<PlanKey> {
  const known = await db.read(current)
  if (known) return opened(known, sessionKey)
  const { privateKey } = generateKeyPairSync('ed25519')
  const made = {
    id: newId<'plan-key'>(),
    publicKey: String(privateKey.export({ format: 'jwk' }).x),
    sealed: seal(sessionKey, 'plan-key', pemOf(privateKey)),
  }
  const kept = await db.tx(async (tx) => {
    await tx.run`
      insert into clusters.plan_key (unit_id, id, public_key, sealed)
      values (platform.unit(), ${made.id}, ${made.publicKey}, ${made.sealed})
      on conflict (unit_id) where retired_at is null do nothing
    `
    return current(tx)
  })
  if (!kept) throw new Error('No plan key, and none could be made')
  return opened(kept, sessionKey)
}

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

function opened({ id, publicKey, sealed }: z.output<typeof Row>, sessionKey: string): PlanKey {
  const pem = unseal(sessionKey, 'plan-key', sealed)
  if (pem === undefined) throw new Error(`Plan key ${id} was sealed by another installation`)
  return planKeyOf(id, createPrivateKey(pem), publicKey)
}
