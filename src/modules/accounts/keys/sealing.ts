import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What a key derived from the installation's secret is for; one never opens what another sealed. */
export type Purpose =
  | 'session'
  | 'totp'
  | 'new-totp'
  | 'recovery-code'
  | 'parked-form'
  | 'identity-state'
  | 'passkey-challenge'
  | 'axis-token'
  | 'bank-key'
  | 'signing-secret'
  | 'plan-key'

const derived = new Map<string, Buffer>()

function keyFor(secret: string, purpose: Purpose): Buffer {
  const name = `${purpose} ${secret}`
  const known = derived.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', `xaso ${purpose}`, 32))
  derived.set(name, key)
  return key
}

const ivBytes = 12
const tagBytes = 16

/** Hides a text from whoever reads the database or the cookie, and shows any change to it (AES-256-GCM). */
export function seal(secret: string, purpose: Purpose, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), hidden])
}

/** The sealed text, or undefined when it was changed or sealed for something else. */
export function unseal(secret: string, purpose: Purpose, sealed: Buffer): string | undefined {
  if (sealed.length < ivBytes + tagBytes) return undefined
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(secret, purpose),
    sealed.subarray(0, ivBytes),
  )
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  try {
    const hidden = sealed.subarray(ivBytes + tagBytes)
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

export const mac = (secret: string, purpose: Purpose, text: string): Buffer =>
  createHmac('sha256', keyFor(secret, purpose)).update(text).digest()

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

const markLength = 22

/** A new session token. It carries a mark of ours, so a made-up one is refused without asking the database. */
export function newToken(secret: string): string {
  const random = randomBytes(24).toString('base64url')
  return `${random}.${markOf(secret, random)}`
}

const markOf = (secret: string, random: string) =>
  mac(secret, 'session', random).toString('base64url').slice(0, markLength)

const shape = /^([\w-]{32})\.([\w-]{22})$/

export function isOurToken(secret: string, token: string): boolean {
  const [, random = '', mark] = shape.exec(token) ?? []
  return (
    mark !== undefined && timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(secret, random)))
  )
}
