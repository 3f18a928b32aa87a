import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { whyNotSound } from '#modules/speech/index.ts'
import { sql } from '#platform/db.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readUpload } from '#platform/uploads.ts'

import { isOpen } from './domain.ts'
import { filledOf } from './filled.ts'
import { BulletinFormPage } from './pages/form-page.tsx'
import type { TrialShown } from './pages/form-trial.tsx'
import { home } from './routes.tsx'
import { readSpokenIn } from './shapes-languages.ts'
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

type Shown = {
  filled: Filled
  errors?: Retry['errors']
  id?: string | undefined
  trial?: TrialShown
}

export async function showForm(
  req: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
  status = 200,
) {
  const others = await req.db.read((q) =>
    bulletinsWhere(q, sql`state = 'approved' and kind <> 'list' and priority <> 'emergency'`, 100),
  )
  return page(req, reply, <BulletinFormPage {...shown} {...{ others }} />, status)
}

async function edit(req: FastifyRequest, reply: FastifyReply, id: string) {
  const one = found(await req.db.read((q) => bulletinById(q, id)), 'bản tin này')
  if (!isOpen(one)) return reply.redirect(`${home}/${id}`, 303)
  return showForm(req, reply, { filled: filledOf(one), id })
}

/** What is refused for its kind is told in words about sound. */
const inWords = (errors: Retry['errors']): Retry['errors'] =>
  Object.fromEntries(
    Object.entries(errors).map(([field, text]) => [
      field,
      text.includes('không phải') ? whyNotSound['not-audio'][0] : text,
    ]),
  )

/** What was sent; a file that has arrived stays at hand while something else of the form is mended. */
export async function readSent(req: FastifyRequest) {
  const { filled, files, errors } = await readUpload(req, audio, mostBytes)
  for (const { field, id, name } of files) {
    const row = /^otherFile(\d)$/.exec(field)?.[1]
    if (field === 'file') Object.assign(filled, { uploadId: id, uploadName: name })
    else if (row !== undefined)
      Object.assign(filled, {
        [`otherUploadId${row}`]: id,
        [`otherUploadName${row}`]: name,
        [`otherArrived${row}`]: 'yes',
      })
  }
  return { filled, errors: inWords(errors) }
}

const isPast = (day: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  day !== null && Temporal.PlainDate.compare(day, today) < 0

const saysSound = (kind: string) => kind === 'speech' || kind === 'file'

async function write(req: FastifyRequest, reply: FastifyReply, id?: string) {
  const { filled, errors: faults } = await readSent(req)
  req.body = filled
  const form = readForm(req, BulletinForm)
  const several = saysSound(filled['kind'] ?? '')
    ? readSpokenIn(filled, filled['language'] ?? 'vi')
    : { spokenIn: [], errors: {} }
  const over =
    form.ok && isPast(form.value.expiresOn, req.today) ? { expiresOn: 'Ngày này đã qua' } : {}
  const wrong = { ...several.errors, ...(form.ok ? over : form.errors), ...faults }
  if (!form.ok || Object.keys(wrong).length > 0)
    return showForm(req, reply, { filled, errors: wrong, id }, 422)
  const { version, uploadId, ...value } = form.value
  const own = { uploadId: value.kind === 'file' ? uploadId : null, spokenIn: several.spokenIn }
  const draft = { ...value, ...own }
  const outcome = await req.db.tx((tx) =>
    id === undefined
      ? writeBulletin(tx, req.who, draft, { now: req.now })
      : changeBulletin(tx, req.who, id, { draft, version }),
  )
  if (outcome.ok) return reply.redirect(`${home}/${outcome.value}`, 303)
  return showForm(req, reply, { filled, errors: whyNotWrite[outcome.why], id }, 409)
}
