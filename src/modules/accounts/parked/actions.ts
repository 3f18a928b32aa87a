import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

import { seal, unseal } from '../keys/sealing.ts'
import { originOf } from '../sessions/cookie.ts'
import { visitFinder, type Visit } from '../sessions/find.ts'
import { backPath } from '../sign-in/domain.ts'
import { readTyped, type Typed } from './read-body.ts'
import { addParked, newestParked, type ParkedRow } from './store.ts'

/** How long a form waits for its sender to sign in again. */
const kept = Temporal.Duration.from({ minutes: 30 })
const megabyte = 1024 * 1024

/**
 * For a form whose session had expired on the way: keeps what was typed, for the same officer or citizen only, and
 * returns the address where they sign in again. Undefined when there was no such session or no such form.
 */
export async function keepTyped(req: FastifyRequest): Promise<string | undefined> {
  const { world } = req.server
  if (req.method !== 'POST' || mayHoldSecrets(req.url) || isByScript(req)) return undefined
  const visit = await visitFinder(world)(req)
  // A session that was ended or locked was ended on purpose: nothing of it is carried over.
  if (visit?.state !== 'expired') return undefined
  const typed = await readTyped(req, Math.min(world.uploadBytes + megabyte, 32 * megabyte))
  if (!typed) return undefined
  await park(req, visit, typed)
  const from = backPath(refererOf(req, originOf(world, req)), homeOf(visit))
  return `/dang-nhap?giu=1&ve=${encodeURIComponent(from)}`
}

/**
 * What was typed in a form of a session that is gone for good (ended elsewhere, signed out in another tab): nobody is
 * known to keep it for, so the page that refuses shows it to the very browser that sent it.
 */
export async function typedTexts(req: FastifyRequest): Promise<string[]> {
  if (req.method !== 'POST' || mayHoldSecrets(req.url) || req.raw.readableEnded) return []
  const typed = await readTyped(req, megabyte)
  const texts = typed?.fields
    .filter(([name]) => !name.startsWith('_'))
    .map(([, text]) => text.trim())
  // Choices and numbers are made again at once; sentences are not.
  return [...new Set(texts)].filter((text) => /\s/.test(text)).slice(0, 50)
}

/** Where to sign in, and to come back to the page on which the form was filled in. */
export function signInAgain(req: FastifyRequest): string {
  const from = backPath(refererOf(req, originOf(req.server.world, req)), '/')
  return `/dang-nhap?ve=${encodeURIComponent(from)}`
}

/**
 * What a page sends by itself (a draft while it is typed, fields brought up to date) asks for no page: nobody would
 * send it again, and the form around it comes by its button.
 */
const isByScript = ({ headers: { accept = 'text/html' } }: FastifyRequest) =>
  !accept.includes('text/html')

/** What programs send is not typed, and what is typed at one's own account may be a password. */
const mayHoldSecrets = (url: string) => /^\/(api|tai-khoan|dang-nhap)\//.test(url)

function park(req: FastifyRequest, { session }: Visit, typed: Typed) {
  const { database, sessionKey } = req.server.world
  const { unitId: unit, staffId, personId } = session
  const actor = staffId === null ? `citizen:${personId}` : `staff:${staffId}`
  const fields = seal(sessionKey, 'parked-form', JSON.stringify(typed))
  const [parkedAt, endsAt] = [req.now, req.now.add(kept)]
  return database
    .as({ unit })
    .tx((tx) =>
      addParked(tx, { unit, id: newId(), actor, path: req.url, fields, parkedAt, endsAt }),
    )
}

const homeOf = ({ session }: Visit) => (session.kind === 'staff' ? '/can-bo' : '/cua-toi')

/** The page on which the form was filled in, when the browser says so. */
function refererOf({ headers }: FastifyRequest, origin: string): string | undefined {
  const { referer } = headers
  return referer?.startsWith(`${origin}/`) ? referer.slice(origin.length) : undefined
}

const Kept = z.object({
  multipart: z.boolean(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  files: z.array(z.object({ field: z.string(), name: z.string() })),
})

export type ParkedForm = Pick<ParkedRow, 'path' | 'parkedAt' | 'endsAt'> & Typed

/** The form that waits for this officer or citizen, or undefined. */
export async function parkedForm(
  q: Read,
  secret: string,
  actor: string,
  now: Temporal.Instant,
): Promise<ParkedForm | undefined> {
  const row = await newestParked(q, actor, now)
  const text = row && unseal(secret, 'parked-form', row.fields)
  if (!row || text === undefined) return undefined
  const { path, parkedAt, endsAt } = row
  return { path, parkedAt, endsAt, ...Kept.parse(JSON.parse(text)) }
}

export const parkedPath = '/tai-khoan/bieu-mau'
