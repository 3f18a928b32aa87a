import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readDate } from '#modules/forms/index.ts'
import { errorsOf, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { annotate, type WhyNotAnnotate } from './annotate.ts'
import { kinds } from './annotations.ts'
import { pathsOf, readValue } from './content.ts'
import type { EntryKey, Register } from './domain.ts'
import { noteLook } from './looking.ts'
import { entryHref, home } from './pages/hrefs.ts'
import { newField, NotePage } from './pages/note-page.tsx'
import { entryKeyOf, line, OneEntry } from './shapes.ts'
import { entryByKey, notesOf } from './store.ts'
import { whyNotAnnotate } from './words.ts'

const From = z.object({ hs: z.string().max(80).optional() })
const NoteForm = z.object({
  kind: z.enum(
    kinds.map(({ kind }) => kind),
    'Chọn loại ghi chú',
  ),
  text: line(1_000, 'Ghi nội dung ghi chú'),
  basis: line(500, 'Ghi căn cứ: số, ngày, cơ quan ban hành'),
  holdsFrom: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null
      const date = readDate(text)
      if (date?.precise) return date.first
      context.addIssue({ code: 'custom', message: 'Ghi ngày/tháng/năm, ví dụ 05/02/2026' })
      return z.NEVER
    }),
  hs: z.string().max(80).default(''),
})

/** Ghi chú vào sổ hộ tịch. */
export function noteRoutes(app: App) {
  const path = `${home}/so/:book/:year/:number/ghi-chu`
  const options = allow('civil-status.annotate', { params: OneEntry, querystring: From })
  app.get(path, options, (req, reply) =>
    show(req, reply, entryKeyOf(req.params), { dossierCode: req.query.hs ?? '' }),
  )
  app.post(path, allow('civil-status.annotate', { params: OneEntry }), (req, reply) =>
    write(req, reply, entryKeyOf(req.params)),
  )
}

type Shown = { dossierCode: string; filled?: Filled; errors?: Errors }

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  key: EntryKey,
  shown: Shown,
  status = 422,
) {
  const { unit } = req.who
  const known = await req.db.read(async (q) => {
    const entry = found(await entryByKey(q, unit, key), 'việc hộ tịch này')
    return { entry, notes: await notesOf(q, unit, entry.id) }
  })
  await noteLook(req, known.entry)
  const view = { ...known, ...shown, once: newId() }
  return page(req, reply, <NotePage {...view} />, shown.errors ? status : 200)
}

async function write(req: FastifyRequest, reply: FastifyReply, key: EntryKey) {
  const filled = (req.body ?? {}) as Filled
  const form = NoteForm.safeParse(filled)
  const { changes, errors } = changesIn(key.register, filled, req.today)
  if (!form.success) Object.assign(errors, errorsOf(form.error.issues))
  const shown = { dossierCode: filled['hs'] ?? '', filled }
  if (!form.success || Object.keys(errors).length > 0)
    return show(req, reply, key, { ...shown, errors })
  const { hs, ...note } = form.data
  const { who, now } = req
  const { _key, ...body } = filled
  const dossierCode = hs === '' ? null : hs
  const { answer } = await once(
    req.db,
    { who, key: _key, body: { ...key, ...body } },
    async (tx) => {
      const done = await annotate(tx, who, { ...key, ...note, dossierCode, changes, now })
      return { status: 303, answer: done.ok ? { done: true } : { why: done.why } }
    },
  )
  if (answer['done'] === true) return reply.redirect(entryHref(key), 303)
  const said = whyNotAnnotate[answer['why'] as WhyNotAnnotate][req.lang === 'en' ? 1 : 0]
  return show(req, reply, key, { ...shown, errors: { _: said } }, 409)
}

function changesIn(register: Register, filled: Filled, today: Temporal.PlainDate) {
  const errors: Errors = {}
  const changes = pathsOf(register).flatMap((path) => {
    const typed = (filled[newField(path)] ?? '').trim()
    if (typed === '') return []
    const read = readValue(register, path, typed, today)
    if ('error' in read) {
      errors[newField(path)] = read.error
      return []
    }
    return [{ path, to: read.value }]
  })
  return { changes, errors }
}
