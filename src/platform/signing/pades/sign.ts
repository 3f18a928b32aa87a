import type { KeyKind } from '../cms/algorithms.ts'
import { isSelfIssued, type Certificate } from '../cms/certificate.ts'
import { ocspRequest, ocspStanding, crlStanding } from '../cms/revocation.ts'
import { signedAttributes, signedData } from '../cms/signed-data.ts'
import { timeStampRequest, tokenOf } from '../cms/time-stamp.ts'
import type { Signer, TrustServices } from '../signer.ts'
import type { Validation } from './dss.ts'
import { completeSignature, prepareSignature, type Prepared, type Wanted } from './prepare.ts'

export class SigningFault extends Error {
  readonly why: 'revoked' | 'standing-unknown' | 'expired' | 'not-yet-valid' | 'not-this-signature'
  constructor(why: SigningFault['why']) {
    super(`Not signed: ${why}`)
    this.name = 'SigningFault'
    this.why = why
  }
}

/** Signs a PDF with a time stamp (PAdES B-T; B-LT when validation data are in the wish). */
export async function signPdf(
  pdf: Uint8Array,
  wanted: Wanted,
  signer: Signer,
  services: TrustServices,
): Promise<Buffer> {
  refuseOutOfTime(signer.certificate, wanted.at)
  const prepared = prepareSignature(pdf, wanted)
  const attributes = signedAttributes(prepared.digest, signer.certificate)
  const signature = await signer.sign(attributes)
  return finishSignature(prepared, { ...signer, attributes, signature }, services)
}

export function refuseOutOfTime({ notBefore, notAfter }: Certificate, at: Temporal.Instant) {
  if (Temporal.Instant.compare(at, notBefore) < 0) throw new SigningFault('not-yet-valid')
  if (Temporal.Instant.compare(at, notAfter) > 0) throw new SigningFault('expired')
}

type Made = {
  certificate: Certificate
  chain: readonly Certificate[]
  kind: KeyKind
  attributes: Uint8Array
  signature: Uint8Array
}

/** The second half: time stamp, structure, and into the file. */
export async function finishSignature(
  prepared: Pick<Prepared, 'bytes' | 'from' | 'to'>,
  made: Made,
  services: Pick<TrustServices, 'timeStamp'>,
): Promise<Buffer> {
  const request = timeStampRequest(made.signature)
  const timeStamp = tokenOf(await services.timeStamp(request.bytes), request)
  const cms = signedData({ ...made, chain: made.chain.map(({ raw }) => raw), timeStamp })
  return completeSignature(prepared, cms)
}

/** Certificates with what is said of each of them now. A revoked one, or one of which nobody says anything, is refused. */
export async function validationOf(
  chains: readonly (readonly Certificate[])[],
  services: TrustServices,
): Promise<Validation> {
  const certificates = new Map<string, Uint8Array>()
  const answers = { ocsps: [] as Uint8Array[], crls: [] as Uint8Array[] }
  const asked = new Set<string>()
  for (const chain of chains)
    for (const [nth, one] of chain.entries()) {
      certificates.set(one.fingerprint, one.raw)
      const issuer = chain[nth + 1]
      if (isSelfIssued(one) || !issuer || asked.has(one.fingerprint)) continue
      asked.add(one.fingerprint)
      await askStanding(one, issuer, services, answers)
    }
  return { certificates: [...certificates.values()], ...answers }
}

/** Refuses a certificate that is out of its time or revoked, or of which nobody says how it stands. */
export async function refuseUnlessGood(
  { certificate, chain: [issuer] }: Pick<Signer, 'certificate' | 'chain'>,
  services: TrustServices,
  at: Temporal.Instant,
): Promise<void> {
  refuseOutOfTime(certificate, at)
  if (!issuer) throw new SigningFault('standing-unknown')
  await askStanding(certificate, issuer, services, { ocsps: [], crls: [] })
}

async function askStanding(
  one: Certificate,
  issuer: Certificate,
  services: TrustServices,
  answers: { ocsps: Uint8Array[]; crls: Uint8Array[] },
) {
  if (one.ocspAddress) {
    const answer = await services.ocsp(one.ocspAddress, ocspRequest(one, issuer))
    refuseRevoked(ocspStanding(answer, one, issuer)?.state)
    answers.ocsps.push(answer)
  } else if (one.crlAddress) {
    const list = await services.crl(one.crlAddress)
    refuseRevoked(crlStanding(list, one, issuer)?.state)
    answers.crls.push(list)
  } else throw new SigningFault('standing-unknown')
}

function refuseRevoked(state: 'good' | 'revoked' | 'unknown' | undefined) {
  if (state === 'revoked') throw new SigningFault('revoked')
  if (state !== 'good') throw new SigningFault('standing-unknown')
}
