import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** What stands in a link: 192 bits by chance, so that nobody can guess one. */
export const newToken = () => randomBytes(24).toString('base64url')

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Six digits, told apart from the link. */
export const newAccessCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Six digits are few: their hash is keyed by a secret that is not in the database. */
export const codeHashOf = (key: string, share: string, code: string): Buffer =>
  createHmac('sha256', key).update(`share-code:${share}:${code}`).digest()

export const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

const passMinutes = 10

const macOf = (key: string, share: string, until: number) =>
  createHmac('sha256', key).update(`share-pass:${share}:${until}`).digest('base64url').slice(0, 22)

/** Thẻ mở: proves for some minutes that this reader opened the link, so that the file can be fetched. */
export function passFor(key: string, share: string, now: Temporal.Instant): string {
  const until = Math.floor(now.epochMilliseconds / 1000) + passMinutes * 60
  return `${until}.${macOf(key, share, until)}`
}

export function isPass(key: string, share: string, now: Temporal.Instant, pass: string): boolean {
  const [until = '', mac = ''] = pass.split('.')
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < now.epochMilliseconds) return false
  return isSame(Buffer.from(mac), Buffer.from(macOf(key, share, Number(until))))
}
