import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { sha256 } from '#platform/signing/cms/algorithms.ts'
import { readCertificate } from '#platform/signing/cms/certificate.ts'

import type { Why } from '../domain.ts'
import { home } from '../pages/desk-page.tsx'
import { SignatureForm } from '../shapes-means.ts'
import { showDocument } from '../show-document.tsx'
import { whyWords } from '../words.ts'
import { beginOrder, endOrder, openOrder, type OrderKind } from './order.ts'
import { OrderPage, ordersHome } from './page.tsx'

const params = z.object({ id: z.uuid() })
const at = `${home}/van-ban/:id`
const one = `${ordersHome}/:id`

/** Two-phase signing: an order for the officer's plug-in, and the signature that comes back. */
export function plugInRoutes(app: App) {
  app.post(`${at}/lenh-ky`, allow('signature.sign', { params }), (req, reply) =>
    begin(req, reply, { id: req.params.id, kind: 'sign' }),
  )
  app.post(`${at}/lenh-dong-dau`, allow('signature.seal', { params }), (req, reply) =>
    begin(req, reply, { id: req.params.id, kind: 'seal' }),
  )
  app.get(one, allow('dossier.view', { params }), (req, reply) => show(req, reply, req.params.id))
  app.get(`${one}/du-lieu.bin`, allow('dossier.view', { params }), async (req, reply) => {
    const { db, who, now } = req
    const open = await openOrder(db, who, { id: req.params.id, now })
    if (!open.ok) throw conflict(whyWords[open.why][0])
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="du-lieu.bin"',
        'cache-control': 'private, no-store',
      })
      .send(open.value.order.attributes)
  })
  app.post(one, allow('dossier.view', { params }), (req, reply) => end(req, reply, req.params.id))
}

const words = ({ lang }: FastifyRequest, why: Why) => whyWords[why][lang === 'en' ? 1 : 0]

type Beginning = { id: string; kind: OrderKind }

async function begin(req: FastifyRequest, reply: FastifyReply, { id, kind }: Beginning) {
  const { db, who, now, server } = req
  const order = await beginOrder(server.world, db, who, { id, kind, now })
  if (order.ok) return reply.redirect(`${ordersHome}/${order.value}`, 303)
  return showDocument(req, reply, id, { errors: { _: words(req, order.why) }, status: 409 })
}

type Shown = { errors?: Record<string, string>; filled?: Record<string, string>; status?: number }

async function show(req: FastifyRequest, reply: FastifyReply, id: string, shown: Shown = {}) {
  const { db, who, now, server } = req
  const open = await openOrder(db, who, { id, now })
  if (!open.ok) throw conflict(words(req, open.why))
  const { order, document } = open.value
  const { commonName, organization } = readCertificate(order.certificate)
  const holder = [commonName, organization].filter(Boolean).join(', ')
  const { errors, filled, status } = shown
  const view = { order, document, holder, hash: sha256(order.attributes), errors, filled }
  return page(req, reply, <OrderPage {...view} demo={server.world.demo} />, status)
}

async function end(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { db, who, now, server } = req
  const needed = await openOrder(db, who, { id, now })
  if (!needed.ok) throw conflict(words(req, needed.why))
  const { order, document } = needed.value
  const permission = order.kind === 'sign' ? 'signature.sign' : 'signature.seal'
  const form = readForm(req, SignatureForm)
  if (!form.ok) return show(req, reply, id, { ...form, status: 422 })
  const { signature } = form.value
  const done = who.can.has(permission)
    ? await endOrder(server.world, db, who, { id, signature, now })
    : ({ ok: false, why: 'not-the-signer' } as const)
  if (done.ok) return reply.redirect(`${home}/van-ban/${document.id}`, 303)
  if (done.why === 'not-this-signature' || done.why === 'provider-away') {
    const errors = { signature: words(req, done.why) }
    return show(req, reply, id, { errors, filled: form.filled, status: 409 })
  }
  return showDocument(req, reply, document.id, {
    errors: { _: words(req, done.why) },
    status: 409,
  })
}
