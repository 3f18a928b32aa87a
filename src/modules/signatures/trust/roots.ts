import { join } from 'node:path'

import {
  answersOf,
  servicesOf,
  type Addresses,
  type Authority,
} from '#platform/signing/authority/authority.ts'
import { keptAuthority } from '#platform/signing/authority/kept.ts'
import type { TrustServices } from '#platform/signing/signer.ts'

export const authorityHome = '/gia-lap/ca'

/** Where the test authority answers, on the program's own address. */
export const testAddresses = (publicUrl: string): Addresses => ({
  ocsp: `${publicUrl}${authorityHome}/ocsp`,
  rootCrl: `${publicUrl}${authorityHome}/goc.crl`,
  crl: `${publicUrl}${authorityHome}/ca.crl`,
})

export type TestWorld = { keysFolder: string; publicUrl: string; now: () => Temporal.Instant }

const known = new Map<string, Promise<Authority>>()

/** The test authority of this installation. It says to be two years old, so that made-up history can be signed as well. */
export function testAuthority({ keysFolder, publicUrl, now }: TestWorld): Promise<Authority> {
  const found = known.get(keysFolder)
  if (found) return found
  const made = keptAuthority(
    keysFolder,
    now().subtract({ hours: 2 * 365 * 24 }),
    testAddresses(publicUrl),
  )
  known.set(keysFolder, made)
  made.catch(() => known.delete(keysFolder))
  return made
}

/** What the test authority answers at a moment. */
export async function testAnswers(world: TestWorld, at: () => Temporal.Instant = world.now) {
  const revoked = new Map<string, Temporal.Instant>()
  return answersOf(await testAuthority(world), at, () => revoked)
}

export const testServices = async (
  world: TestWorld,
  at?: () => Temporal.Instant,
): Promise<TrustServices> => servicesOf(await testAnswers(world, at))

export const signersFolder = ({ keysFolder }: TestWorld) => join(keysFolder, 'signers')
