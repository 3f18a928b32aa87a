import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { qrSvg } from '#modules/papers/index.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { inviteToRate, openCounter, setLeast, shutCounter } from './counter-actions.ts'
import { counterTokenOf, tokenOf } from './domain.ts'
import { CountersPage, type CounterRetry } from './pages/counters-page.tsx'
import { SlipPage } from './pages/slip-page.tsx'
import { CounterForm, InviteForm, LeastForm, SlipForm } from './shapes.ts'
import { counters } from './store-counters.ts'
import { leastOf } from './store.ts'

const home = '/can-bo/danh-gia'
const Id = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().max(80) })
const Query = z.object({
  'ma-ho-so': z.string().max(80).optional().catch(undefined),
  'da-moi': z.string().max(60).optional().catch(undefined),
})

const why = {
  'name-taken': 'Đã có quầy mang tên này',
  'no-such-dossier': 'Không có hồ sơ mang mã này',
  'no-answer-yet': 'Hồ sơ chưa có kết quả nên chưa mời đánh giá được',
} as const

/** The officers' side: tablets, invitations, slips. Nothing here shows a rating. */
export function staffRoutes(app: App) {
  app.get(home, allow('rating.collect', { querystring: Query }), (req, reply) =>
    show(req, reply, { code: req.query['ma-ho-so'], done: req.query['da-moi'] }),
  )
  app.get(`${home}/phieu/:code`, allow('rating.collect', { params: Code }), async (req, reply) => {
    const { who, server, params } = req
    const dossier = await req.db.read((q) => dossierByCode(q, who.unit, params.code))
    const { code, procedureName } = found(dossier, `hồ sơ ${params.code}`)
    const { publicUrl, sessionKey } = server.world
    const url = `${publicUrl}/danh-gia/${code}/${tokenOf(sessionKey, who.unit, code)}`
    return page(req, reply, <SlipPage {...{ code, procedureName, url }} svg={qrSvg(url)} />)
  })
  app.post(`${home}/phieu`, allow('rating.collect'), async (req, reply) => {
    const form = readForm(req, SlipForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'invite', ...form } })
    const { code } = form.value
    if (await req.db.read((q) => dossierByCode(q, req.who.unit, code)))
      return reply.redirect(`${home}/phieu/${encodeURIComponent(code)}`, 303)
    const errors = { code: why['no-such-dossier'] }
    return show(req, reply, { retry: { form: 'invite', filled: form.filled, errors }, status: 409 })
  })
  tabletRoutes(app)
}

function tabletRoutes(app: App) {
  app.post(`${home}/quay`, allow('rating.collect'), async (req, reply) => {
    const form = readForm(req, CounterForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'counter', ...form } })
    const outcome = await req.db.tx((tx) => openCounter(tx, req.who, form.value.name))
    if (outcome.ok) return reply.redirect(home, 303)
    const errors = { name: why[outcome.why] }
    return show(req, reply, {
      retry: { form: 'counter', filled: form.filled, errors },
      status: 409,
    })
  })
  app.post(`${home}/quay/:id/dong`, allow('rating.collect', { params: Id }), async (req, reply) => {
    await req.db.tx((tx) => shutCounter(tx, req.who, req.now, req.params.id))
    return reply.redirect(home, 303)
  })
  app.post(`${home}/moi`, allow('rating.collect'), async (req, reply) => {
    const form = readForm(req, InviteForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'invite', ...form } })
    const outcome = await req.db.tx((tx) =>
      inviteToRate(tx, req.who, { ...form.value, now: req.now }),
    )
    if (outcome.ok)
      return reply.redirect(`${home}?da-moi=${encodeURIComponent(outcome.value)}`, 303)
    const errors = { code: why[outcome.why] }
    return show(req, reply, { retry: { form: 'invite', filled: form.filled, errors }, status: 409 })
  })
  app.post(`${home}/it-nhat`, allow('rating.edit'), async (req, reply) => {
    const form = readForm(req, LeastForm)
    if (!form.ok) return show(req, reply, { retry: { form: 'least', ...form } })
    await req.db.tx((tx) => setLeast(tx, req.who, req.now, form.value.least))
    return reply.redirect(home, 303)
  })
}

type Shown = {
  code?: string | undefined
  done?: string | undefined
  retry?: CounterRetry
  status?: number
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  { code = '', done, retry, status }: Shown,
) {
  const { who, server } = req
  const { publicUrl, sessionKey } = server.world
  const parts = await req.db.read(async (q) => ({
    list: await counters(q, who.unit),
    least: await leastOf(q, who.unit),
  }))
  const links = parts.list.map(({ id, name }) => ({
    id,
    name,
    url: `${publicUrl}/quay-danh-gia/${id}/${counterTokenOf(sessionKey, who.unit, id)}`,
  }))
  const view = (
    <CountersPage
      {...{ code, done, retry }}
      counters={links}
      least={parts.least}
      maySet={who.can.has('rating.edit')}
    />
  )
  return page(req, reply, view, status ?? (retry ? 422 : 200))
}
