import type { KeyObject } from 'node:crypto'
import { createPublicKey, sign, verify } from 'node:crypto'

/** What makes a horn sound or stops it, as it travels: the JSON text in base64url, and who vouches for it. */
export type Envelope = { payload: string; signature: string; key: string }

/** Khóa của xã cho chương trình phát: signs plans, orders and approvals; devices know its public half. */
export type PlanKey = {
  id: string
  /** Ed25519 over the UTF-8 text, in base64url. */
  sign(text: string): string
  /** The 32 bytes of the public key (RFC 8032) in base64url. */
  publicKey: string
  /** Public halves of the keys before: what leaders approved then holds. */
  earlier: readonly string[]
}

export const planKeyOf = (
  id: string,
  secret: KeyObject,
  publicKey: string,
  earlier: readonly string[] = [],
): PlanKey => ({
  id,
  publicKey,
  earlier,
  sign: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64url'),
})

/** Signs the bytes of the payload as they are sent, so that nobody has to write JSON the same way twice. */
export const envelope = (key: PlanKey, payload: object): Envelope =>
  envelopeOf(key, JSON.stringify(payload))

/** The same for what is JSON text already. */
export function envelopeOf(key: PlanKey, json: string): Envelope {
  const text = Buffer.from(json, 'utf8').toString('base64url')
  return { payload: text, signature: key.sign(text), key: key.id }
}

/** Whether a text was signed with the private half of a key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
}
