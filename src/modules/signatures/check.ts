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

/** The roots that this installation believes: in a demonstration its own test authority, else those of `provider.json`. */
async function rootsOf(world: Checking): Promise<Uint8Array[]> {
  if (!world.demo) return rootsIn(world.keysFolder)
  const { root } = await testAuthority(world)
  return [root.certificate.raw]
}

/** Checks a PDF against the roots of this installation, and those that the unit's administrator has set up. */
export async function checkSignatures(
  world: Checking,
  pdf: Uint8Array,
  { db, unit }: Believer,
): Promise<CheckReport> {
  const [installed, own] = await Promise.all([
    rootsOf(world),
    db.read((q) => rootsOfPlaces(q, unit)),
  ])
  return checkApart(pdf, { roots: [...installed, ...own], now: world.now().toString() })
}
