import type { FastifyReply, FastifyRequest } from 'fastify'

import type { App } from '#platform/http.ts'

import { networkOf } from './sign-in/entrance.ts'

/**
 * How many requests of strangers from one address may be under way at once. Rate cannot tell an office at nine in the
 * morning from a flood, but what is under way can: an office of fifty has a few, a flood all it can get. Officers and
 * citizens who are signed in, and programs with a token, are not counted, whatever else their address does.
 */
const mostAtOnce = 40

const retryAfter = 2

/** Turns away what one address sends too much of, before anything is asked of the database. */
export function addFloodGate(app: Pick<App, 'addHook'>) {
  const underWay = new Map<string, number>()
  const counted = new WeakMap<FastifyRequest, string>()

  app.addHook('preHandler', async (req, reply) => {
    if (req.who.kind !== 'public') return undefined
    const address = networkOf(req.ip)
    const now = underWay.get(address) ?? 0
    if (now >= mostAtOnce) return turnAway(req, reply)
    underWay.set(address, now + 1)
    counted.set(req, address)
    return undefined
  })

  app.addHook('onResponse', async (req) => {
    const address = counted.get(req)
    if (address === undefined) return
    const left = (underWay.get(address) ?? 1) - 1
    if (left > 0) underWay.set(address, left)
    else underWay.delete(address)
  })
}

/** As short as it can be: a page would cost more than the flood does. */
function turnAway(req: FastifyRequest, reply: FastifyReply) {
  void reply.code(429).header('retry-after', retryAfter).header('cache-control', 'no-store')
  const title = 'Quá nhiều lượt yêu cầu. Vui lòng chờ một lát rồi thử lại'
  if (req.url.startsWith('/api/'))
    return reply
      .type('application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send({ type: 'about:blank', title, status: 429, instance: req.id })
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>429</title><h1>${title}</h1></html>`,
    )
}
