import { Secret, TOTP } from 'otpauth'
import { toString as qrOf } from 'qrcode'

const step = 30

const totpOf = (secret: string, login = '', issuer = '') =>
  new TOTP({ issuer, label: login || 'xaso', algorithm: 'SHA1', digits: 6, period: step, secret })

/** A new secret for an authenticator app, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/**
 * The time step whose code this is, within one step before or after `now`; undefined when it is wrong or not
 * later than `lastStep`, for a code works once.
 */
export function totpStep(
  secret: string,
  code: string,
  now: Temporal.Instant,
  lastStep: number,
): number | undefined {
  const timestamp = now.epochMilliseconds
  const delta = totpOf(secret).validate({ token: code.replaceAll(/\D/g, ''), timestamp, window: 1 })
  if (delta === null) return undefined
  const used = Math.floor(timestamp / 1000 / step) + delta
  return used > lastStep ? used : undefined
}

/** The code of this moment: what the officer's phone would show. */
export const totpCode = (secret: string, now: Temporal.Instant): string =>
  totpOf(secret).generate({ timestamp: now.epochMilliseconds })

type Enrolment = { secret: string; login: string; issuer: string }

/** The picture to scan with an authenticator app, as the address of an image. */
export async function totpPicture({ secret, login, issuer }: Enrolment): Promise<string> {
  const svg = await qrOf(totpOf(secret, login, issuer).toString(), { type: 'svg', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** In groups of four, to be typed by hand. */
export const readableSecret = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
