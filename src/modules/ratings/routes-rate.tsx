import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { askedOf, rate } from './actions.ts'
import { sameToken, tokenOf, type Way } from './domain.ts'
import { RatePage } from './pages/rate-page.tsx'
import { RateForm } from './shapes.ts'
import { whyNot } from './words.ts'

const Link = z.object({ code: z.string().max(80), token: z.string().max(64) })
const Code = z.object({ code: z.string().max(80) })

/** Rating by the link on a paper, and from one's own page. */
export function rateRoutes(app: App) {
  const link = '/danh-gia/:code/:token'
  app.get(link, allow('public', { params: Link }), (req, reply) =>
    show(req, reply, byLink(req, req.params)),
  )
  app.post(link, allow('public', { params: Link }), (req, reply) =>
    send(req, reply, byLink(req, req.params)),
  )
  const own = '/cua-toi/ho-so/:code/danh-gia'
  app.get(own, allow('citizen', { params: Code }), (req, reply) =>
    show(req, reply, byOwn(req.params)),
  )
  app.post(own, allow('citizen', { params: Code }), (req, reply) =>
    send(req, reply, byOwn(req.params)),
  )
}

export type Place = { code: string; way: Way; action: string }

function byLink({ server, who }: FastifyRequest, { code, token }: z.output<typeof Link>): Place {
  if (!sameToken(token, tokenOf(server.world.sessionKey, who.unit, code)))
    throw notFound('đường dẫn đánh giá này')
  return { code, way: 'link', action: `/danh-gia/${code}/${token}` }
}

/** Row security lets a citizen find only dossiers of their own. */
const byOwn = ({ code }: z.output<typeof Code>): Place => ({
  code,
  way: 'own',
  action: `/cua-toi/ho-so/${code}/danh-gia`,
})

export async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, way, action }: Place,
  { retry, status = 200 }: { retry?: Retry; status?: number } = {},
) {
  const about = { code, key: req.server.world.sessionKey, now: req.now }
  const asked = await req.db.read((q) => askedOf(q, req.who.unit, about))
  const view = (
    <RatePage {...{ asked, action, retry }} own={way === 'own'} kiosk={way === 'counter'} />
  )
  return page(req, reply, view, status)
}

/** Keeps the rating; answers with a refusal's page, or undefined when it is kept. */
export async function keep(req: FastifyRequest, { code, way }: Place) {
  const form = readForm(req, RateForm)
  if (!form.ok) return { retry: form, status: 422 }
  const said = { code, key: req.server.world.sessionKey, now: req.now, rating: form.value, way }
  const outcome = await req.db.tx((tx) => rate(tx, req.who.unit, said))
  if (outcome.ok) return undefined
  const errors = { _: whyNot[outcome.why][req.lang === 'en' ? 1 : 0] }
  return { retry: { filled: form.filled, errors }, status: outcome.why === 'no-level' ? 422 : 409 }
}

async function send(req: FastifyRequest, reply: FastifyReply, place: Place) {
  const refused = await keep(req, place)
  return refused ? show(req, reply, place, refused) : reply.redirect(place.action, 303)
}
