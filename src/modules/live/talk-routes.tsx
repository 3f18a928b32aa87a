import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { bulletinsOfFile } from '#modules/bulletins/index.ts'
import { planKey } from '#modules/clusters/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { endTalk } from './actions.ts'
import { draftOfTalk } from './drafting.ts'
import { TalkPage } from './pages/talk-page.tsx'
import { listenersOf, talkById } from './store.ts'

const home = '/can-bo/ban-tin/:id/noi/:talk'
const params = z.object({ id: z.uuid(), talk: z.uuid() })
type Params = z.output<typeof params>

/** One talk: while it goes on, its end, and afterwards what was said. */
export function talkRoutes(app: App) {
  app.get(home, allow('live.speak', { params }), show)
  for (const [path, how] of [
    ['dung', 'stopped'],
    ['xong', 'finished'],
  ] as const)
    app.post(`${home}/${path}`, allow('live.speak', { params }), async (req, reply) => {
      const key = await planKey(req.db, app.world.sessionKey)
      await req.db.tx(async (tx) =>
        endTalk(tx, req.who, await talkOf(tx, req.params), { how, now: req.now, key }),
      )
      return reply.redirect(addressOf(req.params), 303)
    })
  app.post(`${home}/thanh-ban-tin`, allow('bulletin.write', { params }), async (req, reply) => {
    const outcome = await req.db.tx(async (tx) =>
      draftOfTalk(tx, req.who, await talkOf(tx, req.params), req.now),
    )
    if (!outcome.ok) throw conflict('Buổi nói này chưa có bản ghi, hoặc không có tiếng nào')
    return reply.redirect(`/can-bo/ban-tin/${outcome.value}`, 303)
  })
}

const addressOf = ({ id, talk }: Params) => `/can-bo/ban-tin/${id}/noi/${talk}`

async function talkOf(q: Read, { id, talk }: Params) {
  const one = found(await talkById(q, talk), 'buổi nói này')
  return found(one.bulletinId === id ? one : undefined, 'buổi nói này')
}

async function show(req: FastifyRequest<{ Params: Params }>, reply: FastifyReply) {
  const shown = await req.db.read(async (q) => {
    const talk = await talkOf(q, req.params)
    const { spokenBy, fileId } = talk
    return {
      talk,
      listeners: await listenersOf(q, talk.id),
      speaker: (await actorNames(q, [spokenBy])).get(spokenBy) ?? null,
      drafts: fileId === null ? [] : await bulletinsOfFile(q, fileId),
    }
  })
  const isMine = shown.talk.spokenBy === req.who.actor
  const mayWrite = req.who.can.has('bulletin.write')
  return page(req, reply, <TalkPage {...{ ...shown, isMine, mayWrite }} />)
}
