import type { FastifyReply, FastifyRequest } from 'fastify'

import { qrSvg } from '#modules/papers/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { limit } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'

import { createShare, revokeShare, shareable, type WhyNotMade } from './actions.ts'
import { AllSharesPage } from './pages/all.tsx'
import { MadePage } from './pages/made.tsx'
import { SharesPage } from './pages/mine.tsx'
import { After, Mine, One, ShareForm } from './shapes.ts'
import { perPage, shareOpenings, sharesBy, sharesOf } from './store.ts'

/** The applicant's own links: make one, see who opened it, take it back. */
export function mineRoutes(app: App) {
  const at = '/cua-toi/ho-so/:code/chia-se'
  app.get(at, allow('citizen', { params: Mine }), (req, reply) => show(req, reply, req.params.code))
  app.post(at, allow('citizen', { params: Mine }), (req, reply) =>
    create(req, reply, req.params.code),
  )
  app.post(`${at}/:share/thu-hoi`, allow('citizen', { params: One }), async (req, reply) => {
    const { code, share: id } = req.params
    await req.db.tx((tx) => revokeShare(tx, req.who, { code, id, now: req.now }))
    return reply.redirect(`/cua-toi/ho-so/${code}/chia-se#duong-dan`, 303)
  })
  app.get('/cua-toi/chia-se', allow('citizen', { querystring: After }), async (req, reply) => {
    const { who, now } = req
    const listed = await req.db.read((q) =>
      sharesBy(q, who.unit, { person: who.person ?? '', after: req.query.cursor }),
    )
    const shares = listed.slice(0, perPage)
    const next = listed.length > perPage ? (shares.at(-1)?.id ?? null) : null
    return page(req, reply, <AllSharesPage {...{ shares, next, now }} />)
  })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry & { status: number },
) {
  const { who, now } = req
  const shown = await req.db.read(async (q) => {
    const { dossier, results } = await shareable(q, who, code)
    const asked = { person: who.person ?? '', dossier: dossier.id }
    return {
      dossier,
      results,
      shares: await sharesOf(q, who.unit, dossier.id),
      openings: await shareOpenings(q, who.unit, asked),
    }
  })
  const props = { ...shown, now, once: newId(), ...retry }
  return page(req, reply, <SharesPage {...props} />, retry?.status)
}

const notMade: Record<WhyNotMade, readonly [vi: string, en: string]> = {
  'not-shareable': [
    'Kết quả này chưa chia sẻ được: hồ sơ chưa xong hoặc chưa có tệp.',
    'This result cannot be shared yet: it is not finished or has no file.',
  ],
  'too-many': [
    'Hồ sơ này đã có 10 đường dẫn đang mở. Hãy thu hồi bớt rồi tạo tiếp.',
    'There are already 10 open links. Withdraw some first.',
  ],
  'made-before': [
    'Đường dẫn này đã được tạo và chỉ hiện một lần. Nếu chưa kịp gửi, hãy thu hồi rồi tạo đường dẫn mới.',
    'This link was made before and is shown only once. If you missed it, withdraw it and make a new one.',
  ],
}

/** Answers with the page itself: the link is shown once and cannot be looked up again, not even by her. */
async function create(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who, now, server } = req
  const form = readForm(req, ShareForm)
  if (!form.ok) return show(req, reply, code, { ...form, status: 422 })
  await limit(req.db, now, {
    bucket: `share-new ${who.unit} ${who.person}`,
    most: 30,
    seconds: 3600,
  })
  const { _key: id, result, span, note, code: withCode, named: namesProcedure } = form.value
  const asked = { id, code, result, span, note, withCode, namesProcedure, now }
  const key = server.world.sessionKey
  const outcome = await req.db.tx((tx) => createShare(tx, who, { ...asked, key }))
  if (!outcome.ok) {
    const errors = { _: notMade[outcome.why][req.lang === 'en' ? 1 : 0] }
    return show(req, reply, code, { filled: form.filled, errors, status: 409 })
  }
  const { token, accessCode, until } = outcome.value
  const url = `${server.world.publicUrl}/chia-se/${token}`
  const made = { code, url, accessCode, until, svg: qrSvg(url) }
  return page(req, reply, <MadePage {...made} />)
}
