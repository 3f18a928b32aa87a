import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { Field, type FormContent } from '#modules/forms/index.ts'
import { doerOf, seenVersion } from '#platform/draft-life.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { editForm } from './actions.ts'
import { draftPath, fieldPath, home } from './addresses.ts'
import { addField, replaceField, sectionOf, sendField, takenNames } from './editing.ts'
import { fieldFrom, namingFor } from './field-form.ts'
import { typeWords, type FieldType } from './field-words.ts'
import { nameFor } from './names.ts'
import { newField, type NewType } from './new-field.ts'
import { FieldPage } from './pages/field-page.tsx'
import { NewFieldPage } from './pages/new-field-page.tsx'
import {
  openedDraft,
  OfSection,
  refusal,
  reshaped,
  Sent,
  type SectionAt,
  type Shown,
} from './part-routes.tsx'
import type { Why } from './words.ts'

const OfField = OfSection.extend({ field: z.string().max(60) })
const Told = z.object({ 'da-ghi': z.string().max(3).optional().catch(undefined) })

const types: [NewType, ...NewType[]] = ['statement', ...(Object.keys(typeWords) as FieldType[])]
const NewForm = z.object({
  version: seenVersion,
  label: z
    .string({ error: 'Ghi tên mục' })
    .min(1, 'Ghi tên mục')
    .max(1_000, 'Tối đa 1000 chữ cái và dấu cách'),
  type: z.enum(types, 'Chọn loại mục'),
  name: z
    .union([z.literal(''), z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)], {
      error: 'Mã mục bắt đầu bằng chữ thường, chỉ gồm chữ không dấu và số, tối đa 40 ký tự',
    })
    .default(''),
})

/** The form of one field, and of a new one. */
export function fieldRoutes(app: App) {
  const fresh = `${home}/:code/muc-moi/:section`
  app.get(fresh, allow('form.edit', { params: OfSection }), (req, reply) =>
    showNew(req, reply, req.params),
  )
  app.post(fresh, allow('form.edit', { params: OfSection }), (req, reply) =>
    addNew(req, reply, req.params),
  )
  const field = `${home}/:code/muc/:section/:field`
  app.get(field, allow('form.edit', { params: OfField, querystring: Told }), (req, reply) =>
    showField(req, reply, req.params, { isSaved: req.query['da-ghi'] !== undefined }),
  )
  app.post(field, allow('form.edit', { params: OfField }), (req, reply) =>
    saveField(req, reply, req.params),
  )
}

type FieldAt = z.output<typeof OfField>

async function showNew(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, section: id }: SectionAt,
  { status = 200, filled, errors }: Shown = {},
) {
  const { content, version } = await openedDraft(req, code, { ...(filled && { filled }) })
  const section = found(sectionOf(content, id), 'phần này')
  return page(
    req,
    reply,
    <NewFieldPage {...{ code, content, section, version, filled, errors }} />,
    status,
  )
}

async function addNew(req: FastifyRequest, reply: FastifyReply, at: SectionAt) {
  const { code, section } = at
  const form = readForm(req, NewForm)
  const { filled } = form
  if (!form.ok) return showNew(req, reply, at, { filled, errors: form.errors, status: 422 })
  const { version: seen, label, type, name: asked } = form.value
  let name = asked
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), { code, seen, what: `field ${label}` }, (content) => {
      name = asked || nameFor(label, takenNames(content))
      return addField(content, section, Field.parse(newField(type, name, label)))
    }),
  )
  if (outcome.ok) return reply.redirect(fieldPath(code, section, name), 303)
  return showNew(req, reply, at, refusal(req, filled, outcome.why))
}

async function showField(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, section: id, field: name }: FieldAt,
  { status = 200, ...more }: Shown & { isSaved?: boolean } = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, code, more)
  const section = found(sectionOf(opened.content, id), 'phần này')
  const saved = section.fields.find((one) => one.name === name)
  // Removed by somebody else while this was typed: what was typed is shown, to be copied.
  const [first] = more.filled ? section.fields : []
  const field = found(saved ?? (first && { ...first, name }), 'mục này')
  const findings = all.filter(
    ({ at }) => at.kind === 'field' && at.section === id && at.field === name,
  )
  return page(
    req,
    reply,
    <FieldPage {...{ code, section, field, findings }} {...opened} {...more} />,
    status,
  )
}

async function saveField(req: FastifyRequest, reply: FastifyReply, at: FieldAt) {
  const { code, field: name } = at
  const form = readForm(req, Sent)
  const { filled } = form
  const again = reshaped(filled)
  if (again) return showField(req, reply, at, again)
  if (!form.ok) return showField(req, reply, at, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code, seen: form.value.version, what: `field ${name}` }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const read = fieldIn(content, at, filled)
      if (!read.ok) errors = read.errors
      return read.ok ? read.edited : no('has-errors')
    }),
  )
  if (outcome.ok) return reply.redirect(afterSaving(at, filled), 303)
  if (outcome.why === 'has-errors')
    return showField(req, reply, at, { filled, errors, status: 422 })
  return showField(req, reply, at, refusal(req, filled, outcome.why))
}

type Read = { ok: true; edited: Outcome<FormContent, Why> } | { ok: false; errors: Errors }

/** The form with the field as it was typed; in another section when that was asked. */
function fieldIn(
  content: FormContent,
  { section: id, field: name }: FieldAt,
  filled: Filled,
): Read {
  const section = sectionOf(content, id)
  const before = section?.fields.find((one) => one.name === name)
  if (!section || !before) return { ok: true, edited: no('no-such-part') }
  const read = fieldFrom(filled, before, namingFor(content, section))
  if (!read.ok) return read
  const replaced = replaceField(content, id, read.field)
  const to = filled['to'] ?? ''
  if (!replaced.ok || !isSent(filled)) return { ok: true, edited: replaced }
  if (to === '' || to === id) return { ok: false, errors: { to: 'Chọn phần để chuyển mục đến' } }
  return { ok: true, edited: sendField(replaced.value, id, name, to) }
}

const isSent = (filled: Filled) => filled['send'] !== undefined

/** A rule that was added, or the wish to go on, leads back to the field. */
function afterSaving({ code, section, field }: FieldAt, filled: Filled): string {
  if (isSent(filled)) return `${draftPath(code)}#muc-${filled['to']}-${field}`
  const stays = filled['stay'] !== undefined || (filled['r.add'] ?? '') !== ''
  return stays
    ? `${fieldPath(code, section, field)}?da-ghi=1`
    : `${draftPath(code)}#muc-${section}-${field}`
}
