import type { InjectOptions } from 'fastify'

import type { App } from '#platform/http.ts'
import type { Fetch } from '#platform/module.ts'

import { standInHost } from './where.ts'

/** Asks the network, but for the stand-in of the axis: it lives in this program and is reached without it. */
export const fetchStandIns =
  (app: App): Fetch =>
  async (address, init) => {
    const url = new URL(address)
    if (url.hostname !== standInHost) return fetch(address, init)
    const asked = app.inject({
      method: init.method ?? 'GET',
      url: url.pathname + url.search,
      headers: { ...Object.fromEntries(new Headers(init.headers)), host: url.host },
      ...(typeof init.body === 'string' && { payload: init.body }),
    } as InjectOptions)
    const answer = await Promise.race([asked, brokenOff(init.signal)])
    return new Response(answer.payload, { status: answer.statusCode })
  }

const brokenOff = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
