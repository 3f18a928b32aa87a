import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { habitsOf } from '#modules/broadcasts/index.ts'
import { airables } from '#modules/bulletins/index.ts'
import { everyCluster, planKey, zones } from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, zone, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { soundTools } from '#platform/sound/index.ts'

import { endTalk, startTalk } from './actions.ts'
import { chunkRoutes } from './chunk-routes.ts'
import { delays, isQuietAt } from './domain.ts'
import { SpeakPage } from './pages/speak-page.tsx'
import { TalkPage } from './pages/talk-page.tsx'
import { StartForm } from './shapes.ts'
import { listenersOf, talkById, talksOf } from './store.ts'
import { whyNotSpeak } from './words.ts'

const params = z.object({ id: z.uuid() })
const talkParams = params.extend({ talk: z.uuid() })

const homeOf = (id: string) => `/can-bo/ban-tin/${id}/noi`

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
    talks: await talksOf(q, id),
  }))
  const { audio } = await soundTools()
  const filled = retry?.filled ?? { targets: 'all', delay: String(delays[0]) }
  const props = { ...shown, filled, errors: retry?.errors, canHear: audio }
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

const talkOf = async (q: Read, { id, talk }: { id: string; talk: string }) => {
  const one = found(await talkById(q, talk), 'buổi nói này')
  return found(one.bulletinId === id ? one : undefined, 'buổi nói này')
}

function talkRoutes(app: App) {
  app.get(
    '/can-bo/ban-tin/:id/noi/:talk',
    allow('live.speak', { params: talkParams }),
    async (req, reply) => {
      const shown = await req.db.read(async (q) => ({
        talk: await talkOf(q, req.params),
        listeners: await listenersOf(q, req.params.talk),
      }))
      return page(
        req,
        reply,
        <TalkPage {...shown} isMine={shown.talk.spokenBy === req.who.actor} />,
      )
    },
  )
  for (const [path, how] of [
    ['dung', 'stopped'],
    ['xong', 'finished'],
  ] as const)
    app.post(
      `/can-bo/ban-tin/:id/noi/:talk/${path}`,
      allow('live.speak', { params: talkParams }),
      async (req, reply) => {
        const key = await planKey(req.db, app.world.sessionKey)
        await req.db.tx(async (tx) =>
          endTalk(tx, req.who, await talkOf(tx, req.params), { how, now: req.now, key }),
        )
        return reply.redirect(`${homeOf(req.params.id)}/${req.params.talk}`, 303)
      },
    )
}
