import { z } from 'zod'

import type { Db } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'

const Health = z.object({ status: z.enum(['ok', 'database-away']) })
const One = z.object({ one: z.number() })

/** For load balancers and watchers: 200 while the database answers within two seconds, else 503. */
export function healthRoutes(app: App) {
  const { database, defaultUnit } = app.world
  const isWell = together(() => answersInTime(database.as({ unit: defaultUnit })))
  app.get(
    '/healthz',
    {
      ...allow('public', { response: { 200: Health, 503: Health } }),
      config: { permission: 'public', forWatchers: true },
    },
    async (_, reply) => {
      void reply.header('cache-control', 'no-store')
      const well = await isWell()
      return reply.code(well ? 200 : 503).send({ status: well ? 'ok' : 'database-away' })
    },
  )
}

async function answersInTime(db: Db): Promise<boolean> {
  const answered = db
    .read((q) => q.one(One)`select 1 as one`)
    .then(
      () => true,
      () => false,
    )
  const late = new Promise<false>((done) => setTimeout(() => done(false), 2_000).unref())
  return Promise.race([answered, late])
}

/** Who asks while another is being answered gets the same answer: nobody can keep the database busy by asking. */
function together<Result>(ask: () => Promise<Result>) {
  let asked: Promise<Result> | undefined
  return () => {
    asked ??= ask().finally(() => (asked = undefined))
    return asked
  }
}
