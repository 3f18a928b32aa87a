import { z } from 'zod'

import { clusterByCode } from '#modules/clusters/index.ts'
import { day, epochDay, instantOf, isoOf, localOf } from '#platform/clock/time.ts'
import { allow, type App } from '#platform/http.ts'
import { found, invalid } from '#platform/problem.ts'

import { itemsBetween } from './item-store.ts'

const Query = z.object({
  /** Both days are part of the stretch, at most 31. */
  from: z.iso.date(),
  to: z.iso.date(),
})

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
      security: [{ token: [] }],
      summary: 'Chương trình của một cụm loa',
      params,
      querystring: Query,
      response: { 200: z.object({ items: z.array(ApiItem) }) },
    }),
    (req) =>
      req.db.read(async (q) => {
        const [first, last] = [req.query.from, req.query.to].map((text) =>
          epochDay(Temporal.PlainDate.from(text)),
        )
        if (first === undefined || last === undefined || last < first || last - first > 30)
          throw invalid({ to: 'Từ 1 đến 31 ngày' })
        const cluster = found(await clusterByCode(q, req.params.code), 'cụm loa này')
        const stretch = { from: instantOf(first * day), to: instantOf((last + 1) * day) }
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
