import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames, officersOf } from '#modules/accounts/index.ts'
import { allow, type App } from '#platform/http.ts'
import type { EventWords } from '#platform/module.ts'
import { page } from '#platform/render.tsx'
import { verifyNewest } from '#platform/verify-newest.ts'

import { Query, readQuery } from './filter.ts'
import { CheckPage } from './pages/check-page.tsx'
import { TrailPage } from './pages/trail-page.tsx'
import { eventCount, heads, newestSeal, trail } from './store.ts'
import { typedSubject } from './subject.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What every module calls its events. */
    eventWords: EventWords
  }
}

const home = '/quan-tri/nhat-ky'

const Heads = z.object({
  unit: z.number(),
  heads: z.array(z.object({ day: z.string(), number: z.number(), hash: z.string() })),
})

/** Nhật ký: who did what, when, on which subject; and whether the trail is as it was sealed. */
export function routes(app: App) {
  app.get(home, allow('audit.view', { querystring: Query }), (req, reply) =>
    showTrail(req, reply, req.query),
  )
  app.get(`${home}/kiem-tra`, allow('audit.view'), async (req, reply) => {
    const { checkSeal } = req.server.world
    const verdict = await req.db.read((q) => verifyNewest(q, req.who.unit, { verify: checkSeal }))
    return page(req, reply, <CheckPage {...{ verdict }} />)
  })
  // Hashes only: whoever keeps a copy can later show that the chain was not cut short or made anew.
  app.get(`${home}/dau-chuoi.json`, allow('public', { response: { 200: Heads } }), async (req) => {
    const { unit } = req.who
    const days = await req.db.read((q) => heads(q, unit))
    return { unit, heads: days.map((head) => ({ ...head, hash: head.hash.toString('hex') })) }
  })
}

async function showTrail(req: FastifyRequest, reply: FastifyReply, query: Query) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => {
    const subject = await typedSubject(q, unit, query['doi-tuong'])
    const { filter, errors, cursor } = readQuery(query, subject)
    const nothing = { events: [], next: undefined, scannedTo: undefined }
    const found = errors['doi-tuong'] ? nothing : await trail(q, unit, filter, { cursor })
    return {
      ...found,
      errors,
      names: await actorNames(
        q,
        found.events.map(({ actor }) => actor),
      ),
      officers: await officersOf(q),
      seal: await newestSeal(q, unit),
      count: await eventCount(q, unit),
    }
  })
  const status = Object.keys(shown.errors).length > 0 ? 422 : 200
  return page(req, reply, <TrailPage {...shown} words={req.server.eventWords} />, status)
}
