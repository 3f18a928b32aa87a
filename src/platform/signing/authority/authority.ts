import type { KeyObject } from 'node:crypto'

import type { Certificate } from '../cms/certificate.ts'
import { signerOfKey } from '../key-signer.ts'
import type { Signer, TrustServices } from '../signer.ts'
import { crlOf, ocspAnswer, timeStampAnswer, type Revoked } from './answers.ts'
import {
  issueCertificate,
  issuedBy,
  newAuthorityKey,
  newSignerKey,
  spkiOf,
  type Holder,
} from './make.ts'

/** A whole authority: root, issuer, time stamps, answers on the standing of certificates. */
export type Authority = { root: Holder; issuer: Holder; stamps: Holder; responder: Holder }

/** Where an authority answers; the addresses stand in its certificates. One list is the root's, the other the issuer's. */
export type Addresses = { ocsp: string; rootCrl: string; crl: string }

const years = (from: Temporal.Instant, count: number) => from.add({ hours: count * 365 * 24 })

/** Every name says that it is for trying out: nobody can take what it signs for an office's signature. */
export async function newAuthority(
  name: string,
  from: Temporal.Instant,
  addresses: Addresses,
): Promise<Authority> {
  const keys = await Promise.all([1, 2, 3, 4].map(newAuthorityKey))
  const [rootKey, issuerKey, stampKey, responderKey] = keys as [
    KeyObject,
    KeyObject,
    KeyObject,
    KeyObject,
  ]
  const made = (commonName: string, key: KeyObject) => ({
    subject: { commonName: `${commonName} ${name}`, organization: 'CHỮ KÝ THỬ NGHIỆM' },
    spki: spkiOf(key),
    from,
  })
  const root = holder(rootKey, { ...made('Gốc', rootKey), until: years(from, 20), use: 'root' })
  const { ocsp, rootCrl, crl } = addresses
  const issuer = holder(
    issuerKey,
    { ...made('CA', issuerKey), until: years(from, 15), use: 'authority', crl: rootCrl },
    root,
  )
  const below = { until: years(from, 10), ocsp, crl }
  return {
    root,
    issuer,
    stamps: holder(
      stampKey,
      { ...made('Dấu thời gian', stampKey), ...below, use: 'time-stamps' },
      issuer,
    ),
    responder: holder(
      responderKey,
      { ...made('OCSP', responderKey), until: years(from, 10), use: 'ocsp' },
      issuer,
    ),
  }
}

const holder = (
  key: KeyObject,
  asked: Parameters<typeof issueCertificate>[0],
  by?: Holder,
): Holder => ({
  key,
  certificate: issueCertificate(asked, by ? issuedBy(by) : { key }),
})

type SignerWanted = {
  commonName: string
  organization: string
  from: Temporal.Instant
  until?: Temporal.Instant
  addresses: Addresses
}

/** A certificate for a person or an agency. */
export async function issueSigner({ issuer }: Authority, wanted: SignerWanted): Promise<Holder> {
  const key = await newSignerKey()
  return { key, certificate: certify(issuer, spkiOf(key), wanted) }
}

export function certify(
  issuer: Holder,
  spki: Uint8Array,
  { commonName, organization, from, until, addresses: { ocsp, crl } }: SignerWanted,
): Certificate {
  return issueCertificate(
    {
      subject: { commonName, organization },
      spki,
      from,
      until: until ?? years(from, 2),
      use: 'signer',
      ocsp,
      crl,
    },
    issuedBy(issuer),
  )
}

export const signerOf = ({ issuer, root }: Authority, { key, certificate }: Holder): Signer =>
  signerOfKey(key, certificate, [issuer.certificate, root.certificate])

export type AuthorityAnswers = {
  timeStamp(request: Uint8Array): Buffer
  ocsp(request: Uint8Array): Buffer
  crl(address: string): Buffer
}

/** What an authority answers at a moment. */
export function answersOf(
  authority: Authority,
  now: () => Temporal.Instant,
  revoked: () => Revoked,
): AuthorityAnswers {
  const until = (at: Temporal.Instant) => at.add({ hours: 24 })
  return {
    timeStamp: (request) => timeStampAnswer(request, authority.stamps, now()),
    ocsp: (request) =>
      ocspAnswer(request, {
        responder: authority.responder,
        revoked: revoked(),
        at: now(),
        until: until(now()),
      }),
    crl: (address) =>
      address === authority.issuer.certificate.crlAddress
        ? crlOf(authority.root, new Map(), now(), until(now()))
        : crlOf(authority.issuer, revoked(), now(), until(now())),
  }
}

/** Asks the authority without a network. */
export const servicesOf = (answers: AuthorityAnswers): TrustServices => ({
  timeStamp: async (request) => answers.timeStamp(request),
  ocsp: async (_, request) => answers.ocsp(request),
  crl: async (address) => answers.crl(address),
})
