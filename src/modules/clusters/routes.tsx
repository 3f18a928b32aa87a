import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { hamlets } from '#modules/units/index.ts'
import { record } from '#platform/events.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { addCluster, changeCluster, closeCluster } from './actions.ts'
import './events.ts'
import { AddClusterPage, ChangeClusterPage } from './pages/cluster-form.tsx'
import { ClusterListPage } from './pages/list-page.tsx'
import { ClusterForm, NewClusterForm, ReasonForm, WatchForm } from './shapes.ts'
import { clusterByCode, everyCluster } from './store.ts'
import { offlineMinutes, openAlarms, saveOfflineMinutes } from './watch/store.ts'
import { zones } from './zones/store.ts'

export const home = '/can-bo/cum-loa'
export const params = z.object({ code: z.string().min(1).max(20) })

/** The list and the map of clusters, and what is written about each of them. */
export function clusterRoutes(app: App) {
  app.get(home, allow('cluster.see'), (req, reply) => showList(req, reply))
  app.post(`${home}/canh-bao`, allow('cluster.edit'), async (req, reply) => {
    const form = readForm(req, WatchForm)
    if (!form.ok) return showList(req, reply, form)
    const { offlineMinutes: minutes } = form.value
    await req.db.tx(async (tx) => {
      await saveOfflineMinutes(tx, req.who.unit, minutes)
      const subject = { kind: 'cluster-watch', id: watchSubject(req.who.unit) }
      await record(tx, req.who, 'cluster.watch-changed', subject, { offlineMinutes: minutes })
    })
    return reply.redirect(home, 303)
  })
  addRoutes(app)
  changeRoutes(app)
}

/** A commune has one such setting, so its number names it. */
const watchSubject = (unit: number) => `00000000-0000-4000-8000-${String(unit).padStart(12, '0')}`

async function showList(req: FastifyRequest, reply: FastifyReply, retry?: Retry) {
  const shown = await req.db.read(async (q) => ({
    clusters: await everyCluster(q),
    zones: await zones(q),
    alarms: await openAlarms(q),
    minutes: await offlineMinutes(q),
  }))
  const mayEdit = req.who.can.has('cluster.edit')
  return page(req, reply, <ClusterListPage {...{ ...shown, mayEdit, retry }} />, retry ? 422 : 200)
}

function addRoutes(app: App) {
  const show = async (req: FastifyRequest, reply: FastifyReply, retry?: Retry, status = 422) => {
    const places = await req.db.read(hamlets)
    return page(req, reply, <AddClusterPage hamlets={places} {...retry} />, retry ? status : 200)
  }
  app.get(`${home}/them`, allow('cluster.edit'), (req, reply) => show(req, reply))
  app.post(`${home}/them`, allow('cluster.edit'), async (req, reply) => {
    const form = readForm(req, NewClusterForm)
    if (!form.ok) return show(req, reply, form)
    const { code, ...draft } = form.value
    const adding = { code, today: req.today, now: req.now }
    const outcome = await req.db.tx((tx) => addCluster(tx, req.who, draft, adding))
    if (outcome.ok) return reply.redirect(`${home}/${code}`, 303)
    const errors = { code: 'Mã này đã dùng cho một cụm loa khác' }
    return show(req, reply, { filled: form.filled, errors }, 409)
  })
}

function changeRoutes(app: App) {
  type Refused = Retry & { part: 'facts' | 'close' }
  const show = async (
    req: FastifyRequest,
    reply: FastifyReply,
    code: string,
    refused?: Refused,
    status = refused ? 422 : 200,
  ) => {
    const shown = await req.db.read(async (q) => ({
      cluster: found(await clusterByCode(q, code), 'cụm loa này'),
      hamlets: await hamlets(q),
    }))
    return page(req, reply, <ChangeClusterPage {...{ ...shown, refused }} />, status)
  }
  const closed = { '': 'Cụm loa này đã ngừng dùng' }
  app.get(`${home}/:code/sua`, allow('cluster.edit', { params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(`${home}/:code/sua`, allow('cluster.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, ClusterForm)
    if (!form.ok) return show(req, reply, code, { part: 'facts', ...form })
    const outcome = await req.db.tx(async (tx) => {
      const { id } = found(await clusterByCode(tx, code), 'cụm loa này')
      return changeCluster(tx, req.who, id, form.value)
    })
    if (outcome.ok) return reply.redirect(`${home}/${encodeURIComponent(code)}`, 303)
    return show(req, reply, code, { part: 'facts', filled: form.filled, errors: closed }, 409)
  })
  app.post(`${home}/:code/ngung`, allow('cluster.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, ReasonForm)
    if (!form.ok) return show(req, reply, code, { part: 'close', ...form })
    const { now, today } = req
    const outcome = await req.db.tx(async (tx) => {
      const { id } = found(await clusterByCode(tx, code), 'cụm loa này')
      return closeCluster(tx, req.who, id, { ...form.value, now, today })
    })
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, code, { part: 'close', filled: form.filled, errors: closed }, 409)
  })
}
