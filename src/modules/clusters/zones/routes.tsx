import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { hamlets } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import type { ClusterId } from '../domain.ts'
import { ZoneForm } from '../shapes.ts'
import { everyCluster } from '../store.ts'
import { addZone, changeZone, removeZone, type WhyNotZone } from './actions.ts'
import { ZoneFormPage, ZonesPage } from './pages.tsx'
import { zoneById, zones } from './store.ts'

const home = '/can-bo/vung-phat'
const params = z.object({ id: z.uuid() })

const whyNot: Record<WhyNotZone, Record<string, string>> = {
  'name-taken': { name: 'Đã có vùng phát mang tên này' },
  empty: { hamletIds: 'Chọn ít nhất một ấp hoặc một cụm loa' },
}

/** Vùng phát: free groups over hamlets and single clusters. */
export function zoneRoutes(app: App) {
  app.get(home, allow('cluster.see'), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      zones: await zones(q),
      clusters: await everyCluster(q),
      hamlets: await hamlets(q),
    }))
    const mayEdit = req.who.can.has('cluster.edit')
    return page(req, reply, <ZonesPage {...{ ...shown, mayEdit }} />)
  })
  app.get(`${home}/them`, allow('cluster.edit'), (req, reply) => show(req, reply))
  app.post(`${home}/them`, allow('cluster.edit'), async (req, reply) => {
    const form = readForm(req, ZoneForm)
    if (!form.ok) return show(req, reply, undefined, form)
    const outcome = await req.db.tx((tx) => addZone(tx, req.who, draftOf(form.value)))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = whyNot[outcome.why]
    return show(req, reply, undefined, { filled: form.filled, errors }, 409)
  })
  changeRoutes(app)
}

const draftOf = ({ clusterIds, ...rest }: z.output<typeof ZoneForm>) => ({
  ...rest,
  clusterIds: clusterIds as ClusterId[],
})

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id?: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => ({
    zone: id === undefined ? undefined : found(await zoneById(q, id), 'vùng phát này'),
    clusters: (await everyCluster(q)).filter(({ closedOn }) => closedOn === null),
    hamlets: await hamlets(q),
  }))
  return page(req, reply, <ZoneFormPage {...{ ...shown, ...retry }} />, status)
}

function changeRoutes(app: App) {
  app.get(`${home}/:id`, allow('cluster.edit', { params }), (req, reply) =>
    show(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('cluster.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ZoneForm)
    if (!form.ok) return show(req, reply, id, form)
    const outcome = await req.db.tx((tx) => changeZone(tx, req.who, id, draftOf(form.value)))
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, id, { filled: form.filled, errors: whyNot[outcome.why] }, 409)
  })
  app.post(`${home}/:id/bo`, allow('cluster.edit', { params }), async (req, reply) => {
    await req.db.tx((tx) => removeZone(tx, req.who, req.params.id, req.now))
    return reply.redirect(home, 303)
  })
}
