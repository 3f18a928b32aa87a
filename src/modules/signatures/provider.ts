import { z } from 'zod'

import { unseal } from '#modules/accounts/index.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { signerOf } from '#platform/signing/authority/authority.ts'
import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import type { Signer, TrustServices } from '#platform/signing/signer.ts'
import type { UnitId } from '#platform/who.ts'

import { assignedSigner, configuredProvider, NoKey } from './configured.ts'
import { settingsForDrivers } from './key-places/drivers.ts'
import { signerAt, trustAt } from './key-places/signer.ts'
import { keyPlaces, type KeyPlace } from './key-places/store.ts'
import { agency, meansOf, type Means, type ProviderCode } from './means/store.ts'
import { testAuthority, testServices, type TestWorld } from './trust/roots.ts'
import { standInService, testHolder } from './trust/signers.ts'

/** What signing needs of the program: a request and a job both have it. */
export type Office = TestWorld & { demo: boolean; files: FileStore; sessionKey: string }

/** In whose name is signed: an officer's own, or the agency's. */
export type Party = { unit: UnitId; name: string; organization: string } & (
  | { kind: 'person'; staff: string }
  | { kind: 'agency' }
)

export const partyKey = (party: Party): string => (party.kind === 'agency' ? agency : party.staff)

/** Phương tiện ký số: who holds the keys, and who gives time stamps and the standing of certificates. */
export type Provider = {
  code: ProviderCode
  /** What it signs has no legal force and must say so. */
  isTest: boolean
  signerFor(party: Party): Promise<Signer>
  services: TrustServices
  /** The certificates of whoever gives time stamps, up to the root; they belong into the data for later checks. */
  stampChain: readonly Certificate[]
  /** The certificates between a registered certificate and its root. */
  chain: readonly Certificate[]
}

/** The key is at a plug-in of the officer's browser: it is not asked from here, but by an order. */
export class ByPlugIn extends Error {}

/**
 * By what this party signs: as the administrator said, else as the installation is set up; a demonstration then signs with its test
 * authority. `at` is the moment of the act.
 */
export async function providerFor(
  office: Office,
  db: Pick<Db, 'read'>,
  party: Party,
  at: Temporal.Instant,
): Promise<Provider | undefined> {
  const { means, place } = await db.read(async (q) => {
    const means = await meansOf(q, party.unit, partyKey(party))
    const places = means ? await keyPlaces(q, party.unit) : []
    return { means, place: places.find(({ kind }) => kind === means?.provider) }
  })
  const base = office.demo ? await testProvider(office, at) : configuredProvider(office.keysFolder)
  if (means && place) return providerAt(office, { means, place, base, at })
  if (!means || !base) return base
  return { ...base, code: means.provider, signerFor: (one) => signerBy(office, means, base, one) }
}

type Assigned = {
  means: Means
  place: KeyPlace
  base: Provider | undefined
  at: Temporal.Instant
}

/** A key at a place that an administrator has set up on the page. */
function providerAt(office: Office, { means, place, base, at }: Assigned): Provider {
  const { pool, ...trust } = trustAt(place, { base, publicUrl: office.publicUrl, at })
  const signerFor = async () => {
    const secret = secretIn(office, means)
    if (!secret) throw new NoKey()
    const environment = settingsForDrivers(office.keysFolder)
    return signerAt(place, { settings: means.settings, ...secret }, { pool, at, environment })
  }
  return { code: means.provider, isTest: office.demo, ...trust, signerFor }
}

async function signerBy(
  office: Office,
  means: Means,
  base: Provider,
  party: Party,
): Promise<Signer> {
  if (means.provider === 'plug-in') throw new ByPlugIn()
  if (means.provider === 'test') {
    if (!office.demo) throw new NoKey()
    return base.signerFor(party)
  }
  // What was given a PIN of its own was given at a real service.
  if (office.demo && means.provider === 'csc' && means.secret === null)
    return standInService(office, party)
  const secret = secretIn(office, means)
  if (!secret) throw new NoKey()
  return assignedSigner(office.keysFolder, means, secret)
}

const Secret = z.object({ pin: z.string(), bearer: z.string().default('') })

/** PIN and access token, as they were sealed. */
export function secretIn({ sessionKey }: Office, { secret }: Means) {
  const text = secret && unseal(sessionKey, 'signing-secret', secret)
  return text ? Secret.parse(JSON.parse(text)) : undefined
}

/** The certificate that a plug-in was registered with; nothing when this party signs otherwise. */
export async function plugInCertificate(
  db: Pick<Db, 'read'>,
  unit: UnitId,
  party: string,
): Promise<Certificate | undefined> {
  const means = await db.read((q) => meansOf(q, unit, party))
  if (means?.provider !== 'plug-in' || !means.certificate) return undefined
  return readCertificate(means.certificate)
}

async function testProvider(office: Office, at: Temporal.Instant): Promise<Provider> {
  const authority = await testAuthority(office)
  const { issuer, root, stamps } = authority
  const chain = [issuer.certificate, root.certificate]
  return {
    code: 'test',
    isTest: true,
    services: await testServices(office, () => at),
    chain,
    stampChain: [stamps.certificate, ...chain],
    signerFor: async (party) => signerOf(authority, await testHolder(office, party)),
  }
}
