import { readFile, rm } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import {
  dialectOf,
  pronunciations,
  soundOfText,
  spoken,
  whyNotSound,
} from '#modules/speech/index.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found, Problem } from '#platform/problem.ts'
import { limit } from '#platform/rate.ts'

import type { TrialShown } from './pages/form-trial.tsx'
import { readSent, showForm } from './routes-write.tsx'
import { home } from './routes.tsx'
import { bulletinById } from './store.ts'
import { tokenOf, trialIn, trialOf } from './trial.ts'

const params = z.object({ id: z.uuid() })
/** An officer who changes a word and listens again, not a program. */
const aMinute = { most: 12, seconds: 60 }
const mostSeconds = 420

/** Nghe thử: what is typed is heard before it is saved; nothing of it is kept. */
export function tryRoutes(app: App) {
  app.get(`${home}/nghe-thu`, allow('bulletin.write', { querystring: TrialQuery }), (req, reply) =>
    sendTrial(req, reply, req.query.t),
  )
  // Whoever loads the page of an answer again comes to the form.
  app.get(`${home}/soan/nghe-thu`, allow('bulletin.write'), (_, reply) =>
    reply.redirect(`${home}/soan`, 303),
  )
  app.get(`${home}/:id/sua/nghe-thu`, allow('bulletin.write', { params }), async (req, reply) => {
    await ofThisCommune(req, req.params.id)
    return reply.redirect(`${home}/${req.params.id}/sua`, 303)
  })
  app.post(`${home}/soan/nghe-thu`, allow('bulletin.write'), (req, reply) => tryOut(req, reply))
  app.post(`${home}/:id/sua/nghe-thu`, allow('bulletin.write', { params }), (req, reply) =>
    tryOut(req, reply, req.params.id),
  )
}

const ofThisCommune = async (req: FastifyRequest, id: string) =>
  found(await req.db.read((q) => bulletinById(q, id)), 'bản tin này')

/** To a script what is said and where it is heard; else the same form again with everything that was typed. */
async function tryOut(req: FastifyRequest, reply: FastifyReply, id?: string) {
  if (id !== undefined) await ofThisCommune(req, id)
  const { filled, errors } = await readSent(req)
  const trial = await trialShown(req, filled, `${home}/nghe-thu`)
  if (asksJson(req)) return sendShown(reply, trial)
  return showForm(req, reply, { filled, errors, id, trial })
}

/** What the machine makes of the text of a form, and where under `address` it is heard. */
export async function trialShown(
  req: FastifyRequest,
  filled: Filled,
  address: string,
): Promise<TrialShown> {
  const { trial, isCut } = trialOf(filled)
  const words = await req.db.read(pronunciations)
  const said = spoken(filled['text'] ?? '', words, dialectOf(trial.voice))
  return { said, src: said === '' ? null : `${address}?t=${tokenOf(trial)}`, isCut }
}

export const asksJson = ({ headers }: FastifyRequest): boolean =>
  headers.accept?.includes('application/json') ?? false

export const sendShown = (reply: FastifyReply, trial: TrialShown) =>
  reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(trial))

export const TrialQuery = z.object({ t: z.string().max(12_000) })

export async function sendTrial(req: FastifyRequest, reply: FastifyReply, token: string) {
  const trial = trialIn(token)
  if (!trial) throw new Problem(400, 'Địa chỉ nghe thử không đúng. Hãy bấm “Nghe thử” lại')
  await limit(req.db, req.now, { bucket: `bulletin trial ${req.who.actor}`, ...aMinute })
  const words = await req.db.read(pronunciations)
  const path = await req.server.world.files.scratch()
  try {
    const sound = await soundOfText({ ...trial, words }, path, { mostSeconds })
    if (!sound.ok) throw new Problem(sound.why === 'no-tool' ? 503 : 422, whyNotSound[sound.why][0])
    return reply
      .header('content-type', 'audio/ogg')
      .header('cache-control', 'private, no-store')
      .send(await readFile(path))
  } finally {
    await rm(path, { force: true })
  }
}
