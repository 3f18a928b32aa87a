import { createPublicKey, verify, type KeyObject } from 'node:crypto'

import type { Item, PublicKey } from './messages.ts'

export type Envelope = { payload: string; signature: string; key: string }

/** What a DER key of Ed25519 begins with; the 32 bytes of the key follow. */
const der = Buffer.from('302a300506032b6570032100', 'hex')

let last: { text: string; key: KeyObject } | undefined

function keyObject(text: string): KeyObject {
  if (last?.text === text) return last.key
  const raw = Buffer.from(text, 'base64url')
  const key = createPublicKey({ key: Buffer.concat([der, raw]), format: 'der', type: 'spki' })
  last = { text, key }
  return key
}

/** Whether these words were signed with this key; what cannot be a signature was not. */
export function isSigned(words: string, signature: string, publicKey: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64url')
    return bytes.length === 64 && verify(null, Buffer.from(words), keyObject(publicKey), bytes)
  } catch {
    return false
  }
}

/** What is in an envelope that was signed with our commune's key; undefined when it is anything else. */
export function opened(envelope: Envelope, key: PublicKey): unknown {
  if (envelope.key !== key.id) return undefined
  if (!isSigned(envelope.payload, envelope.signature, key.publicKey)) return undefined
  try {
    return JSON.parse(Buffer.from(envelope.payload, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const heard = ({ source }: Item): string =>
  source.kind === 'file' ? source.sha256 : source.kind === 'relay' ? source.url : 'live'

/** What a leader signs when a bulletin is approved: what sounds and how urgent, not when or where. */
export const approvalText = (item: Item): string =>
  ['xaso-item-1', item.bulletin, heard(item), item.priority, item.approval.at].join('\n')

/** Đã được duyệt: nothing else may sound. Keys that were changed in the meantime still hold for what they signed. */
export const isApproved = (item: Item, keys: readonly PublicKey[]): boolean =>
  keys.some(({ publicKey }) => isSigned(approvalText(item), item.approval.signature, publicKey))
