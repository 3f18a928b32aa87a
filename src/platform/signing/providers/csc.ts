import { z } from 'zod'

import { rsaSha256Name, ecdsaSha256Name, sha256 } from '../cms/algorithms.ts'
import { readCertificate } from '../cms/certificate.ts'
import { keyKindOf } from '../cms/signed-data.ts'
import type { Signer } from '../signer.ts'
import { ProviderAway } from './away.ts'

export type Ask = (address: string, init: RequestInit) => Promise<Response>

/** An account at a remote signing service (Cloud Signature Consortium API v2): its address, a token of its sign-in, the credential and its PIN. */
export type CscPlace = { address: string; bearer: string; credential: string; pin: string }

const Credential = z.object({
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.string()).min(1) }),
  key: z.object({ status: z.string().optional() }),
})
const Authorised = z.object({ SAD: z.string() })
const Signatures = z.object({ signatures: z.array(z.string()).min(1) })

const longest = 20_000
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** One request of the protocol; anything but a good answer means that nothing was signed. */
async function post<Shape extends z.ZodType>(
  ask: Ask,
  { address, bearer }: CscPlace,
  method: string,
  body: object,
  shape: Shape,
): Promise<z.output<Shape>> {
  try {
    const answer = await ask(`${address}/csc/v2/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longest),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) throw new ProviderAway(`${method}: ${answer.status} ${errorIn(said)}`)
    return shape.parse(said)
  } catch (error) {
    throw error instanceof ProviderAway ? error : new ProviderAway(method, { cause: error })
  }
}

const errorIn = (said: unknown) =>
  z.object({ error: z.string().max(60) }).safeParse(said).data?.error ?? ''

/** A signer at a remote service: it gets the hash alone, never the paper, and each hash is authorised for itself. */
export async function cscSigner(place: CscPlace, ask: Ask): Promise<Signer> {
  const asked = { credentialID: place.credential, certificates: 'chain', certInfo: true }
  const { cert, key } = await post(ask, place, 'credentials/info', asked, Credential)
  if (key.status === 'disabled') throw new ProviderAway('the credential is disabled')
  const [certificate, ...chain] = cert.certificates.map((one) =>
    readCertificate(Buffer.from(one, 'base64')),
  )
  if (!certificate) throw new ProviderAway('the credential has no certificate')
  const kind = keyKindOf(certificate)
  const sign = async (data: Uint8Array) => {
    const hashes = [base64(sha256(data))]
    const common = {
      credentialID: place.credential,
      hashes,
      hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    }
    const authData = [{ id: 'PIN', value: place.pin }]
    const { SAD } = await post(
      ask,
      place,
      'credentials/authorize',
      { ...common, numSignatures: 1, authData },
      Authorised,
    )
    const signAlgo = kind === 'rsa' ? rsaSha256Name : ecdsaSha256Name
    const { signatures } = await post(
      ask,
      place,
      'signatures/signHash',
      { ...common, SAD, signAlgo },
      Signatures,
    )
    return Buffer.from(signatures[0] ?? '', 'base64')
  }
  return { certificate, chain, kind, sign }
}
