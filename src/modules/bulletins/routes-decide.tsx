import { z } from 'zod'

import { planKey } from '#modules/clusters/index.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'

import { approveBulletin, returnBulletin, reviewEmergency, withdrawBulletin } from './deciding.ts'
import { home, show } from './routes.tsx'
import { ApproveForm, ReasonForm, ReviewForm } from './shapes.ts'
import { whyNotDecide, whyNotReview } from './words.ts'

const params = z.object({ id: z.uuid() })

/** Duyệt, trả lại, thu hồi, xem xét lại. */
export function decisionRoutes(app: App) {
  app.post(`${home}/:id/duyet`, allow('bulletin.approve', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ApproveForm)
    if (!form.ok) return show(req, reply, id, form.errors)
    const key = await planKey(req.db, req.server.world.sessionKey)
    const seen = { ...form.value, now: req.now, key }
    const outcome = await req.db.tx((tx) => approveBulletin(tx, req.who, id, seen))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    const field = outcome.why === 'reason-missing' ? 'reason' : 'approve'
    return show(req, reply, id, { [field]: whyNotDecide[outcome.why] }, 409)
  })
  app.post(`${home}/:id/tra-lai`, allow('bulletin.approve', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ReasonForm)
    if (!form.ok) return show(req, reply, id, form.errors)
    const outcome = await req.db.tx((tx) => returnBulletin(tx, req.who, id, form.value))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    return show(req, reply, id, { approve: whyNotDecide[outcome.why] }, 409)
  })
  app.post(`${home}/:id/thu-hoi`, allow('bulletin.approve', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ReasonForm)
    if (!form.ok) return show(req, reply, id, form.errors)
    const why = { ...form.value, now: req.now }
    const outcome = await req.db.tx((tx) => withdrawBulletin(tx, req.who, id, why))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    return show(req, reply, id, { reason: 'Bản tin này đã thu hồi trước đó' }, 409)
  })
  app.post(`${home}/:id/xem-xet`, allow('bulletin.approve', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ReviewForm)
    if (!form.ok) return show(req, reply, id, form.errors)
    const review = { ...form.value, now: req.now }
    const outcome = await req.db.tx((tx) => reviewEmergency(tx, req.who, id, review))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    return show(req, reply, id, { note: whyNotReview[outcome.why] }, 409)
  })
}
