import type { KeyKind } from './cms/algorithms.ts'
import type { Certificate } from './cms/certificate.ts'

/** Whoever can sign: a key that we hold, a token, a service. The key itself never comes here. */
export type Signer = {
  certificate: Certificate
  /** The certificates between the signer's and the root's. */
  chain: readonly Certificate[]
  kind: KeyKind
  /** Signs these bytes (RSA PKCS #1 or ECDSA, SHA-256) and gives the plain signature, ECDSA as DER. */
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** Asks outside for a time stamp and for the standing of certificates. */
export type TrustServices = {
  timeStamp(request: Uint8Array): Promise<Uint8Array>
  ocsp(address: string, request: Uint8Array): Promise<Uint8Array>
  crl(address: string): Promise<Uint8Array>
}
