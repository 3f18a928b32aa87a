import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { airables, type Airable } from '#modules/bulletins/index.ts'
import { everyCluster, zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { addAiring, airingOf, endAiring } from './actions.ts'
import { dayView } from './day-view.ts'
import type { Airing } from './domain.ts'
import { lookAhead, type Ahead } from './look-ahead.ts'
import { AiringListPage, AiringPage } from './pages/airing-page.tsx'
import { SchedulePage } from './pages/schedule-page.tsx'
import type { Preview } from './pages/seen.tsx'
import { AiringForm, EndForm } from './shapes.ts'
import { airingById, airingsSince, everySlot, habitsOf } from './store.ts'
import { whyNotAir } from './words.ts'

const home = '/can-bo/lich-phat'
const params = z.object({ id: z.uuid() })
const Asked = z.object({ bulletin: z.uuid().optional().catch(undefined) })

/** Xếp lịch: a bulletin, where, and when; every clash is shown before it is saved. */
export function airingRoutes(app: App) {
  app.get(`${home}/xep`, allow('broadcast.schedule', { querystring: Asked }), (req, reply) =>
    showForm(req, reply, { filled: usual(req, req.query.bulletin) }),
  )
  app.post(`${home}/xep`, allow('broadcast.schedule'), save)
  app.get(`${home}/lich`, allow('broadcast.see'), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      airings: await airingsSince(q, req.today),
      ...(await around(q)),
    }))
    return page(req, reply, <AiringListPage {...shown} {...may(req)} />)
  })
  app.get(`${home}/lich/:id`, allow('broadcast.see', { params }), (req, reply) =>
    showAiring(req, reply, req.params.id),
  )
  app.post(
    `${home}/lich/:id/ngung`,
    allow('broadcast.schedule', { params }),
    async (req, reply) => {
      const { id } = req.params
      const form = readForm(req, EndForm)
      if (!form.ok) return showAiring(req, reply, id, form)
      const ending = { reason: form.value.reason, now: req.now }
      const outcome = await req.db.tx((tx) => endAiring(tx, req.who, id, ending))
      if (outcome.ok) return reply.redirect(`${home}/lich/${id}`, 303)
      const errors = { reason: 'Lịch phát này đã ngừng trước đó' }
      return showAiring(req, reply, id, { filled: form.filled, errors }, 409)
    },
  )
}

const may = ({ who }: FastifyRequest) => ({
  maySchedule: who.can.has('broadcast.schedule'),
  mayAlarm: who.can.has('bulletin.emergency'),
})

type Q = Parameters<typeof everySlot>[0]

/** What an airing names: slots, places, bulletins. */
const around = async (q: Q) => ({ ...(await places(q)), bulletins: await airables(q) })

const places = async (q: Q) => ({
  slots: await everySlot(q),
  clusters: (await everyCluster(q)).filter(({ closedOn }) => closedOn === null),
  groups: await zones(q),
  places: await hamlets(q),
})

/** Emergencies and live voices have pages of their own; what is past its last day is heard no more. */
const maySchedule = (
  { priority, source, expiresOn }: Airable,
  today: Temporal.PlainDate,
): boolean =>
  priority !== 'emergency' &&
  source.kind !== 'live' &&
  (expiresOn === null || Temporal.PlainDate.compare(today, expiresOn) <= 0)

/** What most airings are: every day, for a week; where is never chosen beforehand. */
const usual = ({ today }: FastifyRequest, bulletin: string | undefined): Filled => {
  const text = (date: Temporal.PlainDate) =>
    [date.day, date.month].map((n) => String(n).padStart(2, '0')).join('/') + `/${date.year}`
  return {
    bulletin: bulletin ?? '',
    from: text(today),
    to: text(today.add({ days: 6 })),
    weekdays: '1\n2\n3\n4\n5\n6\n7',
    holidays: 'also',
  }
}

type Shown = { filled: Filled; errors?: Retry['errors']; ahead?: Ahead; preview?: Preview }

async function showForm(req: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const { bulletins, ...rest } = await req.db.read(async (q) => ({
    ...(await around(q)),
    habits: await habitsOf(q),
  }))
  const offered = bulletins.filter((one) => maySchedule(one, req.today))
  return page(req, reply, <SchedulePage {...rest} bulletins={offered} {...shown} />, status)
}

async function save(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, AiringForm)
  if (!form.ok) return showForm(req, reply, form, 422)
  const { act, anyway, ...draft } = form.value
  const { filled } = form
  const look = () => req.db.read((q) => seen(q, req, airingOf(draft)))
  if (act === 'look') return showForm(req, reply, { filled, ...(await look()) })
  const outcome = await req.db.tx((tx) => addAiring(tx, req.who, draft, { now: req.now, anyway }))
  if (outcome.ok) return reply.redirect(`${home}/lich/${outcome.value}`, 303)
  if (typeof outcome.why === 'object')
    return showForm(req, reply, { filled, ...(await look()) }, 409)
  return showForm(req, reply, { filled, errors: whyNotAir(outcome.why) }, 409)
}

/** What an airing would bring, and the first of its days. */
async function seen(q: Q, { who, now }: FastifyRequest, airing: Airing) {
  const ahead = await lookAhead(q, who.unit, airing, { now })
  if (ahead.on === undefined) return { ahead }
  const view = await dayView(q, who.unit, ahead.on, now, airing)
  const reached = new Set(
    view.shown.flatMap((one) => (one.airing === airing.id ? one.clusters : [])),
  )
  const clusters = view.clusters.filter(({ id }) => reached.has(id))
  return { ahead, preview: { view: { ...view, clusters }, airing: airing.id } }
}

async function showAiring(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => {
    const airing = found(await airingById(q, id), 'lịch phát này')
    const rest = await places(q)
    const [bulletin] = await airables(q, [airing.bulletin])
    const ahead =
      airing.endedAt === null
        ? await lookAhead(q, req.who.unit, airing, { now: req.now, known: true })
        : undefined
    return { airing, bulletin, ahead, ...rest }
  })
  return page(req, reply, <AiringPage {...shown} {...may(req)} retry={retry} />, status)
}
