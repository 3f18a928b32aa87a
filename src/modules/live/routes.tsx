import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { habitsOf } from '#modules/broadcasts/index.ts'
import { airables, isOver } from '#modules/bulletins/index.ts'
import { everyCluster, planKey, zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, zone, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { soundTools } from '#platform/sound/index.ts'

import { startTalk } from './actions.ts'
import { chunkRoutes } from './chunk-routes.ts'
import { delays, isQuietAt } from './domain.ts'
import { SpeakPage } from './pages/speak-page.tsx'
import { StartForm } from './shapes.ts'
import { talksOf } from './store.ts'
import { talkRoutes } from './talk-routes.tsx'
import { whyNotSpeak } from './words.ts'

const params = z.object({ id: z.uuid() })

export const homeOf = (id: string) => `/can-bo/ban-tin/${id}/noi`

/** Nói trực tiếp: the page with the microphone. */
export function speakRoutes(app: App) {
  app.get('/can-bo/ban-tin/:id/noi', allow('live.speak', { params }), (req, reply) =>
    show(req, reply, req.params.id),
  )
  app.post('/can-bo/ban-tin/:id/noi', allow('live.speak', { params }), (req, reply) =>
    start(req, reply, req.params.id),
  )
  talkRoutes(app)
  chunkRoutes(app)
}

/** A bulletin that leaders have approved to be spoken live; any other is not found here. */
const liveBulletin = async (q: Read, id: string) =>
  found(
    (await airables(q, [id])).find(({ source }) => source.kind === 'live'),
    'bản tin nói trực tiếp này',
  )

/** What was spoken of it, and who spoke. */
async function spokenBefore(q: Read, id: string) {
  const talks = await talksOf(q, id)
  const speakers = await actorNames(
    q,
    talks.map(({ spokenBy }) => spokenBy),
  )
  return { talks, speakers }
}

const isQuietNow = async (q: Read, now: Temporal.Instant): Promise<boolean> => {
  const { quiet } = await habitsOf(q)
  return isQuietAt(quiet, now.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5))
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => ({
    bulletin: await liveBulletin(q, id),
    isQuiet: await isQuietNow(q, req.now),
    clusters: (await everyCluster(q)).filter(({ closedOn }) => closedOn === null),
    groups: await zones(q),
    places: await hamlets(q),
    ...(await spokenBefore(q, id)),
  }))
  const { audio } = await soundTools()
  const filled = retry?.filled ?? { delay: String(delays[0]) }
  const over = isOver(shown.bulletin, req.now)
  const props = { ...shown, filled, isOver: over, errors: retry?.errors, canHear: audio }
  return page(req, reply, <SpeakPage {...props} />, status)
}

async function start(req: FastifyRequest, reply: FastifyReply, id: string) {
  const form = readForm(req, StartForm)
  if (!form.ok) return show(req, reply, id, form)
  const key = await planKey(req.db, req.server.world.sessionKey)
  const outcome = await req.db.tx(async (tx) =>
    startTalk(tx, req.who, await liveBulletin(tx, id), {
      ...form.value,
      isQuiet: await isQuietNow(tx, req.now),
      now: req.now,
      key,
    }),
  )
  if (outcome.ok) return reply.redirect(`${homeOf(id)}/${outcome.value.id}`, 303)
  const errors = { targets: whyNotSpeak[outcome.why][req.lang === 'en' ? 1 : 0] }
  return show(req, reply, id, { filled: form.filled, errors }, 409)
}
