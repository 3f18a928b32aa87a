import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'
import { conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { revokeDevice, writeCode } from './devices/actions.ts'
import { tidyCode } from './devices/code.ts'
import { lastBeat } from './devices/last-beat.ts'
import { logsOf, logText } from './devices/logs.ts'
import { devicesOf, waitingCode } from './devices/store.ts'
import { planKey } from './keys/plan-key.ts'
import { operate } from './orders/operate.ts'
import { ordersOf } from './orders/store.ts'
import { ClusterPage } from './pages/cluster-page.tsx'
import { LogPage } from './pages/log-page.tsx'
import { home, params } from './routes.tsx'
import { CodeForm, OrderForm, ReasonForm } from './shapes.ts'
import { clusterByCode } from './store.ts'
import { alarmsOfCluster, spansOf } from './watch/store.ts'
import { whyNoCode } from './words.ts'
import { zones } from './zones/store.ts'

const month = { hours: 30 * 24 }

export type Refused = Retry & { part: 'code' | 'revoke' | 'order' }

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const { now } = req
  const since = now.subtract(month)
  const mayEdit = req.who.can.has('cluster.edit')
  const shown = await req.db.read(async (q) => {
    const cluster = found(await clusterByCode(q, code), 'cụm loa này')
    const orders = await ordersOf(q, cluster.id)
    return {
      cluster,
      orders,
      zones: await zones(q),
      beat: cluster.deviceId === null ? undefined : await lastBeat(q, cluster.deviceId),
      spans: await spansOf(q, cluster.id, since),
      alarms: await alarmsOfCluster(q, cluster.id),
      waiting: mayEdit ? await waitingCode(q, cluster.id, now) : undefined,
      devices: await devicesOf(q, cluster.id),
      logs: await logsOf(q, cluster.id),
      names: await actorNames(
        q,
        orders.map(({ givenBy }) => givenBy),
      ),
    }
  })
  return page(req, reply, <ClusterPage {...{ ...shown, mayEdit, now, since, refused }} />, status)
}

/** One cluster: how it is, its device, and what it is told. */
export function clusterPageRoutes(app: App) {
  app.get(`${home}/:code`, allow('cluster.see', { params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  const logParams = params.extend({ id: z.string().refine(looksLikeId) })
  app.get(
    `${home}/:code/nhat-ky/:id`,
    allow('cluster.edit', { params: logParams }),
    async (req, reply) => {
      const { code, id } = req.params
      const shown = await req.db.read(async (q) => {
        const cluster = found(await clusterByCode(q, code), 'cụm loa này')
        return { cluster, log: found(await logText(q, cluster.id, id), 'nhật ký này') }
      })
      return page(req, reply, <LogPage {...shown} />)
    },
  )
  deviceFormRoutes(app)
  orderRoutes(app)
}

const addressOf = (code: string, part: string) => `${home}/${encodeURIComponent(code)}#${part}`

function deviceFormRoutes(app: App) {
  app.post(`${home}/:code/ma-dang-ky`, allow('cluster.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, CodeForm)
    if (!form.ok) return show(req, reply, code, { part: 'code', ...form })
    const typed = tidyCode(form.value.code)
    const outcome = await req.db.tx(async (tx) => {
      const { id } = found(await clusterByCode(tx, code), 'cụm loa này')
      return writeCode(tx, req.who, id, { now: req.now, ...(typed !== '' && { typed }) })
    })
    if (outcome.ok) return reply.redirect(addressOf(code, 'thiet-bi'), 303)
    const errors = { code: whyNoCode[outcome.why][req.lang === 'en' ? 1 : 0] }
    return show(req, reply, code, { part: 'code', filled: form.filled, errors }, 409)
  })
  app.post(`${home}/:code/thu-hoi`, allow('cluster.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, ReasonForm)
    if (!form.ok) return show(req, reply, code, { part: 'revoke', ...form })
    const isEnded = await req.db.tx(async (tx) => {
      const { id } = found(await clusterByCode(tx, code), 'cụm loa này')
      return revokeDevice(tx, req.who, id, { now: req.now, ...form.value })
    })
    if (!isEnded) throw conflict('Cụm loa này không có thiết bị')
    return reply.redirect(addressOf(code, 'thiet-bi'), 303)
  })
}

function orderRoutes(app: App) {
  app.post(`${home}/:code/lenh`, allow('cluster.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, OrderForm)
    if (!form.ok) return show(req, reply, code, { part: 'order', ...form })
    const { what, volume } = form.value
    const key = await planKey(req.db, app.world.sessionKey)
    const outcome = await req.db.tx(async (tx) => {
      const cluster = found(await clusterByCode(tx, code), 'cụm loa này')
      return operate(tx, req.who, cluster, { what, volume: Number(volume), key, now: req.now })
    })
    if (!outcome.ok) throw conflict('Cụm loa này không có thiết bị để ra lệnh')
    return reply.redirect(addressOf(code, 'van-hanh'), 303)
  })
}
