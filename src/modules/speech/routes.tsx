import { readFile, rm } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found, Problem } from '#platform/problem.ts'
import { limit } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'
import { soundTools } from '#platform/sound/index.ts'

import { addPronunciation, changePronunciation, removePronunciation } from './actions.ts'
import { dialectOf } from './domain.ts'
import { WordListPage } from './pages/word-list.tsx'
import { AddWordPage, WordPage } from './pages/word-page.tsx'
import { spoken } from './reading/spoken.ts'
import { Trial, WordForm } from './shapes.ts'
import { soundOfText } from './sound-of-text.ts'
import { pronunciationById, pronunciations } from './store.ts'
import { whyNotSound, whyNotWord } from './words.ts'

const home = '/quan-tri/phat-am'
const params = z.object({ id: z.uuid() })

/** Từ điển phát âm: the list that administrators keep, and an ear to try it. */
export function speechRoutes(app: App) {
  app.get(home, allow('speech.edit', { querystring: Trial }), async (req, reply) => {
    const words = await req.db.read(pronunciations)
    const { query: trial } = req
    const said = spoken(trial.text, words, dialectOf(trial.voice))
    const { speech } = await soundTools()
    return page(req, reply, <WordListPage {...{ words, trial, said, canSpeak: speech }} />)
  })
  app.get(`${home}/nghe`, allow('speech.edit', { querystring: Trial }), (req, reply) =>
    sendTrial(req, reply, req.query),
  )
  addRoutes(app)
  changeRoutes(app)
}

const aMinute = { most: 30, seconds: 60 }

async function sendTrial(req: FastifyRequest, reply: FastifyReply, trial: Trial) {
  await limit(req.db, req.now, { bucket: `speech ${req.who.actor}`, ...aMinute })
  const words = await req.db.read(pronunciations)
  const path = await req.server.world.files.scratch()
  try {
    const sound = await soundOfText({ ...trial, words }, path, { mostSeconds: 120 })
    if (!sound.ok) throw new Problem(sound.why === 'no-tool' ? 503 : 422, whyNotSound[sound.why][0])
    return reply
      .header('content-type', 'audio/ogg')
      .header('cache-control', 'private, no-store')
      .send(await readFile(path))
  } finally {
    await rm(path, { force: true })
  }
}

function addRoutes(app: App) {
  app.get(`${home}/them`, allow('speech.edit'), (req, reply) => page(req, reply, <AddWordPage />))
  app.post(`${home}/them`, allow('speech.edit'), async (req, reply) => {
    const form = readForm(req, WordForm)
    if (!form.ok) return page(req, reply, <AddWordPage {...form} />, 422)
    const outcome = await req.db.tx((tx) => addPronunciation(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const retry = { filled: form.filled, errors: whyNotWord[outcome.why] }
    return page(req, reply, <AddWordPage {...retry} />, 409)
  })
}

async function showWord(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const word = found(await req.db.read((q) => pronunciationById(q, id)), 'từ này')
  return page(req, reply, <WordPage {...{ word, ...retry }} />, status)
}

function changeRoutes(app: App) {
  app.get(`${home}/:id`, allow('speech.edit', { params }), (req, reply) =>
    showWord(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('speech.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, WordForm)
    if (!form.ok) return showWord(req, reply, id, form)
    const outcome = await req.db.tx((tx) => changePronunciation(tx, req.who, id, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    const retry = { filled: form.filled, errors: whyNotWord[outcome.why] }
    return showWord(req, reply, id, retry, 409)
  })
  app.post(`${home}/:id/bo`, allow('speech.edit', { params }), async (req, reply) => {
    await req.db.tx((tx) => removePronunciation(tx, req.who, req.params.id))
    return reply.redirect(home, 303)
  })
}
