import type { TrustServices } from '../signer.ts'
import { ProviderAway } from './away.ts'

const longest = 15_000
const mostBytes = 20 * 1024 * 1024

async function asked(address: string, init: RequestInit): Promise<Uint8Array> {
  try {
    const answer = await fetch(address, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(longest),
    })
    if (!answer.ok) throw new ProviderAway(`${address}: ${answer.status}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length > mostBytes) throw new ProviderAway(`${address}: answer too large`)
    return bytes
  } catch (error) {
    throw error instanceof ProviderAway ? error : new ProviderAway(address, { cause: error })
  }
}

const post = (address: string, type: string, body: Uint8Array) =>
  asked(address, { method: 'POST', headers: { 'content-type': type }, body: Buffer.from(body) })

/** Time stamps from this authority, and the standing of certificates from where they say, over HTTP. */
export const httpServices = (stamps: string): TrustServices => ({
  timeStamp: (request) => post(stamps, 'application/timestamp-query', request),
  ocsp: (address, request) => post(address, 'application/ocsp-request', request),
  crl: (address) => asked(address, {}),
})
