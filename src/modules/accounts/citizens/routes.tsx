import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { NotSignedInPage, type WhyNotSignedIn } from '../pages/not-signed-in.tsx'
import { clearCookie, readCookie, setCookie } from '../sessions/cookie.ts'
import { backPath } from '../sign-in/domain.ts'
import { entranceOf, welcome } from '../sign-in/entrance.ts'
import { welcomeCitizen, type Identity } from './actions.ts'
import { portalOf, siteOf } from './provider.ts'
import { departing, openTrip, sealTrip, type RoundTrip } from './state.ts'

const Query = z.object({ ve: z.string().max(2_000).optional() })
export const returnPath = '/dang-nhap/cong-dan/ve'

export function citizenRoutes(app: App) {
  app.get('/dang-nhap/cong-dan', allow('public', { querystring: Query }), async (req, reply) => {
    const portal = await thePortal(req)
    const back = backPath(req.query.ve, '/cua-toi')
    return reply.redirect(await toPortal(req, reply, portal, back), 303)
  })

  app.get(returnPath, allow('public'), async (req, reply) => {
    const { sessionKey } = app.world
    const site = { site: app.world, req, reply }
    const trip = openTrip(sessionKey, readCookie(app.world, req, 'xaso-dinh-danh'), req.now)
    clearCookie(site, 'xaso-dinh-danh')
    if (!trip) return notSignedIn(req, reply, 'too-late')
    const identity = await identityFrom(req, trip)
    if (typeof identity === 'string') return notSignedIn(req, reply, identity, trip.back)
    const outcome = await req.db.tx((tx) => welcomeCitizen(tx, entranceOf(req), identity))
    if (!outcome.ok) return notSignedIn(req, reply, 'incomplete', trip.back)
    const { token, actor } = outcome.value
    return reply.redirect(await welcome(req, reply, { token, actor, back: trip.back }), 303)
  })

  app.get('/dang-xuat/dinh-danh', allow('public'), async (req, reply) => {
    const portal = await thePortal(req)
    const { end_session_endpoint: end } = portal.serverMetadata()
    if (end === undefined) return reply.redirect('/da-dang-xuat', 303)
    const back = { post_logout_redirect_uri: `${siteOf(req)}/da-dang-xuat` }
    return reply.redirect(buildEndSessionUrl(portal, back).href, 303)
  })
}

async function thePortal(req: FastifyRequest): Promise<Configuration> {
  const portal = portalOf(req)
  if (!portal) throw notFound('cổng định danh')
  return portal.catch((error: unknown) => {
    req.log.warn({ err: error }, 'identity portal away')
    throw new Problem(503, 'Cổng định danh chưa trả lời. Vui lòng thử lại sau', { retryAfter: 30 })
  })
}

async function toPortal(
  req: FastifyRequest,
  reply: FastifyReply,
  portal: Configuration,
  back: string,
) {
  const { world } = req.server
  const verifier = randomPKCECodeVerifier()
  const trip = { state: randomState(), nonce: randomNonce(), verifier, back }
  const sealed = sealTrip(world.sessionKey, departing(trip, req.now))
  setCookie({ site: world, req, reply }, 'xaso-dinh-danh', sealed)
  const { state, nonce } = trip
  return buildAuthorizationUrl(portal, {
    redirect_uri: siteOf(req) + returnPath,
    scope: 'openid profile identity',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    // A phone may be shared in a household, a kiosk always is: never sign in silently as the one before.
    prompt: 'login',
  }).href
}

const Claims = z.object({ name: z.string(), id_number: z.string(), birthdate: z.string() })

async function identityFrom(
  req: FastifyRequest,
  { state, nonce, verifier }: RoundTrip,
): Promise<Identity | WhyNotSignedIn> {
  const portal = await thePortal(req)
  const came = new URL(siteOf(req) + req.url)
  if (came.searchParams.get('error') === 'access_denied') return 'refused'
  try {
    const tokens = await authorizationCodeGrant(portal, came, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const { sub = '', iss: issuer = '', ...claims } = tokens.claims() ?? {}
    const { userinfo_endpoint: more } = portal.serverMetadata()
    const asked = more ? await fetchUserInfo(portal, tokens.access_token, sub) : {}
    const read = Claims.safeParse({ ...claims, ...asked })
    if (!read.success) return 'incomplete'
    const { name: fullName, id_number: idNumber, birthdate: birthDate } = read.data
    return { issuer, subject: sub, fullName, idNumber, birthDate }
  } catch (error) {
    req.log.warn({ err: error }, 'identity portal refused')
    return 'not-confirmed'
  }
}

function notSignedIn(
  req: FastifyRequest,
  reply: FastifyReply,
  why: WhyNotSignedIn,
  back = '/cua-toi',
) {
  return page(req, reply, <NotSignedInPage {...{ why, back }} />, 409)
}
