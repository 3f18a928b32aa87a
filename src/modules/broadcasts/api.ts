import { z } from 'zod'

import { clusterByCode } from '#modules/clusters/index.ts'
import { instantOf, isoOf, localOf } from '#platform/clock/time.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'

import { itemsBetween } from './item-store.ts'
import { stretchOf, Window } from './window.ts'

const mostDays = 31

const ApiItem = z.object({
  id: z.string(),
  title: z.string(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  startsAt: z.string(),
  endsAt: z.string(),
  /** Null for a relay or a live voice. */
  sha256: z.string().nullable(),
})

const params = z.object({ code: z.string().max(40) })

/** What a cluster has been told to play, for the province's monitor and others with a token of scope `broadcast`. */
export function broadcastsApi(app: App) {
  app.get(
    '/api/v1/broadcast/clusters/:code/plan',
    allow('api.broadcast', {
      tags: ['broadcast'],
      summary: 'Chương trình của một cụm loa',
      params,
      description: `Các lượt phát trong khoảng từ \`from\` đến \`to\`, nhiều nhất ${mostDays} ngày.`,
      querystring: Window,
      response: { 200: z.object({ items: z.array(ApiItem) }) },
    }),
    (req) =>
      req.db.read(async (q) => {
        const stretch = stretchOf(req.query, mostDays)
        const cluster = found(await clusterByCode(q, req.params.code), 'cụm loa này')
        const items = await itemsBetween(q, stretch, [cluster.id])
        return {
          items: items.map(({ id, title, priority, startsAt, endsAt, seconds, sha256 }) => ({
            ...{ id, title, priority, sha256 },
            startsAt: isoOf(startsAt),
            endsAt: isoOf(
              priority === 'emergency' ? instantOf(localOf(startsAt) + seconds * 1_000) : endsAt,
            ),
          })),
        }
      }),
  )
}
