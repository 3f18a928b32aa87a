import type { Db } from '#platform/db.ts'
import { checkApart } from '#platform/signing/checker.ts'
import type { CheckReport } from '#platform/signing/pades/check.ts'
import type { UnitId } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { rootsIn } from './configured.ts'
import { rootsOfPlaces } from './key-places/store.ts'
import { testAuthority } from './trust/roots.ts'

export type Checking = Pick<World, 'demo' | 'keysFolder' | 'publicUrl' | 'now'>
/** Whose administrator's roots are believed as well. */
export type Believer = { db: Pick<Db, 'read'>; unit: UnitId }

/** The roots that are believed here: of the test authority in a demonstration, else of `provider.json`; and what an administrator has set up. */
export async function rootsOf(world: Checking, { db, unit }: Believer): Promise<Uint8Array[]> {
  const own = await db.read((q) => rootsOfPlaces(q, unit))
  if (!world.demo) return [...rootsIn(world.keysFolder), ...own]
  const { root } = await testAuthority(world)
  return [root.certificate.raw, ...own]
}

/** Checks a PDF against the roots that are believed here. */
export const checkSignatures = async (
  world: Checking,
  pdf: Uint8Array,
  believer: Believer,
): Promise<CheckReport> =>
  checkApart(pdf, { roots: await rootsOf(world, believer), now: world.now().toString() })
