import { z } from 'zod'

import { ownUnit } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'

import { atomOf } from './cap/atom.ts'
import { inFeed, publishedById } from './published-store.ts'

const params = z.object({ id: z.string().max(60) })

/** Cảnh báo của xã theo CAP 1.2, for whoever asks: a feed, and each message as it was published. */
export function capRoutes(app: App) {
  app.get('/cap/feed.atom', allow('public'), async (req, reply) => {
    const { alerts, unit } = await req.db.read(async (q) => ({
      alerts: await inFeed(q, req.now),
      unit: await ownUnit(q),
    }))
    const address = `${req.protocol}://${req.host}`
    return reply
      .type('application/atom+xml; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(atomOf({ address, alerts, unitName: unit.name, code: unit.code, now: req.now }))
  })
  app.get('/cap/:id.xml', allow('public', { params }), async (req, reply) => {
    const alert = found(await req.db.read((q) => publishedById(q, req.params.id)), 'cảnh báo này')
    // A message never changes: what changes is told by another one.
    return reply
      .type('application/cap+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(alert.xml)
  })
}
