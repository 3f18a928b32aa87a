import { keptSigner } from '#platform/signing/authority/kept.ts'
import type { Holder } from '#platform/signing/authority/make.ts'
import { cscStandIn } from '#platform/signing/providers/csc-stand-in.ts'
import { cscSigner } from '#platform/signing/providers/csc.ts'
import type { Signer } from '#platform/signing/signer.ts'

import type { Party } from '../provider.ts'
import { signersFolder, testAddresses, testAuthority, type TestWorld } from './roots.ts'

/** Key and test certificate of an officer or the agency; only a demonstration has them. */
export async function testHolder(office: TestWorld, party: Party): Promise<Holder> {
  const authority = await testAuthority(office)
  const id = party.kind === 'agency' ? `${party.unit}-agency` : `${party.unit}-${party.staff}`
  const from = authority.issuer.certificate.notBefore
  return keptSigner(signersFolder(office), id, authority, {
    commonName: party.name,
    organization: party.organization,
    from,
    until: from.add({ hours: 9 * 365 * 24 }),
    addresses: testAddresses(office.publicUrl),
  })
}

/** The remote service of a demonstration: the protocol in full, without a network, with the test keys behind it. */
export async function standInService(office: TestWorld, party: Party): Promise<Signer> {
  const { issuer, root } = await testAuthority(office)
  const account = { bearer: 'thu-nghiem', pin: '1357', credential: 'thu-nghiem' }
  const holder = await testHolder(office, party)
  const chain = [issuer.certificate, root.certificate]
  const service = cscStandIn({ ...account, holder, chain })
  return cscSigner(
    { address: 'https://ky-so-tu-xa.invalid', ...account },
    async (address, init) => {
      const method = new URL(address).pathname.replace('/csc/v2/', '')
      const asked = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Record<
        string,
        unknown
      >
      const { status, body } = service(method, account.bearer, asked)
      return Response.json(body, { status })
    },
  )
}
