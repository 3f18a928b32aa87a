import { createHash } from 'node:crypto'

import { isSignedBy } from './algorithms.ts'
import { forOcsp, isIssuedBy, keyBitsOf, readCertificate, type Certificate } from './certificate.ts'
import {
  DerFault,
  hexOf,
  kid,
  nothing,
  octets,
  octetString,
  oid,
  readDer,
  sameBytes,
  seq,
  tagged,
  timeOf,
  tlv,
  type Node,
} from './der.ts'

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest()

/** How OCSP calls a certificate (RFC 6960); SHA-1 here is a name, not a proof. */
export const certificateId = (
  certificate: Pick<Certificate, 'serial' | 'issuer'>,
  issuer: Certificate,
) =>
  seq(
    seq(oid('1.3.14.3.2.26'), nothing),
    octetString(sha1(certificate.issuer)),
    octetString(sha1(keyBitsOf(issuer))),
    tlv(0x02, Buffer.from(certificate.serial, 'hex')),
  )

export const ocspRequest = (certificate: Certificate, issuer: Certificate): Buffer =>
  seq(seq(seq(seq(certificateId(certificate, issuer)))))

export type Standing = {
  state: 'good' | 'revoked' | 'unknown'
  /** When it was said, and of a revoked one since when. */
  at: Temporal.Instant
  until: Temporal.Instant | undefined
  since?: Temporal.Instant
}

/** What an OCSP answer says of a certificate; nothing when it is not about it or nobody answers for it. */
export function ocspStanding(
  answer: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): Standing | undefined {
  const whole = readDer(answer)
  if (hexOf(kid(whole, 0).content) !== '00') return undefined
  const basic = readDer(octets(kid(kid(kid(whole, 1), 0), 1)))
  const data = kid(basic, 0)
  const answers = data.kids.find(({ tag }) => tag === 0x30)
  const wanted = certificateId(certificate, issuer)
  const single = answers?.kids.find((one) => sameBytes(kid(one, 0).raw, wanted))
  // Proof is asked only of an answer that is about this certificate: most in a file are about others.
  return single && isAnsweredBy(basic, issuer) ? standingOf(single) : undefined
}

function standingOf(single: Node): Standing {
  const status = kid(single, 1)
  const until = tagged({ ...single, kids: single.kids.slice(3) }, 0)?.kids[0]
  const times = { at: timeOf(kid(single, 2)), until: until && timeOf(until) }
  const kind = status.tag & 0x1f
  if (kind === 0) return { state: 'good', ...times }
  if (kind === 1) return { state: 'revoked', ...times, since: timeOf(kid(status, 0)) }
  return { state: 'unknown', ...times }
}

/** The authority itself answers, or somebody whom it has named for that. */
function isAnsweredBy(basic: Node, issuer: Certificate): boolean {
  const given = tagged(basic, 0)?.kids[0]?.kids.slice(0, 5) ?? []
  const deputies = given
    .map(({ raw }) => readCertificate(raw))
    .filter((one) => one.extendedUsage.includes(forOcsp) && isIssuedBy(one, issuer))
  return [issuer, ...deputies].some((one) =>
    isSignedByQuietly({
      spki: one.spki,
      algorithm: kid(basic, 1),
      data: kid(basic, 0).raw,
      signature: kid(basic, 2).content.subarray(1),
    }),
  )
}

function isSignedByQuietly(signed: Parameters<typeof isSignedBy>[0]): boolean {
  try {
    return isSignedBy(signed)
  } catch (error) {
    if (error instanceof DerFault) return false
    throw error
  }
}

/** What a list of revoked certificates says of one of its issuer. */
export function crlStanding(
  crl: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
): Standing | undefined {
  const whole = readDer(crl)
  const tbs = kid(whole, 0)
  const shift = tbs.kids[0]?.tag === 0x02 ? 1 : 0
  if (!sameBytes(kid(tbs, 1 + shift).raw, certificate.issuer)) return undefined
  const signed = {
    spki: issuer.spki,
    algorithm: kid(whole, 1),
    data: tbs.raw,
    signature: kid(whole, 2).content.subarray(1),
  }
  if (!isSignedByQuietly(signed)) return undefined
  const rest = tbs.kids.slice(2 + shift)
  const [at, until] = rest.filter(({ tag }) => tag === 0x17 || tag === 0x18)
  if (!at) return undefined
  const listed = rest.find(({ tag }) => tag === 0x30)?.kids ?? []
  const mine = listed.find((one) => hexOf(kid(one, 0).content) === certificate.serial)
  const times = { at: timeOf(at), until: until && timeOf(until) }
  return mine
    ? { state: 'revoked', ...times, since: timeOf(kid(mine, 1)) }
    : { state: 'good', ...times }
}
