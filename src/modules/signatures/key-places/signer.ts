import { forTimeStamps, isSelfIssued, type Certificate } from '#platform/signing/cms/certificate.ts'
import { trustPath } from '#platform/signing/cms/trust-path.ts'
import { cscSigner } from '#platform/signing/providers/csc.ts'
import { httpServices } from '#platform/signing/providers/http-services.ts'
import { tokenSigner } from '#platform/signing/providers/token.ts'
import type { Signer, TrustServices } from '#platform/signing/signer.ts'

import { NoKey } from '../configured.ts'
import type { Means } from '../means/store.ts'
import type { Provider } from '../provider.ts'
import type { KeyPlace } from './store.ts'

/** How to get at a key: the token's label and key, or the credential; with what is kept sealed. */
export type Access = Pick<Means, 'settings'> & { pin: string; bearer: string }

type Pool = readonly Certificate[]

/** The certificates above one, in the order in which each was issued by the next. */
const above = (certificate: Certificate, pool: Pool, at: Temporal.Instant): Certificate[] =>
  trustPath(certificate, pool, pool.filter(isSelfIssued), at).path.slice(1)

type Around = { pool: Pool; at: Temporal.Instant; environment: Record<string, string> }

/** The key of one party at a place that an administrator has set up. */
export async function signerAt(
  place: Pick<KeyPlace, 'driver' | 'address'>,
  { settings: { token = '', keyId = '', credential = '' }, pin, bearer }: Access,
  { pool, at, environment }: Around,
): Promise<Signer> {
  const signer = await (place.driver !== null
    ? tokenSigner({ driver: place.driver, token, keyId, pin, environment }, [])
    : cscSigner({ address: addressOf(place), credential, bearer, pin }, fetch))
  return { ...signer, chain: above(signer.certificate, [...signer.chain, ...pool], at) }
}

function addressOf({ address }: Pick<KeyPlace, 'address'>): string {
  if (address === null) throw new NoKey()
  return address.replace(/\/(csc(\/v2)?)?\/?$/, '')
}

type Given = { base: Provider | undefined; publicUrl: string; at: Temporal.Instant }

/** Who gives time stamps and says how certificates stand, for what is signed at this place. */
export function trustAt(
  { timeStamps, certificates }: Pick<KeyPlace, 'timeStamps' | 'certificates'>,
  { base, publicUrl, at }: Given,
): Pick<Provider, 'services' | 'chain' | 'stampChain'> & { pool: Pool } {
  const pool = [...certificates, ...(base?.chain ?? [])]
  const outside = httpServices(timeStamps ?? '')
  const stamper = certificates.find(({ extendedUsage }) => extendedUsage.includes(forTimeStamps))
  const own = timeStamps === null
  const stampChain = stamper ? [stamper, ...above(stamper, pool, at)] : []
  const services: TrustServices = {
    timeStamp: own && base ? base.services.timeStamp : outside.timeStamp,
    // A test certificate is answered for by the authority of this program itself.
    ocsp: (address, request) =>
      (base && address.startsWith(`${publicUrl}/`) ? base.services : outside).ocsp(
        address,
        request,
      ),
    crl: (address) =>
      (base && address.startsWith(`${publicUrl}/`) ? base.services : outside).crl(address),
  }
  return { pool, services, chain: pool, stampChain: own ? (base?.stampChain ?? []) : stampChain }
}
