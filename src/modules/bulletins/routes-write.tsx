import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { whyNotSound } from '#modules/speech/index.ts'
import { sql } from '#platform/db.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readUpload, type Upload } from '#platform/uploads.ts'

import { isOpen } from './domain.ts'
import { BulletinFormPage } from './pages/form-page.tsx'
import { home } from './routes.tsx'
import { BulletinForm } from './shapes.ts'
import { bulletinById, bulletinsWhere } from './store.ts'
import { whyNotWrite } from './words.ts'
import { changeBulletin, writeBulletin } from './writing.ts'

const params = z.object({ id: z.uuid() })
/** Kinds of audio that people have; what it is in truth ffmpeg finds out. */
const audio: Readonly<Record<string, string>> = {
  'audio/mpeg': 'MP3',
  'audio/x-m4a': 'M4A',
  'audio/mp4': 'M4A',
  'video/mp4': 'MP4',
  'audio/wav': 'WAV',
  'audio/ogg': 'OGG',
  'audio/opus': 'Opus',
  'audio/ogg; codecs=opus': 'Opus',
  'audio/x-flac': 'FLAC',
  'audio/flac': 'FLAC',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'video/webm': 'WebM',
}
const mostBytes = 100 * 1024 * 1024

/** Soạn, sửa bản tin. */
export function writeRoutes(app: App) {
  app.get(`${home}/soan`, allow('bulletin.write'), (req, reply) =>
    showForm(req, reply, {
      filled: { kind: 'speech', priority: 'normal', genre: 'notice', language: 'vi' },
    }),
  )
  app.post(`${home}/soan`, allow('bulletin.write'), (req, reply) => write(req, reply))
  app.get(`${home}/:id/sua`, allow('bulletin.write', { params }), (req, reply) =>
    edit(req, reply, req.params.id),
  )
  app.post(`${home}/:id/sua`, allow('bulletin.write', { params }), (req, reply) =>
    write(req, reply, req.params.id),
  )
}

type Shown = { filled: Filled; errors?: Retry['errors']; id?: string | undefined }

async function showForm(req: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const others = await req.db.read((q) =>
    bulletinsWhere(q, sql`state = 'approved' and kind <> 'list' and priority <> 'emergency'`, 100),
  )
  return page(req, reply, <BulletinFormPage {...shown} {...{ others }} />, status)
}

async function edit(req: FastifyRequest, reply: FastifyReply, id: string) {
  const one = found(await req.db.read((q) => bulletinById(q, id)), 'bản tin này')
  if (!isOpen(one)) return reply.redirect(`${home}/${id}`, 303)
  const { expiresOn: day } = one
  const two = (n: number) => String(n).padStart(2, '0')
  const filled: Filled = {
    title: one.title,
    priority: one.priority,
    genre: one.genre,
    language: one.language,
    kind: one.kind,
    text: one.text ?? '',
    voice: one.voice ?? 'south',
    speed: String(one.speed ?? 150),
    relayUrl: one.relayUrl ?? '',
    plannedMinutes: one.plannedSeconds === null ? '' : String(one.plannedSeconds / 60),
    parts: one.parts.join('\n'),
    expiresOn: day === null ? '' : `${two(day.day)}/${two(day.month)}/${day.year}`,
    version: String(one.version),
  }
  return showForm(req, reply, { filled, id })
}

/** What is refused for its kind is told in words about sound. */
const inWords = (errors: Retry['errors']): Retry['errors'] =>
  Object.fromEntries(
    Object.entries(errors).map(([field, text]) => [
      field,
      text.includes('không phải') ? whyNotSound['not-audio'][0] : text,
    ]),
  )

async function write(req: FastifyRequest, reply: FastifyReply, id?: string) {
  const sent = await readUpload(req, audio, mostBytes)
  const upload: Upload | undefined = sent.files.find(({ field }) => field === 'file')
  // A file that has arrived stays at hand while something else of the form is mended.
  if (upload) Object.assign(sent.filled, { uploadId: upload.id, uploadName: upload.name })
  req.body = sent.filled
  const form = readForm(req, BulletinForm)
  if (!form.ok || Object.keys(sent.errors).length > 0) {
    const errors = { ...(form.ok ? {} : form.errors), ...inWords(sent.errors) }
    return showForm(req, reply, { filled: sent.filled, errors, id }, 422)
  }
  const { version, uploadId, ...value } = form.value
  const draft = { ...value, uploadId: value.kind === 'file' ? uploadId : null }
  const outcome = await req.db.tx((tx) =>
    id === undefined
      ? writeBulletin(tx, req.who, draft, { now: req.now })
      : changeBulletin(tx, req.who, id, { draft, version }),
  )
  if (outcome.ok) return reply.redirect(`${home}/${outcome.value}`, 303)
  const errors = whyNotWrite[outcome.why]
  return showForm(req, reply, { filled: sent.filled, errors, id }, 409)
}
