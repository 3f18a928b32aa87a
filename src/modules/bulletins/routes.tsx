import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dialectOf, pronunciations, spoken, whyNotSound } from '#modules/speech/index.ts'
import { sql } from '#platform/db.ts'
import type { Filled, Retry } from '#platform/form.ts'
import { allow, zone, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { bulletinPage, cursorOf, ListQuery } from './archive.ts'
import { reuseBulletin, submitBulletin } from './handing-in.ts'
import { BulletinPage } from './pages/bulletin-page.tsx'
import { BulletinListPage } from './pages/list-page.tsx'
import { hasWritten, pastOf } from './past.ts'
import { noStandings, toldOf } from './standing.ts'
import { bulletinById, bulletinsWhere, unreviewed } from './store.ts'
import { whyNotSubmit, whyNotWrite } from './words.ts'

export const home = '/can-bo/ban-tin'
const params = z.object({ id: z.uuid() })
const perPage = 30
/** Bản tin: the list, one of them, handing in, using again. */
export function bulletinRoutes(app: App) {
  app.decorate('standings', noStandings())
  app.get(home, allow('broadcast.see', { querystring: ListQuery }), list)
  app.get(`${home}/:id`, allow('broadcast.see', { params }), (req, reply) =>
    show(req, reply, req.params.id),
  )
  app.post(`${home}/:id/trinh`, allow('bulletin.write', { params }), async (req, reply) => {
    const { id } = req.params
    const outcome = await req.db.tx((tx) => submitBulletin(tx, req.who, id))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    return show(req, reply, id, { submit: whyNotSubmit[outcome.why] }, 409)
  })
  app.post(`${home}/:id/dung-lai`, allow('bulletin.write', { params }), async (req, reply) => {
    const { id } = req.params
    const outcome = await req.db.tx((tx) => reuseBulletin(tx, req.who, id, req.now))
    if (outcome.ok) return reply.redirect(`${home}/${outcome.value}/sua`, 303)
    return show(req, reply, id, whyNotWrite[outcome.why], 409)
  })
}

type Asked = FastifyRequest<{ Querystring: ListQuery }>

async function list(req: Asked, reply: FastifyReply) {
  const today = req.now.toZonedDateTimeISO(zone).toPlainDate()
  const { standings: known } = req.server
  const around = { today, now: req.now, known, limit: perPage + 1 }
  const { rows, open, standing } = await req.db.read(async (q) => {
    const some = await bulletinPage(q, req.query, around)
    const ids = some.map(({ id }) => id)
    return {
      rows: some,
      open: await unreviewed(q),
      standing: await known.of(q, ids, req.now),
    }
  })
  const shown = rows.slice(0, perPage)
  const last = shown.at(-1)
  const next = rows.length > perPage && last ? cursorOf(last) : null
  const mayWrite = req.who.can.has('bulletin.write')
  const { query } = req
  return page(
    req,
    reply,
    <BulletinListPage rows={shown} known={standing} {...{ next, open, mayWrite, query }} />,
  )
}

/** One bulletin; `errors` are those of a refused act upon it. */
export async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  errors?: Retry['errors'],
  status = errors ? 422 : 200,
) {
  const { bulletin, told, isOwn, parts, past, words } = await req.db.read(async (q) => {
    const one = found(await bulletinById(q, id), 'bản tin này')
    return {
      bulletin: one,
      isOwn: await hasWritten(q, req.who.actor, id),
      told: toldOf(one, await req.server.standings.of(q, [id], req.now)),
      parts:
        one.parts.length > 0
          ? await bulletinsWhere(q, sql`id = any(${[...one.parts]}::uuid[])`)
          : [],
      past: await pastOf(q, id),
      words: await pronunciations(q),
    }
  })
  const said =
    bulletin.kind === 'speech'
      ? spoken(bulletin.text ?? '', words, dialectOf(bulletin.voice ?? 'south'))
      : null
  const filled = (req.body ?? {}) as Filled
  if (bulletin.sound === 'making' && req.method === 'GET') void reply.header('refresh', '2')
  const { can } = req.who
  const may = { can, isOwn }
  const words2 = {
    past,
    said,
    soundFault: faultOf(bulletin.soundWhy),
    eventWords: req.server.eventWords,
  }
  return page(
    req,
    reply,
    <BulletinPage {...{ bulletin, told, parts, filled, errors }} {...words2} {...may} />,
    status,
  )
}

const faultOf = (why: string | null) =>
  why !== null && why in whyNotSound ? whyNotSound[why as keyof typeof whyNotSound] : null
