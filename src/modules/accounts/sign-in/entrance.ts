import type { FastifyReply, FastifyRequest } from 'fastify'

import { limitNetwork, networkOf } from '#platform/rate.ts'

import { sha256 } from '../keys/sealing.ts'
import { parkedPath } from '../parked/actions.ts'
import { newestParked } from '../parked/store.ts'
import { clearCookie, readCookie, setCookie } from '../sessions/cookie.ts'
import type { Entrance, Progress } from './actions.ts'
import { signInByHash, type SignIn, type Step } from './store.ts'

export const entranceOf = (req: FastifyRequest): Entrance => ({
  db: req.db,
  who: req.who,
  now: req.now,
  today: req.today,
  secret: req.server.world.sessionKey,
  demo: req.server.world.demo,
  agent: req.headers['user-agent'] ?? '',
})

// An office of fifty behind one address signs in within five minutes; a guesser is slowed.
const triesPerAddress = { most: 150, seconds: 300 }

/** Limits sign-ins from one address. Sessions that are open do not come by here. */
export const limitTries = (req: FastifyRequest) => limitNetwork(req, 'sign-in', triesPerAddress)

export { networkOf }

/** The sign-in that this browser is in the middle of, at one of these steps. */
export async function signInOf(req: FastifyRequest, ...steps: Step[]): Promise<SignIn | undefined> {
  const token = readCookie(req.server.world, req, 'xaso-buoc')
  if (token === undefined) return undefined
  const signIn = await req.db.read((q) => signInByHash(q, sha256(token), req.now))
  return signIn && steps.includes(signIn.step) ? signIn : undefined
}

const pathOf: Record<Step, string> = {
  'second-factor': '/dang-nhap/xac-thuc',
  enrol: '/dang-nhap/thiet-lap',
  'new-password': '/dang-nhap/mat-khau-moi',
}

/** Gives the browser what it needs for the next step, and says where that is. */
export async function proceed(req: FastifyRequest, reply: FastifyReply, progress: Progress) {
  const site = { site: req.server.world, req, reply }
  if (progress.kind === 'step') {
    if (progress.token !== undefined) setCookie(site, 'xaso-buoc', progress.token)
    return pathOf[progress.step]
  }
  clearCookie(site, 'xaso-buoc')
  return welcome(req, reply, progress)
}

/** The sign-in took too long, or never began here. */
export const startOver = (reply: FastifyReply) => reply.redirect('/dang-nhap?ve=%2Fcan-bo', 303)

type Opened = { token: string; actor: string; back: string }

/** Hands over the session; a form that was kept for this person comes before anything else. */
export async function welcome(req: FastifyRequest, reply: FastifyReply, opened: Opened) {
  setCookie({ site: req.server.world, req, reply }, 'xaso', opened.token)
  const kept = await req.db.read((q) => newestParked(q, opened.actor, req.now))
  return kept ? parkedPath : opened.back
}
