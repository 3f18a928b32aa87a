import { randomBytes, sign } from 'node:crypto'

import { ecdsaSha256, sha256 } from '../cms/algorithms.ts'
import {
  bigInteger,
  bitString,
  context,
  DerFault,
  generalizedTime,
  hexOf,
  integer,
  kid,
  octets,
  octetString,
  oid,
  readDer,
  seq,
  time,
  tlv,
} from '../cms/der.ts'
import { ids, signedAttributes, signedData } from '../cms/signed-data.ts'
import type { Holder } from './make.ts'

/** 2.999 is the arc for examples. */
const policy = '2.999.1'

/** Answers a request for a time stamp (RFC 3161); one that cannot be read is refused in the same language. */
export function timeStampAnswer(request: Uint8Array, holder: Holder, at: Temporal.Instant): Buffer {
  try {
    const asked = readDer(request)
    const imprint = kid(asked, 1)
    if (octets(kid(imprint, 1)).length < 32) throw new DerFault('imprint too short')
    const nonce = asked.kids.slice(2).find(({ tag }) => tag === 0x02)
    const info = seq(
      integer(1),
      oid(policy),
      imprint.raw,
      bigInteger(randomBytes(8)),
      generalizedTime(at),
      ...(nonce ? [nonce.raw] : []),
    )
    return seq(seq(integer(0)), stampOf(info, holder))
  } catch (error) {
    if (!(error instanceof DerFault)) throw error
    // 2: rejection; bit 2 of the reasons: badRequest.
    return seq(seq(integer(2), tlv(0x03, Buffer.from([5, 0x20]))))
  }
}

function stampOf(info: Uint8Array, { key, certificate }: Holder): Buffer {
  const attributes = signedAttributes(sha256(info), certificate, ids.tstInfo)
  return signedData({
    attributes,
    signature: sign('sha256', attributes, key),
    kind: 'ec',
    certificate,
    chain: [],
    content: { type: ids.tstInfo, bytes: info },
  })
}

/** Serial numbers (hex) of revoked certificates, with the moment. */
export type Revoked = ReadonlyMap<string, Temporal.Instant>

type Answering = {
  responder: Holder
  revoked: Revoked
  at: Temporal.Instant
  until: Temporal.Instant
}

/** Answers a request for the standing of certificates (RFC 6960). */
export function ocspAnswer(
  request: Uint8Array,
  { responder, revoked, at, until }: Answering,
): Buffer {
  let asked: ReturnType<typeof readDer>[]
  try {
    const list = kid(readDer(request), 0).kids.find(({ tag }) => tag === 0x30)
    asked = (list?.kids ?? []).slice(0, 20).map((one) => kid(one, 0))
    asked.forEach((one) => kid(one, 3))
  } catch (error) {
    if (!(error instanceof DerFault)) throw error
    return seq(tlv(0x0a, Buffer.from([1])))
  }
  const singles = asked.map((one) => {
    const since = revoked.get(hexOf(kid(one, 3).content))
    const status = since ? tlv(0xa1, generalizedTime(since)) : tlv(0x80)
    return seq(one.raw, status, generalizedTime(at), context(0, generalizedTime(until)))
  })
  const data = seq(context(1, responder.certificate.subject), generalizedTime(at), seq(...singles))
  const signature = sign('sha256', data, responder.key)
  const basic = seq(
    data,
    ecdsaSha256,
    bitString(signature),
    context(0, seq(responder.certificate.raw)),
  )
  return seq(
    tlv(0x0a, Buffer.from([0])),
    context(0, seq(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))),
  )
}

/** A list of revoked certificates. */
export function crlOf(
  issuer: Holder,
  revoked: Revoked,
  at: Temporal.Instant,
  until: Temporal.Instant,
): Buffer {
  const listed = [...revoked].map(([serial, since]) =>
    seq(tlv(0x02, Buffer.from(serial, 'hex')), time(since)),
  )
  const tbs = seq(
    integer(1),
    ecdsaSha256,
    issuer.certificate.subject,
    time(at),
    time(until),
    ...(listed.length > 0 ? [seq(...listed)] : []),
    context(
      0,
      seq(seq(oid('2.5.29.20'), octetString(integer(Math.floor(at.epochMilliseconds / 1_000))))),
    ),
  )
  return seq(tbs, ecdsaSha256, bitString(sign('sha256', tbs, issuer.key)))
}
