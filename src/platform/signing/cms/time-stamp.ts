import { randomBytes } from 'node:crypto'

import { digest, hashNamed, sha256, sha256Id } from './algorithms.ts'
import { forTimeStamps, type Certificate } from './certificate.ts'
import {
  bigInteger,
  boolean,
  DerFault,
  hexOf,
  integer,
  kid,
  octets,
  octetString,
  readDer,
  sameBytes,
  seq,
  timeOf,
  type Node,
} from './der.ts'
import { readSignedData } from './read-signed-data.ts'
import { ids } from './signed-data.ts'

export type TimeStampRequest = { bytes: Buffer; nonce: string; imprint: Buffer }

/** RFC 3161: asks for the time of this signature, with a number that nobody can have answered before. */
export function timeStampRequest(signature: Uint8Array): TimeStampRequest {
  const imprint = sha256(signature)
  const number = randomBytes(8)
  // Written as a number: no sign, no zeros before it.
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40
  const bytes = seq(
    integer(1),
    seq(sha256Id, octetString(imprint)),
    bigInteger(number),
    boolean(true),
  )
  return { bytes, nonce: hexOf(number), imprint }
}

/** The token of an answer, when it is for this request. */
export function tokenOf(answer: Uint8Array, request: TimeStampRequest): Buffer {
  const whole = readDer(answer)
  const status = kid(kid(whole, 0), 0).content
  if (hexOf(status) !== '00' && hexOf(status) !== '01') throw new DerFault('time stamp refused')
  const token = Buffer.from(kid(whole, 1).raw)
  const read = readTimeStamp(token)
  if (!sameBytes(read.imprint, request.imprint)) throw new DerFault('time stamp of something else')
  if (read.nonce !== request.nonce) throw new DerFault('time stamp of another request')
  if (!read.isIntact) throw new DerFault('time stamp broken')
  return token
}

export type ReadTimeStamp = {
  at: Temporal.Instant
  imprint: Uint8Array
  hash: ReturnType<typeof hashNamed>
  nonce: string | undefined
  certificate: Certificate
  certificates: readonly Certificate[]
  isIntact: boolean
}

export function readTimeStamp(token: Uint8Array): ReadTimeStamp {
  const signed = readSignedData(token)
  if (signed.contentType !== ids.tstInfo || !signed.content) throw new DerFault('not a time stamp')
  const info = readDer(signed.content)
  const imprint = kid(info, 2)
  return {
    at: timeOf(kid(info, 4)),
    imprint: octets(kid(imprint, 1)),
    hash: hashNamed(kid(imprint, 0)),
    nonce: nonceOf(info),
    certificate: signed.certificate,
    certificates: signed.certificates,
    isIntact:
      signed.isIntact &&
      sameBytes(signed.messageDigest, digest(signed.hash, signed.content)) &&
      signed.certificate.extendedUsage.includes(forTimeStamps),
  }
}

const nonceOf = ({ kids }: Node) => {
  const nonce = kids.slice(5).find(({ tag }) => tag === 0x02)
  return nonce && hexOf(nonce.content)
}

/** Whether the token is for this signature. */
export const isStampOf = ({ hash, imprint }: ReadTimeStamp, signature: Uint8Array) =>
  sameBytes(imprint, digest(hash, signature))
