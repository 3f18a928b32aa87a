import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { plan } from '#platform/jobs.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { withdrawDocument } from './asking.ts'
import { elsewhere } from './at-step.ts'
import { beginBatch } from './batches/batch.ts'
import { batchById, itemsOf, resumeBatch } from './batches/store.ts'
import { BatchPage } from './pages/batch-page.tsx'
import { DeskPage, home, type Waiting } from './pages/desk-page.tsx'
import { sealDocument } from './sealing.ts'
import { Ids } from './shapes.ts'
import { showDocument } from './show-document.tsx'
import { signDocument, type Done } from './signing.ts'
import { documentById, openDocuments, pageSize, type SignedDocument } from './store.ts'
import { whyWords } from './words.ts'

const params = z.object({ id: z.uuid() })
const Query = z.object({ sign: z.uuid().optional(), seal: z.uuid().optional() })
const at = `${home}/van-ban/:id`

/** Ký số: the desk of leader and clerk. */
export function deskRoutes(app: App) {
  app.get(home, allow('dossier.view', { querystring: Query }), (req, reply) =>
    showDesk(req, reply, req.query),
  )
  app.get(at, allow('dossier.view', { params }), (req, reply) =>
    showDocument(req, reply, req.params.id),
  )
  app.post(`${at}/ky`, allow('signature.sign', { params }), (req, reply) =>
    change(req, reply, req.params.id, () =>
      signDocument(req.server.world, req.db, req.who, act(req, req.params.id)),
    ),
  )
  app.post(`${at}/dong-dau`, allow('signature.seal', { params }), (req, reply) =>
    change(req, reply, req.params.id, () =>
      sealDocument(req.server.world, req.db, req.who, act(req, req.params.id)),
    ),
  )
  app.post(`${at}/rut`, allow('dossier.process', { params }), (req, reply) =>
    change(req, reply, req.params.id, () =>
      req.db.tx((tx) => withdrawDocument(tx, req.who, req.params.id)),
    ),
  )
  batchRoutes(app)
}

const act = ({ now }: FastifyRequest, id: string) => ({ id, now })

type Shown = {
  errors?: Record<string, string>
  status?: number
  sign?: string | undefined
  seal?: string | undefined
}

async function showDesk(
  req: FastifyRequest,
  reply: FastifyReply,
  { errors, status = 200, sign, seal }: Shown = {},
) {
  const { who } = req
  const { toSign, toSeal, away } = await req.db.read(async (q) => {
    const waiting = who.can.has('signature.seal')
      ? paged(await openDocuments(q, who.unit, { state: 'signed', after: seal }))
      : undefined
    return {
      toSign: who.can.has('signature.sign')
        ? paged(
            await openDocuments(q, who.unit, { state: 'waiting', signer: who.staff, after: sign }),
          )
        : undefined,
      toSeal: waiting,
      away: waiting && (await elsewhere(q, who, waiting.rows)),
    }
  })
  const isTest = req.server.world.demo
  return page(req, reply, <DeskPage {...{ toSign, toSeal, away, isTest, errors }} />, status)
}

const paged = (rows: readonly SignedDocument[]): Waiting => ({
  rows: rows.slice(0, pageSize),
  next: rows.length > pageSize ? rows[pageSize - 1]?.id : undefined,
})

async function change(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  work: () => Promise<Done>,
) {
  const done = await work()
  if (done.ok) return reply.redirect(`${home}/van-ban/${id}`, 303)
  const errors = { _: whyWords[done.why][req.lang === 'en' ? 1 : 0] }
  return showDocument(req, reply, id, { errors, status: 409 })
}

function batchRoutes(app: App) {
  app.post(`${home}/luot/ky`, allow('signature.sign'), (req, reply) => begin(req, reply, 'sign'))
  app.post(`${home}/luot/dong-dau`, allow('signature.seal'), (req, reply) =>
    begin(req, reply, 'seal'),
  )
  app.get(`${home}/luot/:id`, allow('dossier.view', { params }), (req, reply) =>
    showBatch(req, reply, req.params.id),
  )
  app.post(`${home}/luot/:id/tiep`, allow('dossier.view', { params }), async (req, reply) => {
    const { id } = req.params
    const { who } = req
    await mine(req, id)
    await req.db.tx(async (tx) => {
      if ((await resumeBatch(tx, who.unit, id)) > 0)
        await plan(
          tx,
          'signatures.batch',
          { unit: who.unit, id },
          { key: `signatures.batch ${id}` },
        )
    })
    return reply.redirect(`${home}/luot/${id}`, 303)
  })
}

async function begin(req: FastifyRequest, reply: FastifyReply, kind: 'sign' | 'seal') {
  const filled = (req.body ?? {}) as Filled
  const { who, now } = req
  const ids = Ids.safeParse(filled['ids'])
  if (!ids.success)
    return showDesk(req, reply, { errors: { _: ids.error.issues[0]?.message ?? '' }, status: 422 })
  const known = await req.db.read(async (q) => {
    const documents = await Promise.all(ids.data.map((id) => documentById(q, who.unit, id)))
    return documents.every((document) => document !== undefined)
  })
  if (!known)
    return showDesk(req, reply, {
      errors: { _: 'Có văn bản không còn. Hãy chọn lại' },
      status: 409,
    })
  const id = await req.db.tx((tx) => beginBatch(tx, who, { kind, documents: ids.data, now }))
  return reply.redirect(`${home}/luot/${id}`, 303)
}

/** A batch is of whoever consented to it. */
async function mine(req: FastifyRequest, id: string) {
  const { who } = req
  const shown = await req.db.read(async (q) => ({
    batch: await batchById(q, who.unit, id),
    items: await itemsOf(q, who.unit, id),
  }))
  const batch = found(shown.batch?.staffId === who.staff ? shown.batch : undefined, 'lượt ký này')
  return { batch, items: shown.items }
}

async function showBatch(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { batch, items } = await mine(req, id)
  if (batch.state === 'working') void reply.header('refresh', '2')
  return page(req, reply, <BatchPage {...{ batch, items }} />)
}
