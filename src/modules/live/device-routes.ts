import { z } from 'zod'

import { callingDevice } from '#modules/clusters/index.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'

import { onAir, type Air } from './air.ts'
import { isHeardAt } from './domain.ts'
import { noteListener, talkById } from './store.ts'

const params = z.object({ item: z.uuid() })

/** What a device hears while somebody speaks (docs/protocols/speaker.md). */
export function liveDeviceRoutes(app: App) {
  const airs = new Map<string, Air>()
  app.addHook('preClose', async () => {
    for (const air of airs.values()) air.silence()
  })
  const open = allow('device', { params })
  app.get(
    '/device/v1/live/:item',
    { ...open, config: { ...open.config, stream: true } },
    async (req, reply) => {
      const { cluster, unit } = await callingDevice(req)
      const talk = await req.db.read((q) => talkById(q, req.params.item))
      if (!talk || !isHeardAt(talk, req.now) || !talk.clusterIds.includes(cluster))
        throw notFound('buổi nói trực tiếp này')
      await req.db.tx((tx) => noteListener(tx, unit, talk.id, cluster))
      reply.hijack()
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'audio/ogg',
        'cache-control': 'no-store',
        // A proxy that gathers answers would keep the voice from the horn.
        'x-accel-buffering': 'no',
      })
      reply.raw.flushHeaders()
      const { database } = app.world
      let air = airs.get(talk.id)
      if (!air) {
        air = onAir(database.as({ unit }), talk, () => airs.delete(talk.id))
        airs.set(talk.id, air)
      }
      air.add(reply.raw)
      return reply
    },
  )
}
