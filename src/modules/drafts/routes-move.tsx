import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { resumeAt, stepPath } from './addresses.ts'
import { moveDraft, movingOf } from './move.ts'
import { formKey } from './open.ts'
import { openedFor } from './opened.ts'
import { MovePage } from './pages/move.tsx'

const Id = z.object({ id: z.uuid() })
const Sent = z.object({
  version: z.coerce.number().int().min(1).catch(0),
  form: z.string().max(90).catch(''),
})

/** The procedure has a newer form than the draft was begun with: what changing over keeps and drops, and doing it. */
export function moveRoutes(app: App) {
  const address = '/cua-toi/ban-nhap/:id/mau-moi'
  app.get(address, allow('citizen', { params: Id }), (req, reply) =>
    showMove(req, reply, req.params.id),
  )
  app.post(address, allow('citizen', { params: Id }), async (req, reply) => {
    const { who, now, today, lang } = req
    const { id } = req.params
    const form = readForm(req, Sent)
    const { version: seen, form: to } = form.ok ? form.value : { version: 0, form: '' }
    const moved = await req.db.tx((tx) => moveDraft(tx, who, { id, seen, to, now, today, lang }))
    if (moved.ok || moved.why === 'nothing-newer') return reply.redirect(stepPath(id, 'form'), 303)
    return showMove(req, reply, id, 409)
  })
}

async function showMove(req: FastifyRequest, reply: FastifyReply, id: string, status = 200) {
  const opened = await openedFor(req, id)
  if (opened.draft.dossierCode) return reply.redirect(resumeAt(opened.draft), 303)
  const moving = movingOf(opened, req.lang)
  if (!moving) return reply.redirect(stepPath(id, 'form'), 303)
  const isChanged = status === 409
  const props = { opened, moving, isChanged, to: formKey(moving.to) }
  return page(req, reply, <MovePage {...props} />, status)
}
