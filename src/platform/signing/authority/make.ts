import { createPublicKey, generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { promisify } from 'node:util'

import { ecdsaSha256 } from '../cms/algorithms.ts'
import {
  forOcsp,
  forTimeStamps,
  keyBitsOf,
  readCertificate,
  type Certificate,
} from '../cms/certificate.ts'
import {
  bigInteger,
  bitString,
  boolean,
  context,
  integer,
  nothing,
  octetString,
  oid,
  seq,
  set,
  time,
  tlv,
  utf8,
} from '../cms/der.ts'

/** A key with its certificate. */
export type Holder = { key: KeyObject; certificate: Certificate }

type Name = { commonName: string; organization?: string }
type Asked = {
  subject: Name
  spki: Uint8Array
  from: Temporal.Instant
  until: Temporal.Instant
  use: 'root' | 'authority' | 'signer' | 'time-stamps' | 'ocsp' | 'server'
  /** Host names and addresses that a server answers by. */
  hosts?: readonly string[]
  /** Where its standing can be asked. */
  ocsp?: string
  crl?: string
}

const nameBytes = ({ commonName, organization }: Name) =>
  seq(
    ...(organization ? [set(seq(oid('2.5.4.10'), utf8(organization)))] : []),
    set(seq(oid('2.5.4.3'), utf8(commonName))),
  )

const extension = (id: string, isCritical: boolean, value: Uint8Array) =>
  seq(oid(id), ...(isCritical ? [boolean(true)] : []), octetString(value))

const bits = (unused: number, byte: number) => tlv(0x03, Buffer.from([unused, byte]))
const address = (url: string) => tlv(0x86, Buffer.from(url, 'latin1'))
const keyName = (spki: Uint8Array) => createHash('sha1').update(keyBitsOf({ spki })).digest()

/** An address by its bytes, a name as it is. */
function hostName(host: string): Buffer {
  if (!isIP(host)) return tlv(0x82, Buffer.from(host, 'latin1'))
  if (isIP(host) === 6) return tlv(0x87, bytesOfIpv6(host))
  return tlv(0x87, Buffer.from(host.split('.').map(Number)))
}

function bytesOfIpv6(host: string): Buffer {
  const [head = '', tail = ''] = host.split('::')
  const words = (text: string) => text.split(':').filter(Boolean)
  const gap = host.includes('::') ? 8 - words(head).length - words(tail).length : 0
  const all = [...words(head), ...Array.from({ length: gap }, () => '0'), ...words(tail)]
  return Buffer.from(all.map((word) => word.padStart(4, '0')).join(''), 'hex')
}

function extensionsFor(
  { spki, use, ocsp, crl, hosts = [] }: Asked,
  issuerSpki: Uint8Array,
): Buffer {
  const isAuthority = use === 'root' || use === 'authority'
  const list = [
    extension('2.5.29.19', true, isAuthority ? seq(boolean(true)) : seq()),
    extension('2.5.29.15', true, isAuthority ? bits(1, 0x06) : bits(6, 0xc0)),
    extension('2.5.29.14', false, octetString(keyName(spki))),
    extension('2.5.29.35', false, seq(tlv(0x80, keyName(issuerSpki)))),
  ]
  if (use === 'time-stamps') list.push(extension('2.5.29.37', true, seq(oid(forTimeStamps))))
  // E-mail is what NSS, and so poppler, looks for in whoever signs; the other is for documents (RFC 9336).
  if (use === 'signer')
    list.push(
      extension('2.5.29.37', false, seq(oid('1.3.6.1.5.5.7.3.4'), oid('1.3.6.1.5.5.7.3.36'))),
    )
  if (use === 'server') {
    list.push(extension('2.5.29.37', false, seq(oid('1.3.6.1.5.5.7.3.1'))))
    list.push(extension('2.5.29.17', false, seq(...hosts.map(hostName))))
  }
  if (use === 'ocsp') {
    list.push(extension('2.5.29.37', false, seq(oid(forOcsp))))
    list.push(extension('1.3.6.1.5.5.7.48.1.5', false, nothing))
  }
  if (ocsp)
    list.push(
      extension('1.3.6.1.5.5.7.1.1', false, seq(seq(oid('1.3.6.1.5.5.7.48.1'), address(ocsp)))),
    )
  if (crl) list.push(extension('2.5.29.31', false, seq(seq(context(0, context(0, address(crl)))))))
  return context(3, seq(...list))
}

/** A certificate for this key, by this issuer; a root issues itself. */
export function issueCertificate(
  asked: Asked,
  issuer: { key: KeyObject; subject?: Uint8Array; spki?: Uint8Array },
): Certificate {
  const subject = nameBytes(asked.subject)
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const tbs = seq(
    context(0, integer(2)),
    bigInteger(serial),
    ecdsaSha256,
    issuer.subject ?? subject,
    seq(time(asked.from), time(asked.until)),
    subject,
    asked.spki,
    extensionsFor(asked, issuer.spki ?? asked.spki),
  )
  const signature = sign('sha256', tbs, issuer.key)
  return readCertificate(seq(tbs, ecdsaSha256, bitString(signature)))
}

export const issuedBy = ({ key, certificate }: Holder) => ({
  key,
  subject: certificate.subject,
  spki: certificate.spki,
})

export const spkiOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' })

const newPair = promisify(generateKeyPair)

/** Keys of the authority are on P-256: quick to make and to use. */
export const newAuthorityKey = async (): Promise<KeyObject> =>
  (await newPair('ec', { namedCurve: 'P-256' })).privateKey

/** Signers have RSA keys of 2,048 bits, like the tokens that offices are given. */
export const newSignerKey = async (): Promise<KeyObject> =>
  (await newPair('rsa', { modulusLength: 2_048 })).privateKey
