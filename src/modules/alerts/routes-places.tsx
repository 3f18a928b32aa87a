import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { PlacesPage } from './pages/places-page.tsx'
import { addPlace, places, removePlace } from './places.ts'
import { PlaceForm } from './shapes.ts'
import { whyNotPlace } from './words.ts'

const home = '/can-bo/canh-bao/ma-dia-ban'
const params = z.object({ id: z.uuid() })

/** Mã địa bàn: which code of other agencies is which place of ours. Kept by whoever keeps clusters and zones. */
export function placeRoutes(app: App) {
  app.get(home, allow('cluster.edit'), (req, reply) => show(req, reply))
  app.post(home, allow('cluster.edit'), async (req, reply) => {
    const form = readForm(req, PlaceForm)
    if (!form.ok) return show(req, reply, form)
    const outcome = await req.db.tx((tx) => addPlace(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, { filled: form.filled, errors: whyNotPlace[outcome.why] }, 409)
  })
  app.post(`${home}/:id/bo`, allow('cluster.edit', { params }), async (req, reply) => {
    await req.db.tx((tx) => removePlace(tx, req.who, req.params.id))
    return reply.redirect(home, 303)
  })
}

async function show(req: FastifyRequest, reply: FastifyReply, retry?: Retry, status = 422) {
  const shown = await req.db.read(async (q) => ({
    places: await places(q),
    zones: await zones(q),
    hamlets: await hamlets(q),
  }))
  return page(req, reply, <PlacesPage {...{ ...shown, retry }} />, retry ? status : 200)
}
