import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { hamlets, ownUnit } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { addPoint, changePoint, closePoint } from './actions.ts'
import { isOpenOn } from './domain.ts'
import { PlacesPage } from './pages/places-page.tsx'
import { PointListPage } from './pages/point-list.tsx'
import { AddPointPage, PointPage } from './pages/point-page.tsx'
import { CloseForm, PointForm } from './shapes.ts'
import { everyPoint, pointById } from './store.ts'
import { whyNotClose, whyNotPoint } from './words.ts'

const home = '/quan-tri/diem'
const params = z.object({ id: z.uuid() })

/** Where the commune meets its people: the public page, and the list that administrators keep. */
export function pointRoutes(app: App) {
  app.get('/noi-tiep-nhan', allow('public'), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      points: (await everyPoint(q)).filter((point) => isOpenOn(point, req.today)),
      hamlets: await hamlets(q),
      unit: await ownUnit(q),
    }))
    return page(req, reply, <PlacesPage {...shown} />)
  })
  app.get(home, allow('point.edit'), async (req, reply) => {
    const points = await req.db.read(everyPoint)
    return page(req, reply, <PointListPage {...{ points, today: req.today }} />)
  })
  addRoutes(app)
  changeRoutes(app)
}

function addRoutes(app: App) {
  const show = async (req: FastifyRequest, reply: FastifyReply, retry?: Retry, status = 422) => {
    const places = await req.db.read(hamlets)
    return page(req, reply, <AddPointPage hamlets={places} {...retry} />, retry ? status : 200)
  }
  app.get(`${home}/them`, allow('point.edit'), (req, reply) => show(req, reply))
  app.post(`${home}/them`, allow('point.edit'), async (req, reply) => {
    const form = readForm(req, PointForm)
    if (!form.ok) return show(req, reply, form)
    const outcome = await req.db.tx((tx) => addPoint(tx, req.who, req.today, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, { filled: form.filled, errors: whyNotPoint[outcome.why] }, 409)
  })
}

type Refused = Retry & { part: 'facts' | 'close' }

async function showPoint(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => ({
    point: found(await pointById(q, id), 'điểm này'),
    hamlets: await hamlets(q),
  }))
  return page(req, reply, <PointPage {...{ ...shown, refused, today: req.today }} />, status)
}

function changeRoutes(app: App) {
  app.get(`${home}/:id`, allow('point.edit', { params }), (req, reply) =>
    showPoint(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('point.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, PointForm)
    if (!form.ok) return showPoint(req, reply, id, { part: 'facts', ...form })
    const outcome = await req.db.tx((tx) => changePoint(tx, req.who, id, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = whyNotPoint[outcome.why]
    return showPoint(req, reply, id, { part: 'facts', filled: form.filled, errors }, 409)
  })
  app.post(`${home}/:id/dong`, allow('point.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, CloseForm)
    if (!form.ok) return showPoint(req, reply, id, { part: 'close', ...form })
    const closing = { ...form.value, today: req.today }
    const outcome = await req.db.tx((tx) => closePoint(tx, req.who, id, closing))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = whyNotClose[outcome.why]
    return showPoint(req, reply, id, { part: 'close', filled: form.filled, errors }, 409)
  })
}
