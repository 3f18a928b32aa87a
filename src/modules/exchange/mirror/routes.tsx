import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { states } from '#modules/dossiers/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { MirrorFormPage } from '../pages/mirror-form.tsx'
import { MirrorListPage } from '../pages/mirror-list.tsx'
import { MirrorPage } from '../pages/mirror-page.tsx'
import { enterReading } from './actions.ts'
import { systems, type Reading } from './domain.ts'
import { NewForm, NewsForm } from './shapes.ts'
import { mirrorById, mirrorList, pastOfMirror } from './store.ts'
import { whyNotWords } from './words.ts'

const home = '/can-bo/ho-so-ngoai'
const params = z.object({ id: z.uuid() })

const Query = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  'trang-thai': z.enum(states).optional().catch(undefined),
  'he-thong': z.enum(systems).optional().catch(undefined),
  cursor: z.string().max(600).optional().catch(undefined),
})
const New = z.object({ 'thu-tuc': z.string().max(40).optional().catch(undefined) })

/** Dossiers whose system of record is another: the list, one of them, and what officers type of them. */
export function mirrorRoutes(app: App) {
  app.get(home, allow('mirror.view', { querystring: Query }), async (req, reply) => {
    const { q: asked, 'trang-thai': state, 'he-thong': system, cursor } = req.query
    const filter = { q: asked || undefined, state, system }
    const list = await req.db.read((q) => mirrorList(q, req.who.unit, filter, cursor))
    return page(req, reply, <MirrorListPage {...list} />)
  })
  app.get(`${home}/moi`, allow('mirror.edit', { querystring: New }), (req, reply) =>
    showNew(req, reply, req.query['thu-tuc']),
  )
  app.post(`${home}/moi`, allow('mirror.edit'), enter)
  app.get(`${home}/:id`, allow('mirror.view', { params }), (req, reply) =>
    show(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('mirror.edit', { params }), (req, reply) =>
    update(req, reply, req.params.id),
  )
}

async function showNew(
  req: FastifyRequest,
  reply: FastifyReply,
  procedure?: string,
  retry?: Retry & { status?: number },
) {
  const known = procedure
    ? await req.db.read((q) => procedureByCode(q, procedure, req.today))
    : undefined
  const first = { _key: newId(), procedureCode: procedure ?? '', procedureName: known?.name ?? '' }
  const view = (
    <MirrorFormPage
      now={req.now}
      filled={retry?.filled ?? first}
      errors={retry?.errors}
      portalHref={known?.sourceUrl}
    />
  )
  return page(req, reply, view, retry ? (retry.status ?? 422) : 200)
}

async function enter(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, NewForm)
  if (!form.ok) return showNew(req, reply, undefined, form)
  const { filled, value } = form
  const name = await req.db.read(
    async (q) => (await procedureByCode(q, value.procedureCode, req.today))?.name,
  )
  if (!name && !value.procedureName) {
    const errors = { procedureName: 'Thủ tục không có trong danh mục của xã, hãy ghi tên thủ tục' }
    return showNew(req, reply, undefined, { filled, errors })
  }
  const reading = { ...value, procedureName: name ?? value.procedureName }
  return take(req, reply, reading, {
    filled,
    again: (errors) => showNew(req, reply, undefined, { filled, errors, status: 409 }),
  })
}

type Again = { filled: Retry['filled']; again: (errors: Errors) => Promise<unknown> }

/** Thrown to undo the transaction of a reading that is not taken. */
class NotTaken extends Error {}

async function take(
  req: FastifyRequest,
  reply: FastifyReply,
  reading: Reading,
  { filled, again }: Again,
) {
  const { _key: key, ...body } = filled
  let errors: Errors | undefined
  try {
    const { answer } = await once(req.db, { who: req.who, key, body }, async (tx) => {
      const taken = await enterReading(tx, req.who, req.now, reading)
      if (taken.ok) return { status: 303, answer: { location: `${home}/${taken.value}` } }
      errors = { _: whyNotWords[taken.why][req.lang === 'en' ? 1 : 0] }
      throw new NotTaken()
    })
    return reply.redirect(String(answer['location']), 303)
  } catch (error) {
    if (error instanceof NotTaken && errors) return again(errors)
    throw error
  }
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry & { status?: number },
) {
  const shown = await req.db.read(async (q) => {
    const mirror = found(await mirrorById(q, req.who.unit, id), 'hồ sơ này')
    const past = await pastOfMirror(q, req.who.unit, id)
    const names = await actorNames(
      q,
      past.map(({ actor }) => actor),
    )
    const procedure = await procedureByCode(q, mirror.procedureCode, req.today)
    return { mirror, past, names, portalHref: procedure?.sourceUrl }
  })
  const view = <MirrorPage {...shown} now={req.now} once={newId()} {...retry} />
  return page(req, reply, view, retry ? (retry.status ?? 422) : 200)
}

async function update(req: FastifyRequest, reply: FastifyReply, id: string) {
  const form = readForm(req, NewsForm)
  if (!form.ok) return show(req, reply, id, form)
  const known = await req.db.read((q) => mirrorById(q, req.who.unit, id))
  if (!known) throw new Problem(404, 'Không tìm thấy hồ sơ này')
  const { filled } = form
  return take(
    req,
    reply,
    { ...known, ...form.value },
    {
      filled,
      again: (errors) => show(req, reply, id, { filled, errors, status: 409 }),
    },
  )
}
