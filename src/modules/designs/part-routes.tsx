import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { Field, type Finding, type FormContent } from '#modules/forms/index.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { editForm } from './actions.ts'
import { draftPath, fieldPath, home } from './addresses.ts'
import { findingsOf } from './around.ts'
import { doerOf, reasonFor, seenVersion } from './doer.ts'
import { addField, replaceField, replaceSection, sectionOf, takenNames } from './editing.ts'
import { fieldFrom, namingFor } from './field-form.ts'
import { typeWords, type FieldType } from './field-words.ts'
import { nameFor } from './names.ts'
import { newField, type NewType } from './new-field.ts'
import { FieldPage } from './pages/field-page.tsx'
import { NewFieldPage } from './pages/new-field-page.tsx'
import { SectionPage } from './pages/section-page.tsx'
import { sectionFrom } from './part-form.ts'
import { Code } from './routes.tsx'
import { designByCode } from './store.ts'
import type { Why } from './words.ts'

const OfSection = Code.extend({ section: z.string().max(60) })
const OfField = OfSection.extend({ field: z.string().max(60) })
const Told = z.object({ 'da-ghi': z.string().max(3).optional().catch(undefined) })
export const Sent = z.looseObject({ version: seenVersion })

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

export type Refused = { filled: Filled; errors: Errors; status: number; isOutdated?: boolean }

/** How a refused change is shown: with what was typed, and with what somebody else saved meanwhile. */
export const refusal = (req: FastifyRequest, filled: Filled, why: Why): Refused => ({
  filled,
  errors: { [why === 'name-used' ? 'name' : '_']: reasonFor(req, why) },
  status: 409,
  isOutdated: why === 'changed-meanwhile',
})

/** A draft that is edited part by part, with what is wrong with it. */
export async function openedDraft(req: FastifyRequest, code: string) {
  return req.db.read(async (q) => {
    const design = found(await designByCode(q, code), `biểu mẫu ${code.slice(0, 60)}`)
    const content = found(design.draft ?? undefined, `bản nháp của ${code.slice(0, 60)}`)
    const findings = await findingsOf(q, code, content, req.today)
    return { content, findings, version: design.version }
  })
}

export type Opened = { content: FormContent; findings: Finding[]; version: number }

/** The forms of one section and one field. */
export function partRoutes(app: App) {
  const section = `${home}/:code/phan/:section`
  app.get(section, allow('form.edit', { params: OfSection }), (req, reply) =>
    showSection(req, reply, req.params),
  )
  app.post(section, allow('form.edit', { params: OfSection }), (req, reply) =>
    saveSection(req, reply, req.params),
  )
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

type SectionAt = z.output<typeof OfSection>
type FieldAt = z.output<typeof OfField>

async function showSection(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, section: id }: SectionAt,
  { status = 200, ...refused }: Partial<Refused> = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, code)
  const section = found(sectionOf(opened.content, id), 'phần này')
  const findings = all.filter(({ at }) => at.kind === 'section' && at.section === id)
  return page(
    req,
    reply,
    <SectionPage {...{ code, section, findings }} {...opened} {...refused} />,
    status,
  )
}

async function saveSection(req: FastifyRequest, reply: FastifyReply, at: SectionAt) {
  const { code, section: id } = at
  const form = readForm(req, Sent)
  const { filled } = form
  if (!form.ok) return showSection(req, reply, at, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code, seen: form.value.version, what: `section ${id}` }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const before = sectionOf(content, id)
      if (!before) return no('no-such-part')
      const read = sectionFrom(filled, before, content)
      if (read.ok) return replaceSection(content, id, read.part)
      errors = read.errors
      return no('has-errors')
    }),
  )
  if (outcome.ok) return reply.redirect(`${draftPath(code)}#phan-${id}`, 303)
  if (outcome.why === 'has-errors')
    return showSection(req, reply, at, { filled, errors, status: 422 })
  return showSection(req, reply, at, refusal(req, filled, outcome.why))
}

async function showNew(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, section: id }: SectionAt,
  { status = 200, filled, errors }: Partial<Refused> = {},
) {
  const { content, version } = await openedDraft(req, code)
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
  { status = 200, ...more }: Partial<Refused> & { isSaved?: boolean } = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, code)
  const section = found(sectionOf(opened.content, id), 'phần này')
  const saved = section.fields.find((one) => one.name === name)
  // Removed by somebody else while this was typed: what was typed is shown, to be copied.
  const gone = more.filled ? section.fields[0] : undefined
  const field = found(saved ?? gone, 'mục này')
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
  const { code, section: id, field: name } = at
  const form = readForm(req, Sent)
  const { filled } = form
  if (!form.ok) return showField(req, reply, at, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code, seen: form.value.version, what: `field ${name}` }
  const outcome: Outcome<FormContent, Why> = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const section = sectionOf(content, id)
      const before = section?.fields.find((one) => one.name === name)
      if (!section || !before) return no('no-such-part')
      const read = fieldFrom(filled, before, namingFor(content, section))
      if (read.ok) return replaceField(content, id, read.field)
      errors = read.errors
      return no('has-errors')
    }),
  )
  if (outcome.ok) {
    // A rule that was added, or the wish to go on, leads back to the field.
    const stays = filled['stay'] !== undefined || (filled['r.add'] ?? '') !== ''
    const to = stays
      ? `${fieldPath(code, id, name)}?da-ghi=1`
      : `${draftPath(code)}#muc-${id}-${name}`
    return reply.redirect(to, 303)
  }
  if (outcome.why === 'has-errors')
    return showField(req, reply, at, { filled, errors, status: 422 })
  return showField(req, reply, at, refusal(req, filled, outcome.why))
}
