import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'

const Health = z.object({ status: z.enum(['ok', 'database-away']) })
const One = z.object({ one: z.number() })

/** For load balancers and watchers: 200 while the database answers within two seconds, else 503. */
export function healthRoutes(app: App) {
  app.get(
    '/healthz',
    allow('public', { response: { 200: Health, 503: Health } }),
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      const answered = req.db
        .read((q) => q.one(One)`select 1 as one`)
        .then(
          () => true,
          () => false,
        )
      const late = new Promise<false>((done) => setTimeout(() => done(false), 2_000).unref())
      const well = await Promise.race([answered, late])
      return reply.code(well ? 200 : 503).send({ status: well ? 'ok' : 'database-away' })
    },
  )
}
