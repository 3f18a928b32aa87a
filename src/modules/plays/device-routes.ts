import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { callingDevice } from '#modules/clusters/index.ts'
import { allow, type App } from '#platform/http.ts'
import { invalid } from '#platform/problem.ts'
import { limit } from '#platform/rate.ts'

import { ToldPlay } from './domain.ts'
import { takePlays } from './store.ts'

const most = 500
/** A month of plays fits into a minute; a device whose secret was stolen does not fill the disk. */
const pace = { most: 60, seconds: 60 }

const Body = z.object({ plays: z.array(z.unknown()).max(most) })

/** Where devices hand in their log. It is rows without events: the log is the device's word, not an act of the office. */
export function deviceRoutes(app: App) {
  app.post('/device/v1/plays', allow('device'), takeLog)
}

async function takeLog(req: FastifyRequest, reply: FastifyReply) {
  const { cluster, device, unit } = await callingDevice(req)
  await limit(req.db, req.now, { bucket: `plays ${device}`, ...pace })
  const body = Body.safeParse(req.body)
  if (!body.success) throw invalid({ plays: `Danh sách tối đa ${most} lượt phát` })
  const read = body.data.plays.map((play) => ToldPlay.safeParse(play))
  const plays = read.flatMap((play) => (play.success ? [play.data] : []))
  await req.db.tx((tx) => takePlays(tx, plays, { unit, cluster, device, at: req.now }))
  // One that cannot be read is taken off the device's hands all the same: sent again it would be no better.
  const refused = read.length - plays.length
  if (refused > 0) req.log.warn({ refused, cluster }, 'plays that cannot be read')
  return reply.send({ taken: read.length, refused })
}
