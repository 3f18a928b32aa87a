import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'
import { fileById, fileHeaders } from '#platform/stored-files.ts'

import { openShare, type WhyShut } from './actions.ts'
import { isLive, type WhyDead } from './domain.ts'
import { deviceOf } from './events.ts'
import { DeadPage, DoorPage, ResultPage } from './pages/open.tsx'
import { Link, OpenForm, Pass } from './shapes.ts'
import { shareByToken, type Share } from './store.ts'
import { hashOf, isPass, passFor } from './tokens.ts'
import { codeWords } from './words.ts'

/** What whoever holds a link sees: a door that says nothing yet, then one result. */
export function openRoutes(app: App) {
  const at = '/chia-se/:token'
  app.get(at, allow('public', { params: Link }), async (req, reply) => {
    const share = await liveShare(req, reply)
    return share && page(req, secret(reply), <DoorPage {...doorOf(req, share)} />)
  })
  app.post(at, allow('public', { params: Link }), (req, reply) => open(req, reply))
  const inside = allow('public', { params: Link, querystring: Pass })
  app.get(`${at}/ket-qua`, inside, (req, reply) => showResult(req, reply, req.query.the))
  app.get(`${at}/tep`, inside, (req, reply) => sendResult(req, reply, req.query.the))
}

/** Neither search engines nor caches keep it; that no other site learns the address is the rule of every page. */
const secret = (reply: FastifyReply) =>
  reply.headers({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })

const tokenIn = ({ params }: FastifyRequest) => (params as { token: string }).token

/** A visitor who happens to be signed in sees no more and no less: her own rows are not the question here. */
const dbOf = ({ who, db, server }: FastifyRequest) =>
  who.kind === 'public' ? db : server.world.database.as({ unit: who.unit })

const looks = { most: 60, seconds: 600 }

async function liveShare(req: FastifyRequest, reply: FastifyReply): Promise<Share | undefined> {
  const { who, now } = req
  await limitNetwork(req, 'share', looks)
  const share = await dbOf(req).read((q) => shareByToken(q, who.unit, hashOf(tokenIn(req))))
  const live = share && isLive(share, now)
  if (share && live?.ok) return share
  await dead(req, reply, live && !live.ok ? live.why : 'unknown')
  return undefined
}

const dead = (req: FastifyRequest, reply: FastifyReply, why: WhyDead | 'unknown') =>
  page(req, secret(reply), <DeadPage {...{ why }} />, why === 'unknown' ? 404 : 410)

const doorOf = (req: FastifyRequest, share: Share) => ({
  action: `/chia-se/${tokenIn(req)}`,
  asksCode: share.codeHash !== null,
  procedureName: share.namesProcedure ? share.procedureName : undefined,
  until: share.expiresAt,
})

async function open(req: FastifyRequest, reply: FastifyReply) {
  const share = await liveShare(req, reply)
  if (!share) return reply
  const { who, now, server } = req
  const form = readForm(req, OpenForm)
  const key = server.world.sessionKey
  const asked = {
    token: tokenIn(req),
    accessCode: form.ok ? form.value.code : '',
    key,
    now,
    device: deviceOf(req.headers['user-agent']),
    origin: { request: req.id },
  }
  const outcome = await dbOf(req).tx((tx) => openShare(tx, who.unit, asked))
  if (outcome.ok)
    return secret(reply).redirect(
      `/chia-se/${asked.token}/ket-qua?the=${passFor(key, share.id, now)}`,
      303,
    )
  return refused(req, reply, share, outcome.why)
}

function refused(req: FastifyRequest, reply: FastifyReply, share: Share, why: WhyShut) {
  if (why !== 'code-missing' && why !== 'code-wrong') return dead(req, reply, why)
  const errors = { code: codeWords[why][req.lang === 'en' ? 1 : 0] }
  return page(req, secret(reply), <DoorPage {...doorOf(req, share)} {...{ errors }} />, 422)
}

/** The share behind a link that was opened some minutes ago; else the way leads back to the door. */
async function passed(req: FastifyRequest, reply: FastifyReply, pass = '') {
  const share = await liveShare(req, reply)
  if (!share) return undefined
  if (isPass(req.server.world.sessionKey, share.id, req.now, pass)) return share
  await secret(reply).redirect(`/chia-se/${tokenIn(req)}`, 303)
  return undefined
}

const fileOf = async (req: FastifyRequest, { fileId }: Share) =>
  found(await dbOf(req).read((q) => fileById(q, req.who.unit, fileId)), 'tệp kết quả')

async function showResult(req: FastifyRequest, reply: FastifyReply, pass = '') {
  const share = await passed(req, reply, pass)
  if (!share) return reply
  const file = await fileOf(req, share)
  const href = `/chia-se/${tokenIn(req)}/tep?the=${pass}`
  return page(req, secret(reply), <ResultPage {...{ share, file, href }} />)
}

async function sendResult(req: FastifyRequest, reply: FastifyReply, pass = '') {
  const share = await passed(req, reply, pass)
  if (!share) return reply
  const file = await fileOf(req, share)
  void reply.headers(fileHeaders(file))
  return secret(reply).send(req.server.world.files.read(file.sha256))
}
