import { sha256Id, sha256, signatureId, type KeyKind } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import { context, integer, kid, octetString, oid, readDer, seq, set, tlv } from './der.ts'

export const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
} as const

const attribute = (id: string, value: Uint8Array) => seq(oid(id), set(value))

/** ESS: which certificate signs, so that nobody can put another in its place. SHA-256 is the default and is not written. */
const signingCertificate = ({ raw, issuer, serial }: Certificate) =>
  attribute(
    ids.signingCertificateV2,
    seq(
      seq(
        seq(
          octetString(sha256(raw)),
          seq(seq(context(4, issuer)), tlv(0x02, Buffer.from(serial, 'hex'))),
        ),
      ),
    ),
  )

/**
 * The attributes that are signed, as a set: PAdES (EN 319 142) wants the type, the digest and the certificate, and no
 * signing time, which stands in the PDF.
 */
export const signedAttributes = (
  digest: Uint8Array,
  certificate: Certificate,
  contentType: string = ids.data,
): Buffer =>
  set(
    attribute(ids.contentType, oid(contentType)),
    attribute(ids.messageDigest, octetString(digest)),
    signingCertificate(certificate),
  )

type Signing = {
  attributes: Uint8Array
  signature: Uint8Array
  kind: KeyKind
  certificate: Certificate
  chain: readonly Uint8Array[]
  timeStamp?: Uint8Array
  /** What is carried inside; a PDF's signature carries nothing, a time stamp its info. */
  content?: { type: string; bytes: Uint8Array }
}

/** A CMS SignedData of one signer. */
export function signedData(signing: Signing): Buffer {
  const { certificate, chain, content } = signing
  const inside = content
    ? seq(oid(content.type), context(0, octetString(content.bytes)))
    : seq(oid(ids.data))
  return seq(
    oid(ids.signedData),
    context(
      0,
      seq(
        integer(content ? 3 : 1),
        set(sha256Id),
        inside,
        context(0, ...[certificate.raw, ...chain]),
        set(signerInfo(signing)),
      ),
    ),
  )
}

function signerInfo({ attributes, signature, kind, certificate, timeStamp }: Signing): Buffer {
  // The set is signed as a set and carried under a tag of its own.
  const carried = Buffer.from(attributes)
  carried[0] = 0xa0
  const unsigned = timeStamp ? [context(1, attribute(ids.timeStamp, timeStamp))] : []
  return seq(
    integer(1),
    seq(certificate.issuer, tlv(0x02, Buffer.from(certificate.serial, 'hex'))),
    sha256Id,
    carried,
    signatureId(kind),
    octetString(signature),
    ...unsigned,
  )
}

/** The kind of key of a certificate. */
export const keyKindOf = ({ spki }: Pick<Certificate, 'spki'>): KeyKind =>
  kid(kid(readDer(spki), 0), 0).words === '1.2.840.113549.1.1.1' ? 'rsa' : 'ec'
