import { z } from 'zod'

import { planKey } from '#modules/clusters/index.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found, Problem } from '#platform/problem.ts'

import { endTalk } from './actions.ts'
import { chunkLength } from './domain.ts'
import { insertChunk, lastHeard, listenersOf, talkById } from './store.ts'

const talkParams = z.object({ id: z.uuid(), talk: z.uuid() })
const chunkParams = talkParams.extend({ number: z.coerce.number().int().min(0).max(100_000) })

/** Half a second of the best sound is 16 kB; a browser that was busy sends several at once. */
const mostBytes = 256 * 1024

/** What the page sends while somebody speaks, and what it asks: for its script alone. */
export function chunkRoutes(app: App) {
  app.get(
    '/can-bo/ban-tin/:id/noi/:talk/trang-thai',
    allow('live.speak', { params: talkParams }),
    async (req, reply) => {
      const told = await req.db.read(async (q) => {
        const { howEnded, clusterIds } = found(await talkById(q, req.params.talk), 'buổi nói này')
        const listeners = await listenersOf(q, req.params.talk)
        return { howEnded, listeners, clusters: clusterIds.length }
      })
      return reply
        .header('cache-control', 'no-store')
        .type('application/json')
        .send(JSON.stringify(told))
    },
  )
  // Only here is a body of sound read.
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      ['audio/webm', 'audio/ogg', 'audio/mp4'],
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_, body, done) => done(null, body),
    )
    takeChunks(scope as unknown as App)
  })
}

function takeChunks(app: App) {
  app.post(
    '/can-bo/ban-tin/:id/noi/:talk/:number',
    { ...allow('live.speak', { params: chunkParams }), bodyLimit: mostBytes },
    async (req, reply) => {
      const { talk: id, number } = req.params
      const bytes: unknown = req.body
      if (!Buffer.isBuffer(bytes) || bytes.length === 0)
        throw new Problem(415, 'Đây không phải âm thanh')
      const taken = await req.db.tx((tx) => insertChunk(tx, req.who, id, number, bytes))
      if (taken === 1 && number % 20 !== 0) return reply.code(204).send()
      const { talk, many } = await req.db.read(async (q) => {
        const one = found(await talkById(q, id), 'buổi nói này')
        return { talk: one, many: (await lastHeard(q, one.id)).many }
      })
      if (talk.spokenBy !== req.who.actor) throw conflict('Người khác đang nói buổi này')
      if (talk.endedAt !== null) throw conflict('Buổi nói này đã kết thúc')
      if ((Math.max(many, number) * chunkLength) / 1_000 > talk.mostSeconds) {
        const key = await planKey(req.db, app.world.sessionKey)
        const ending = { how: 'too-long', now: req.now, key } as const
        await req.db.tx((tx) => endTalk(tx, req.who, talk, ending))
        throw conflict('Đã hết thời lượng được duyệt')
      }
      return reply.code(204).send()
    },
  )
}
