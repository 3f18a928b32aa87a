import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Errors, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { noteOpening } from '../opening.ts'
import { home, params } from '../routes.tsx'
import { personById } from '../store.ts'
import { decideProposals, type WhyNotDecided } from './actions.ts'
import { ProposalsPage, rulingField } from './page.tsx'
import { openProposals } from './store.ts'

const why: Record<WhyNotDecided, Errors> = {
  'nothing-decided': { _: 'Hãy chọn Nhận hoặc Giữ cho ít nhất một mục' },
  'decided-meanwhile': {
    _: 'Có người vừa quyết định một trong các mục này. Hãy xem lại danh sách',
  },
  'two-for-one-field': { _: 'Hai hồ sơ khai khác nhau cho cùng một mục: chỉ nhận được một' },
  'changed-meanwhile': {
    _: 'Có người vừa sửa hồ sơ này. Hãy so lại với bản mới nhất rồi lưu lần nữa',
  },
  merged: { _: 'Hồ sơ này vừa được gộp vào hồ sơ khác' },
}

const Ruled = z.looseObject({
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  reason: z.string('Ghi căn cứ, lý do').min(3, 'Ghi căn cứ, lý do').max(300, 'Tối đa 300 chữ'),
})

/** Khai khác hồ sơ người dân: what waits for a word about one person, and the word. */
export function proposalRoutes(app: App) {
  const path = `${home}/:id/khai-khac`
  app.get(path, allow('person.edit', { params }), (req, reply) => show(req, reply, req.params.id))
  app.post(path, allow('person.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, Ruled)
    if (!form.ok) return show(req, reply, id, form)
    const { version, reason } = form.value
    const ruling = rulingOf(form.filled)
    const outcome = await req.db.tx((tx) =>
      decideProposals(tx, req.who, { person: id, version, reason, ...ruling, now: req.now }),
    )
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    return show(req, reply, id, { filled: form.filled, errors: why[outcome.why] }, 409)
  })
}

function rulingOf(filled: Filled) {
  const start = rulingField('')
  const said = (word: string) =>
    Object.entries(filled).flatMap(([name, value]) =>
      name.startsWith(start) && value === word ? [name.slice(start.length)] : [],
    )
  return { accepted: said('nhan'), declined: said('giu') }
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const shown = await req.db.tx(async (tx) => {
    const person = found(await personById(tx, id), 'người này')
    const reason = 'Xem điều khai khác hồ sơ dân cư'
    await noteOpening(tx, req.who, person.id, { reason, now: req.now })
    return { person, open: await openProposals(tx, person.id) }
  })
  if (shown.person.id !== id) return reply.redirect(`${home}/${shown.person.id}/khai-khac`, 303)
  return page(req, reply, <ProposalsPage {...shown} {...retry} />, status)
}
