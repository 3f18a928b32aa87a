import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

/** One event as the audit trail hashes it; texts exactly as PostgreSQL prints them. */
export type SealedEvent = {
  unitId: number
  id: string
  at: string
  name: string
  subjectKind: string
  subjectId: string
  actor: string
  origin: string | null
  data: string
}

/** SHA-256 over the event's parts, each preceded by its length, so no two different events read the same. */
export function hashEvent(event: SealedEvent): Buffer {
  const { unitId, id, at, name, subjectKind, subjectId, actor, origin, data } = event
  const parts = [String(unitId), id, at, name, subjectKind, subjectId, actor, origin ?? '', data]
  let text = ''
  for (const part of parts) text += `${Buffer.byteLength(part)}:${part}`
  return hash('sha256', text, 'buffer')
}

export type SealBody = {
  unitId: number
  number: number
  /** 1: the time of sealing was not signed; 2: it is. */
  version: number
  /** Text in UTC, to the microsecond. */
  sealedAt: string
  eventIds: readonly string[]
  eventHashes: readonly Buffer[]
  previousHash: Buffer
}

/** The hash that chains a seal to the one before it: order, contents, position and time are all in it. */
export function hashSeal({
  unitId,
  number,
  version,
  sealedAt,
  eventIds,
  eventHashes,
  previousHash,
}: SealBody): Buffer {
  const whole = createHash('sha256')
    .update(version === 1 ? '' : `${version}:${sealedAt}:`)
    .update(`${unitId}:${number}:${eventIds.length}:`)
    .update(previousHash)
  for (const [i, id] of eventIds.entries()) whole.update(id).update(eventHashes[i] ?? '')
  return whole.digest()
}

/** What new seals are. */
export const sealVersion = 2

export const firstPrevious = Buffer.alloc(32)

export type SealKeys = {
  sign: (hash: Buffer) => Buffer
  verify: (hash: Buffer, signature: Buffer) => boolean
}

/** Keys from the PKCS#8 PEM of the data folder. Whoever holds only the database cannot make a seal. */
export function sealKeys(pem: string): SealKeys {
  const secret: KeyObject = createPrivateKey(pem)
  const known: KeyObject = createPublicKey(secret)
  return {
    sign: (hash) => sign(null, hash, secret),
    verify: (hash, signature) => verify(null, hash, known, signature),
  }
}
