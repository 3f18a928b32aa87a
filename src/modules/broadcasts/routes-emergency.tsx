import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { airables } from '#modules/bulletins/index.ts'
import { everyCluster, planKey, zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { recentEmergencies, soundEmergency, stopEmergency } from './emergency.ts'
import { EmergencyPage } from './pages/emergency-page.tsx'
import { EmergencyForm } from './shapes.ts'
import { whyNotSound } from './words.ts'

const home = '/can-bo/lich-phat/khan-cap'
const params = z.object({ id: z.uuid() })
const Asked = z.object({ bulletin: z.uuid().optional().catch(undefined) })

/** Phát khẩn cấp: now, over everything. */
export function emergencyRoutes(app: App) {
  app.get(home, allow('bulletin.emergency', { querystring: Asked }), (req, reply) =>
    show(req, reply, {
      filled: {
        bulletin: req.query.bulletin ?? '',
        targets: 'all',
        times: '2',
        pauseSeconds: '10',
      },
    }),
  )
  app.post(home, allow('bulletin.emergency'), async (req, reply) => {
    const form = readForm(req, EmergencyForm)
    if (!form.ok) return show(req, reply, form, 422)
    const key = await planKey(req.db, req.server.world.sessionKey)
    const outcome = await req.db.tx((tx) =>
      soundEmergency(tx, req.who, form.value, { now: req.now, key }),
    )
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, { filled: form.filled, errors: whyNotSound[outcome.why] }, 409)
  })
  app.post(`${home}/:id/dung`, allow('bulletin.emergency', { params }), async (req, reply) => {
    const key = await planKey(req.db, req.server.world.sessionKey)
    // Stopped already is what was wanted.
    await req.db.tx((tx) => stopEmergency(tx, req.who, req.params.id, { now: req.now, key }))
    return reply.redirect(home, 303)
  })
}

type Shown = { filled: Filled; errors?: Retry['errors'] }

async function show(req: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const facts = await req.db.read(async (q) => ({
    bulletins: (await airables(q)).filter(
      ({ priority, source }) => priority === 'emergency' && source.kind !== 'live',
    ),
    clusters: (await everyCluster(q)).filter(({ closedOn }) => closedOn === null),
    groups: await zones(q),
    places: await hamlets(q),
    recent: await recentEmergencies(q),
  }))
  const titles = await req.db.read(async (q) =>
    airables(q, [...new Set(facts.recent.map(({ bulletinId }) => bulletinId))]),
  )
  return page(
    req,
    reply,
    <EmergencyPage {...facts} {...{ titles }} {...shown} now={req.now} />,
    status,
  )
}
