import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { matchByHand, noteRefund, type WhyNot } from './bank/actions.ts'
import { noticeById, noticeList } from './bank/store.ts'
import { outcomes } from './bills/domain.ts'
import { NoticeListPage, reconcileHome } from './pages/notice-list.tsx'
import { NoticePage } from './pages/notice-page.tsx'
import { whyNot } from './words.ts'

const params = z.object({ id: z.uuid() })
const querystring = z.object({
  'ket-qua': z.enum(outcomes).optional().catch(undefined),
  q: z
    .string()
    .trim()
    .max(80)
    .optional()
    .catch(undefined)
    .transform((text) => text || undefined),
  cursor: z.uuid().optional().catch(undefined),
})

const reason = z
  .string({ error: 'Ghi rõ lý do, căn cứ' })
  .trim()
  .min(5, 'Ghi rõ lý do, căn cứ')
  .max(500, 'Tối đa 500 chữ cái và dấu cách')

const MatchForm = z.object({
  bill: z
    .string({ error: 'Ghi mã nộp tiền' })
    .transform((text) => text.replaceAll(/\s/g, '').toUpperCase())
    .pipe(z.string().regex(/^XS[0-9A-Z]{8}$/, 'Mã nộp tiền gồm XS và tám chữ, số')),
  reason,
})
const RefundForm = z.object({ reason })

/** Money that came: the list, and what officers decide of single transactions. */
export function reconcileRoutes(app: App) {
  app.get(reconcileHome, allow('payment.reconcile', { querystring }), async (req, reply) => {
    const { 'ket-qua': outcome, q: text, cursor } = req.query
    const list = await req.db.read((q) => noticeList(q, req.who.unit, { outcome, text, cursor }))
    return page(req, reply, <NoticeListPage {...{ list }} />)
  })
  app.get(`${reconcileHome}/:id`, allow('payment.reconcile', { params }), (req, reply) =>
    showNotice(req, reply, req.params.id),
  )
  app.post(
    `${reconcileHome}/:id/ghep`,
    allow('payment.reconcile', { params }),
    async (req, reply) => {
      const { id } = req.params
      const form = readForm(req, MatchForm)
      if (!form.ok) return showNotice(req, reply, id, { part: 'match', ...form })
      const done = await req.db.tx((tx) =>
        matchByHand(tx, req.who, { id, ...form.value, now: req.now }),
      )
      if (done.ok) return reply.redirect(`${reconcileHome}/${id}`, 303)
      const errors = wordsFor(req, done.why, 'bill')
      return showNotice(req, reply, id, { part: 'match', filled: form.filled, errors }, 409)
    },
  )
  app.post(
    `${reconcileHome}/:id/hoan`,
    allow('payment.reconcile', { params }),
    async (req, reply) => {
      const { id } = req.params
      const form = readForm(req, RefundForm)
      if (!form.ok) return showNotice(req, reply, id, { part: 'refund', ...form })
      const done = await req.db.tx((tx) =>
        noteRefund(tx, req.who, { id, ...form.value, now: req.now }),
      )
      if (done.ok) return reply.redirect(`${reconcileHome}/${id}`, 303)
      const errors = wordsFor(req, done.why, '_')
      return showNotice(req, reply, id, { part: 'refund', filled: form.filled, errors }, 409)
    },
  )
}

const wordsFor = ({ lang }: FastifyRequest, why: WhyNot, field: string) => ({
  [why === 'no-such-bill' ? field : '_']: whyNot[why][lang === 'en' ? 1 : 0],
})

type Refused = Retry & { part: 'match' | 'refund' }

async function showNotice(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const shown = await req.db.read(async (q) => {
    const notice = found(await noticeById(q, req.who.unit, id), 'giao dịch này')
    const { decidedBy } = notice
    const names = await actorNames(q, decidedBy ? [decidedBy] : [])
    return { notice, by: decidedBy ? names.get(decidedBy) : undefined }
  })
  return page(req, reply, <NoticePage {...{ ...shown, refused }} />, status)
}
