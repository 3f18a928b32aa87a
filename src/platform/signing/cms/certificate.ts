import { isSignedBy, sha256 } from './algorithms.ts'
import { DerFault, hexOf, kid, octets, readDer, tagged, timeOf, type Node } from './der.ts'

/** A certificate with what a check asks of it. */
export type Certificate = {
  raw: Uint8Array
  serial: string
  /** Names as bytes: two are the same when their bytes are. */
  issuer: Uint8Array
  subject: Uint8Array
  commonName: string
  organization: string
  issuerName: string
  spki: Uint8Array
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  isAuthority: boolean
  mostBelow: number | undefined
  /** Bits of key usage, from the left; undefined when it does not say. */
  usage: number | undefined
  extendedUsage: readonly string[]
  ocspAddress: string | undefined
  crlAddress: string | undefined
  tbs: Uint8Array
  algorithm: Node
  signature: Uint8Array
  /** A critical extension that we do not understand makes it worthless for us. */
  isUnderstood: boolean
  fingerprint: string
}

const known = new Set([
  '2.5.29.15',
  '2.5.29.19',
  '2.5.29.37',
  '2.5.29.14',
  '2.5.29.35',
  '2.5.29.32',
  '2.5.29.31',
  '2.5.29.17',
])

export const usages = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  certificates: 0x04,
  crls: 0x02,
}
export const forTimeStamps = '1.3.6.1.5.5.7.3.8'
export const forOcsp = '1.3.6.1.5.5.7.3.9'

/** A certificate as other programs read it. */
export const pemOf = (raw: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(raw)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`

export function readCertificate(raw: Uint8Array): Certificate {
  const whole = readDer(raw)
  const tbs = kid(whole, 0)
  const shift = tbs.kids[0]?.tag === 0xa0 ? 1 : 0
  const at = (nth: number) => kid(tbs, nth + shift)
  const extensions = extensionsOf(tbs)
  const basic = valueOf(extensions, '2.5.29.19')
  return {
    raw: whole.raw,
    serial: hexOf(at(0).content),
    issuer: at(2).raw,
    subject: at(4).raw,
    commonName: namePart(at(4), '2.5.4.3'),
    organization: namePart(at(4), '2.5.4.10'),
    issuerName: namePart(at(2), '2.5.4.3') || namePart(at(2), '2.5.4.10'),
    spki: at(5).raw,
    notBefore: timeOf(kid(at(3), 0)),
    notAfter: timeOf(kid(at(3), 1)),
    isAuthority: basic?.kids[0]?.tag === 0x01 && basic.kids[0].content[0] !== 0,
    mostBelow: belowOf(basic),
    usage: usageOf(valueOf(extensions, '2.5.29.15')),
    extendedUsage: valueOf(extensions, '2.5.29.37')?.kids.map(({ words }) => words) ?? [],
    ocspAddress: accessTo(valueOf(extensions, '1.3.6.1.5.5.7.1.1'), '1.3.6.1.5.5.7.48.1'),
    crlAddress: addressIn(valueOf(extensions, '2.5.29.31')),
    tbs: tbs.raw,
    algorithm: kid(whole, 1),
    signature: kid(whole, 2).content.subarray(1),
    isUnderstood: extensions.every(({ id, isCritical }) => !isCritical || known.has(id)),
    fingerprint: hexOf(sha256(whole.raw)),
  }
}

type Extension = { id: string; isCritical: boolean; value: Uint8Array }

function extensionsOf(tbs: Node): Extension[] {
  const list = tagged(tbs, 3)?.kids[0]?.kids ?? []
  return list.map((one) => ({
    id: kid(one, 0).words,
    isCritical: one.kids[1]?.tag === 0x01 && one.kids[1].content[0] !== 0,
    value: octets(kid(one, one.kids.length - 1)),
  }))
}

function valueOf(extensions: readonly Extension[], id: string): Node | undefined {
  const found = extensions.find((one) => one.id === id)
  return found && readDer(found.value)
}

const belowOf = (basic: Node | undefined) => {
  const below = basic?.kids.find(({ tag }) => tag === 0x02)
  return below?.content[0]
}

const usageOf = (bits: Node | undefined) => bits && (bits.content[1] ?? 0)

export function namePart(name: Node, id: string): string {
  for (const one of name.kids.flatMap(({ kids }) => kids))
    if (kid(one, 0).words === id) return kid(one, 1).words.slice(0, 200)
  return ''
}

function accessTo(list: Node | undefined, method: string): string | undefined {
  const found = list?.kids.find((one) => kid(one, 0).words === method)
  return found && Buffer.from(kid(found, 1).content).toString('latin1')
}

/** The first web address of a list of distribution points, however deep it stands. */
function addressIn(node: Node | undefined): string | undefined {
  if (!node) return undefined
  if (node.tag === 0x86) return Buffer.from(node.content).toString('latin1')
  for (const part of node.kids) {
    const found = addressIn(part)
    if (found) return found
  }
  return undefined
}

/** Whether `issuer` made `child`; anything that cannot be read is a no. */
export function isIssuedBy(child: Certificate, issuer: Certificate): boolean {
  if (Buffer.compare(child.issuer, issuer.subject) !== 0) return false
  try {
    const { algorithm, tbs: data, signature } = child
    return isSignedBy({ spki: issuer.spki, algorithm, data, signature })
  } catch (error) {
    if (error instanceof DerFault) return false
    throw error
  }
}

export const isSelfIssued = ({ issuer, subject }: Certificate) =>
  Buffer.compare(issuer, subject) === 0

/** SHA-1 of the key's bits: how OCSP and extensions call a key, not a proof of anything. */
export const keyBitsOf = ({ spki }: Pick<Certificate, 'spki'>): Uint8Array =>
  kid(readDer(spki), 1).content.subarray(1)
