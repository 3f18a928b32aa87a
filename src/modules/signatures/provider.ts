import type { FileStore } from '#platform/files.ts'
import { signerOf } from '#platform/signing/authority/authority.ts'
import { keptSigner } from '#platform/signing/authority/kept.ts'
import type { Certificate } from '#platform/signing/cms/certificate.ts'
import type { Signer, TrustServices } from '#platform/signing/signer.ts'
import type { UnitId } from '#platform/who.ts'

import { configuredProvider } from './configured.ts'
import {
  signersFolder,
  testAddresses,
  testAuthority,
  testServices,
  type TestWorld,
} from './trust/roots.ts'

/** What signing needs of the program: a request and a job both have it. */
export type Office = TestWorld & { demo: boolean; files: FileStore }

/** In whose name is signed: an officer's own, or the agency's. */
export type Party = { unit: UnitId; name: string; organization: string } & (
  | { kind: 'person'; staff: string }
  | { kind: 'agency' }
)

/** Phương tiện ký số: who holds the keys, and who gives time stamps and the standing of certificates. */
export type Provider = {
  code: 'test' | 'pkcs11' | 'csc'
  /** What it signs has no legal force and must say so. */
  isTest: boolean
  signerFor(party: Party): Promise<Signer>
  services: TrustServices
  /** The certificates of whoever gives time stamps, up to the root; they belong into the data for later checks. */
  stampChain: readonly Certificate[]
}

/** The provider of this installation. A demonstration signs with its test authority; `at` is the moment of the act. */
export async function providerOf(
  office: Office,
  at: Temporal.Instant,
): Promise<Provider | undefined> {
  return office.demo ? testProvider(office, at) : configuredProvider(office.keysFolder)
}

async function testProvider(office: Office, at: Temporal.Instant): Promise<Provider> {
  const authority = await testAuthority(office)
  const { issuer, root, stamps } = authority
  return {
    code: 'test',
    isTest: true,
    services: await testServices(office, () => at),
    stampChain: [stamps.certificate, issuer.certificate, root.certificate],
    signerFor: async (party) => {
      const id = party.kind === 'agency' ? `${party.unit}-agency` : `${party.unit}-${party.staff}`
      const from = issuer.certificate.notBefore
      const holder = await keptSigner(signersFolder(office), id, authority, {
        commonName: party.name,
        organization: party.organization,
        from,
        until: from.add({ hours: 9 * 365 * 24 }),
        addresses: testAddresses(office.publicUrl),
      })
      return signerOf(authority, holder)
    },
  }
}
