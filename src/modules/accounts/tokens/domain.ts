import { randomBytes } from 'node:crypto'

import { isLocked } from '../sessions/expiry.ts'

/** What a token may be minted for, and the permissions that it then has. */
export const scopes = {
  dossiers: ['api.dossiers'],
  figures: ['api.figures'],
  broadcast: ['api.broadcast'],
} as const satisfies Record<string, readonly string[]>

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as Scope[]

export const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text)

export const permissionsOfScopes = (names: readonly string[]): ReadonlySet<string> =>
  new Set(['public', ...names.filter(isScope).flatMap((name) => scopes[name])])

/** Recognisable, so that one left in a file or a log can be found. */
export const newApiToken = (): string => `xaso_${randomBytes(32).toString('base64url')}`

export const looksLikeApiToken = (text: string): boolean => /^xaso_[\w-]{43}$/.test(text)

export type TokenLife = {
  endsAt: Temporal.Instant
  revokedAt: Temporal.Instant | null
  lockedOn: Temporal.PlainDate | null
}

/** A token dies on its day, when it is revoked, or with the officer's account that it is bound to. */
export const isTokenOpen = (
  { endsAt, revokedAt, lockedOn }: TokenLife,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): boolean =>
  revokedAt === null && Temporal.Instant.compare(now, endsAt) < 0 && !isLocked(lockedOn, today)
