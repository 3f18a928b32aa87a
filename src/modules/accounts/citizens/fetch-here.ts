import type { FastifyInstance, InjectOptions } from 'fastify'
import type { CustomFetch } from 'openid-client'

type Fetch = CustomFetch

/**
 * Fetches from our own program without the network: a stand-in that lives in the same program is reached even where the
 * server cannot call its own public address.
 */
export const fetchHere =
  (app: FastifyInstance): Fetch =>
  async (address, { method, headers, body }) => {
    const url = new URL(address)
    const answer = await app.inject({
      method,
      url: url.pathname + url.search,
      headers: { ...Object.fromEntries(new Headers(headers)), host: url.host },
      // The library sends forms only.
      ...(body instanceof URLSearchParams && { payload: body.toString() }),
    } as InjectOptions)
    const received = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) received.set(name, String(value))
    const isEmpty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(isEmpty ? null : answer.payload, {
      status: answer.statusCode,
      headers: received,
    })
  }
