import { checkApart } from '#platform/signing/checker.ts'
import type { CheckReport } from '#platform/signing/pades/check.ts'
import type { World } from '#platform/world.ts'

import { rootsIn } from './configured.ts'
import { testAuthority } from './trust/roots.ts'

export type Checking = Pick<World, 'demo' | 'keysFolder' | 'publicUrl' | 'now'>

/** The roots that this installation believes: in a demonstration its own test authority, else those of `provider.json`. */
export async function rootsOf(world: Checking): Promise<Uint8Array[]> {
  if (!world.demo) return rootsIn(world.keysFolder)
  const { root } = await testAuthority(world)
  return [root.certificate.raw]
}

/** Checks a PDF against the roots of this installation. */
export const checkSignatures = async (world: Checking, pdf: Uint8Array): Promise<CheckReport> =>
  checkApart(pdf, { roots: await rootsOf(world), now: world.now().toString() })
