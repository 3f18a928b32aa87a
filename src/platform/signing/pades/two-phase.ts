import { isSignedBy, sha256, signatureId } from '../cms/algorithms.ts'
import type { Certificate } from '../cms/certificate.ts'
import { DerFault, readDer } from '../cms/der.ts'
import { keyKindOf, signedAttributes } from '../cms/signed-data.ts'
import type { TrustServices } from '../signer.ts'
import { prepareSignature, type Prepared, type Wanted } from './prepare.ts'
import { finishSignature, refuseOutOfTime, SigningFault } from './sign.ts'

/** A signature of which only the signer's part is missing: a plug-in of the browser signs `attributes`, or their hash. */
export type Waiting = {
  prepared: Prepared
  attributes: Buffer
  hash: Buffer
  certificate: Certificate
}

/** The first half: the file with its room, and what is to be signed. The same wish at the same moment gives the same bytes. */
export function beginSignature(pdf: Uint8Array, wanted: Wanted, certificate: Certificate): Waiting {
  refuseOutOfTime(certificate, wanted.at)
  const prepared = prepareSignature(pdf, wanted)
  const attributes = signedAttributes(prepared.digest, certificate)
  return { prepared, attributes, hash: sha256(attributes), certificate }
}

/** The second half: what came back is believed only when the certificate's key made it over these very attributes. */
export async function endSignature(
  { prepared, attributes, certificate }: Waiting,
  { signature, chain }: { signature: Uint8Array; chain: readonly Certificate[] },
  services: Pick<TrustServices, 'timeStamp'>,
): Promise<Buffer> {
  const kind = keyKindOf(certificate)
  if (!isMadeBy(certificate, attributes, signature)) throw new SigningFault('not-this-signature')
  return finishSignature(prepared, { certificate, chain, kind, attributes, signature }, services)
}

/** Whether the key of this certificate made a signature over these bytes; what cannot be read is a no. */
export function isMadeBy(
  certificate: Certificate,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const algorithm = readDer(signatureId(keyKindOf(certificate)))
    return isSignedBy({ spki: certificate.spki, algorithm, data, signature })
  } catch (error) {
    if (error instanceof DerFault) return false
    throw error
  }
}
