import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'

import { DerFault, kid, nothing, oid, seq, type Node } from './der.ts'

export const hashes = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
} as const
export type Hash = (typeof hashes)[keyof typeof hashes]

export const sha256Id = seq(oid('2.16.840.1.101.3.4.2.1'), nothing)
/** ECDSA and RSA (PKCS #1) over SHA-256, as they are written in certificates. */
export const ecdsaSha256 = seq(oid('1.2.840.10045.4.3.2'))
export const rsaSha256 = seq(oid('1.2.840.113549.1.1.11'), nothing)

export type KeyKind = 'rsa' | 'ec'
export const signatureId = (kind: KeyKind) => (kind === 'rsa' ? rsaSha256 : ecdsaSha256)

export const digest = (hash: Hash, ...parts: readonly Uint8Array[]): Buffer => {
  const sum = createHash(hash)
  for (const part of parts) sum.update(part)
  return sum.digest()
}
export const sha256 = (...parts: readonly Uint8Array[]) => digest('sha256', ...parts)

/** SHA-1 and MD5 are forged by anybody today: what was signed over them proves nothing. */
export function hashNamed(algorithm: Node): Hash {
  const { words } = kid(algorithm, 0)
  const hash = (hashes as Record<string, Hash | undefined>)[words]
  if (!hash) throw new DerFault('hash not accepted')
  return hash
}

const schemes: Readonly<Record<string, { key: KeyKind; hash?: Hash }>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.2.1': { key: 'ec' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
}

type Signed = {
  spki: Uint8Array
  /** The algorithm of the signature as it is written; `hash` where it names none. */
  algorithm: Node
  hash?: Hash
  data: Uint8Array
  signature: Uint8Array
}

/** Whether the owner of the key signed the data; weak keys and unknown schemes are no proof. */
export function isSignedBy({ spki, algorithm, hash, data, signature }: Signed): boolean {
  const scheme = schemes[kid(algorithm, 0).words]
  if (!scheme) throw new DerFault('signature algorithm not accepted')
  const key = keyOf(spki)
  const kind: KeyKind | undefined =
    key.asymmetricKeyType === 'rsa' ? 'rsa' : key.asymmetricKeyType === 'ec' ? 'ec' : undefined
  if (kind !== scheme.key) return false
  if (kind === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2_048)
    throw new DerFault('key too short')
  return verify(scheme.hash ?? hash ?? 'sha256', data, key, signature)
}

function keyOf(spki: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch {
    throw new DerFault('key not readable')
  }
}

/** The same as names alone: how remote services are asked. */
export const rsaSha256Name = '1.2.840.113549.1.1.11'
export const ecdsaSha256Name = '1.2.840.10045.4.3.2'
