import { digest, hashNamed, isSignedBy, type Hash } from './algorithms.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { DerFault, hexOf, kid, octets, readDer, sameBytes, timeOf, type Node } from './der.ts'
import { ids } from './signed-data.ts'

/** What a CMS signature says, not yet believed. */
export type ReadSignature = {
  certificates: readonly Certificate[]
  certificate: Certificate
  /** The content that is carried inside, if any. */
  content: Uint8Array | undefined
  contentType: string
  messageDigest: Uint8Array
  hash: Hash
  /** Whether the signer named its certificate under the signature. */
  namesCertificate: boolean
  timeStamp: Uint8Array | undefined
  signingTime: Temporal.Instant | undefined
  isIntact: boolean
}

const mostCertificates = 40

export function readSignedData(bytes: Uint8Array): ReadSignature {
  const whole = readDer(bytes)
  if (kid(whole, 0).words !== ids.signedData) throw new DerFault('not a signature')
  const data = kid(kid(whole, 1), 0)
  const inside = kid(data, 2)
  const certificates = certificatesOf(data)
  const signers = kid(data, data.kids.length - 1).kids
  const [signer] = signers
  if (!signer || signers.length !== 1) throw new DerFault('not exactly one signer')
  const certificate = certificates.find((one) => isNamed(kid(signer, 1), one))
  if (!certificate) throw new DerFault('certificate of the signer is missing')
  const carried = inside.kids[1]?.kids[0]
  return {
    certificates,
    certificate,
    content: carried && octets(carried),
    ...signerFacts(signer, certificate),
    contentType: kid(inside, 0).words,
  }
}

function certificatesOf(data: Node): Certificate[] {
  const list = data.kids.slice(3).find(({ tag }) => tag === 0xa0)?.kids ?? []
  if (list.length > mostCertificates) throw new DerFault('too many certificates')
  return list.filter(({ tag }) => tag === 0x30).map(({ raw }) => readCertificate(raw))
}

const isNamed = (identifier: Node, { issuer, serial }: Certificate) =>
  identifier.tag === 0x30 &&
  sameBytes(kid(identifier, 0).raw, issuer) &&
  hexOf(kid(identifier, 1).content) === serial

function signerFacts(signer: Node, certificate: Certificate) {
  const attributes = signer.kids.find(({ tag }) => tag === 0xa0)
  if (!attributes) throw new DerFault('nothing is signed but the content')
  const hash = hashNamed(kid(signer, 2))
  const place = signer.kids.indexOf(attributes)
  const data = Buffer.from(attributes.raw)
  data[0] = 0x31
  const signed = {
    spki: certificate.spki,
    algorithm: kid(signer, place + 1),
    hash,
    data,
    signature: octets(kid(signer, place + 2)),
  }
  const time = valueIn(attributes, '1.2.840.113549.1.9.5')
  return {
    hash,
    messageDigest: octets(needed(attributes, ids.messageDigest)),
    namesCertificate: isNamedBy(attributes, certificate),
    signingTime: time && timeOf(time),
    timeStamp: valueIn(
      signer.kids.find(({ tag }) => tag === 0xa1),
      ids.timeStamp,
    )?.raw,
    isIntact: isSignedBy(signed),
  }
}

function valueIn(attributes: Node | undefined, id: string): Node | undefined {
  const found = attributes?.kids.filter((one) => kid(one, 0).words === id) ?? []
  if (found.length > 1) throw new DerFault('an attribute twice')
  return found[0] && kid(kid(found[0], 1), 0)
}

function needed(attributes: Node, id: string): Node {
  const found = valueIn(attributes, id)
  if (!found) throw new DerFault('an attribute is missing')
  return found
}

function isNamedBy(attributes: Node, { raw }: Certificate): boolean {
  const value = valueIn(attributes, ids.signingCertificateV2)
  if (!value) return false
  const first = kid(kid(value, 0), 0)
  const isOther = first.kids[0]?.tag === 0x30
  const hash = isOther ? hashNamed(kid(first, 0)) : 'sha256'
  return sameBytes(octets(kid(first, isOther ? 1 : 0)), digest(hash, raw))
}
