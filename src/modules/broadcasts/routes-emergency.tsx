import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import {
  airables,
  asksJson,
  sendShown,
  sendTrial,
  TrialQuery,
  trialShown,
  type TrialShown,
} from '#modules/bulletins/index.ts'
import { everyCluster, planKey, zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { no } from '#platform/outcome.ts'
import { page } from '#platform/render.tsx'

import { reached, recentEmergencies, soundEmergency, stopEmergency } from './emergency.ts'
import { EmergencyPage } from './pages/emergency-page.tsx'
import { EmergencyForm, SpokenNowForm, writtenNow, WrittenNowForm } from './shapes-emergency.ts'
import { whyNotSound } from './words.ts'
import { soundWritten, speakNow } from './written-now.ts'

const home = '/can-bo/lich-phat/khan-cap'
const params = z.object({ id: z.uuid() })
const Asked = z.object({
  bulletin: z.uuid().optional().catch(undefined),
  sent: z.uuid().optional().catch(undefined),
})

/** Phát khẩn cấp: now, over everything. */
export function emergencyRoutes(app: App) {
  app.get(home, allow('bulletin.emergency', { querystring: Asked }), (req, reply) =>
    show(req, reply, { filled: usual(req.query.bulletin), sent: req.query.sent }),
  )
  app.post(home, allow('bulletin.emergency'), send)
  app.post(`${home}/noi`, allow('bulletin.emergency'), speak)
  app.post(`${home}/nghe-thu`, allow('bulletin.emergency'), async (req, reply) => {
    const filled = (req.body ?? {}) as Filled
    const trial = await trialShown(req, filled, `${home}/nghe-thu`)
    return asksJson(req) ? sendShown(reply, trial) : show(req, reply, { filled, trial })
  })
  app.get(
    `${home}/nghe-thu`,
    allow('bulletin.emergency', { querystring: TrialQuery }),
    (req, reply) => sendTrial(req, reply, req.query.t),
  )
  app.post(`${home}/:id/dung`, allow('bulletin.emergency', { params }), async (req, reply) => {
    const key = await planKey(req.db, req.server.world.sessionKey)
    // Stopped already is what was wanted.
    await req.db.tx((tx) => stopEmergency(tx, req.who, req.params.id, { now: req.now, key }))
    return reply.redirect(home, 303)
  })
}

/** Where it sounds is never chosen beforehand. */
const usual = (bulletin?: string): Filled => ({
  ...(bulletin !== undefined && { bulletin }),
  draft: newId(),
  voice: 'south',
  times: '2',
  pauseSeconds: '10',
})

async function send(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, EmergencyForm)
  const { filled } = form
  const written = filled['bulletin'] === writtenNow ? readForm(req, WrittenNowForm) : undefined
  if (!form.ok || written?.ok === false) {
    const wrong = [written, form].map((one) => (one?.ok === false ? one.errors : {}))
    return show(req, reply, { filled, errors: Object.assign({}, ...wrong) }, 422)
  }
  const outcome = await sound(req, form.value, written?.value)
  if (outcome.ok) return reply.redirect(`${home}?sent=${outcome.value}`, 303)
  if (outcome.why === 'sent-already') return reply.redirect(home, 303)
  return show(req, reply, { filled, errors: outcome.why }, 409)
}

type Where = z.output<typeof EmergencyForm>
type Written = z.output<typeof WrittenNowForm>

async function sound(req: FastifyRequest, where: Where, written: Written | undefined) {
  const key = await planKey(req.db, req.server.world.sessionKey)
  if (written) return soundWritten(req, written, where, key)
  const outcome = await req.db.tx((tx) => soundEmergency(tx, req.who, where, { now: req.now, key }))
  return outcome.ok ? outcome : no(whyNotSound[outcome.why])
}

/** The microphone has a page of its own, and its own permission. */
async function speak(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, SpokenNowForm)
  if (!form.ok) return show(req, reply, { ...form, filled: { ...usual(), ...form.filled } }, 422)
  const key = await planKey(req.db, req.server.world.sessionKey)
  const id = await req.db.tx((tx) => speakNow(tx, req.who, form.value, { now: req.now, key }))
  return reply.redirect(`/can-bo/ban-tin/${id}/noi`, 303)
}

type Shown = {
  filled: Filled
  errors?: Retry['errors']
  trial?: TrialShown
  /** The emergency that was sent just now. */
  sent?: string | undefined
}

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
  const sent = facts.recent.find(({ id }) => id === shown.sent)
  const { titles, places } = await req.db.read(async (q) => ({
    titles: await airables(q, [...new Set(facts.recent.map(({ bulletinId }) => bulletinId))]),
    places: sent && (await reached(q, sent.targets)),
  }))
  const deaf = places && [
    ...places.bare,
    ...places.clusters.filter(({ state }) => state === 'offline' || state === 'fault'),
  ]
  return page(
    req,
    reply,
    <EmergencyPage
      {...facts}
      {...shown}
      {...{ titles, sent, deaf }}
      now={req.now}
      maySpeak={req.who.can.has('live.speak')}
    />,
    status,
  )
}
