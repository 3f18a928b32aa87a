import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { doerOf, line, seenVersion } from '#platform/draft-life.ts'
import { readForm, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import type { Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { dropDraft, editForm, publishDraft, redraft } from './actions.ts'
import { designPath, draftPath, home, sectionPath } from './addresses.ts'
import { findingsOf } from './around.ts'
import {
  addSection,
  moveComponent,
  moveField,
  moveSection,
  removeComponent,
  removeField,
  removeSection,
} from './editing.ts'
import { bothFrom } from './field-form.ts'
import { Procedures, unknownProcedure } from './new-routes.tsx'
import { DraftPage, type DraftRetry } from './pages/draft-page.tsx'
import { Code } from './routes.tsx'
import { designByCode } from './store.ts'
import { reasonFor, type Why } from './words.ts'

const HeadForm = z.object({
  version: seenVersion,
  title: line(300, 'Ghi tên biểu mẫu'),
  basis: line(1_000, 'Ghi căn cứ của biểu mẫu'),
  procedures: Procedures,
})

const OrderForm = z.object({
  version: seenVersion,
  do: z
    .string({ error: 'Chọn việc cần làm' })
    .regex(/^(up|down|remove):[A-Za-z0-9-]{1,60}(\/[A-Za-z0-9-]{1,60})?$/, 'Chọn việc cần làm'),
})

const SectionForm = z.object({ version: seenVersion, section: line(200, 'Ghi tên phần mới') })

const PublishForm = z.object({
  version: seenVersion,
  from: typedDay('Ghi ngày'),
  note: line(500, 'Ghi căn cứ hoặc lý do công bố'),
})

const DropForm = z.object({ version: seenVersion })
const Redraft = z.object({ ban: z.coerce.number().int().min(1).optional().catch(undefined) })

/** The page of a draft, and everything that is done to it as a whole. */
export function draftRoutes(app: App) {
  const params = { params: Code }
  app.get(`${home}/:code/sua`, allow('form.edit', params), (req, reply) =>
    showDraft(req, reply, req.params.code),
  )
  app.post(`${home}/:code/soan`, allow('form.edit', params), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, Redraft)
    const from = form.ok ? form.value.ban : undefined
    const outcome = await req.db.tx((tx) => redraft(tx, doerOf(req), code, from))
    // Somebody else began meanwhile: their draft is what there is to edit.
    return outcome.ok || outcome.why === 'drafted-already'
      ? reply.redirect(draftPath(code), 303)
      : reply.redirect(designPath(code), 303)
  })
  app.post(`${home}/:code/sua`, allow('form.edit', params), saveHead)
  app.post(`${home}/:code/thu-tu`, allow('form.edit', params), order)
  app.post(`${home}/:code/phan-moi`, allow('form.edit', params), newSection)
  app.post(`${home}/:code/cong-bo`, allow('form.edit', params), publish)
  app.post(`${home}/:code/bo-nhap`, allow('form.edit', params), drop)
}

type OfCode = FastifyRequest<{ Params: { code: string } }>

async function saveHead(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, HeadForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'head', ...form })
  const { filled } = form
  const { version: seen, basis, procedures } = form.value
  const title = found(bothFrom(filled, 'title'), 'tên')
  const unknown = await req.db.read((q) => unknownProcedure(q, procedures, req.today))
  if (unknown !== undefined) {
    const errors = { procedures: `Không có thủ tục mang mã ${unknown}` }
    return showDraft(req, reply, code, { form: 'head', filled, errors })
  }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), { code, seen, what: 'head' }, (content) => ({
      ok: true,
      value: { ...content, title, basis, procedures: [...procedures] },
    })),
  )
  return answer(req, reply, { code, form: 'head', filled, outcome, anchor: '#chung' })
}

async function order(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, OrderForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'order', ...form })
  const { version: seen, do: wanted } = form.value
  const [act = '', part = ''] = wanted.split(':')
  const [section = '', name] = part.split('/')
  const by = act === 'up' ? -1 : 1
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), { code, seen, what: wanted }, (content) => {
      if (section === 'giay-to' && name)
        return act === 'remove' ? removeComponent(content, name) : moveComponent(content, name, by)
      if (name === undefined)
        return act === 'remove'
          ? removeSection(content, section)
          : moveSection(content, section, by)
      return act === 'remove'
        ? removeField(content, section, name)
        : moveField(content, section, name, by)
    }),
  )
  const place = section === 'giay-to' ? '#giay-to' : `#phan-${section}`
  const anchor =
    name && section !== 'giay-to' && act !== 'remove' ? `#muc-${section}-${name}` : place
  return answer(req, reply, { code, form: 'order', filled: form.filled, outcome, anchor })
}

async function newSection(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, SectionForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'section', ...form })
  const { version: seen, section } = form.value
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), { code, seen, what: 'section' }, (content) =>
      addSection(content, section),
    ),
  )
  if (outcome.ok)
    return reply.redirect(sectionPath(code, outcome.value.sections.at(-1)?.id ?? ''), 303)
  return answer(req, reply, { code, form: 'section', filled: form.filled, outcome })
}

async function publish(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, PublishForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'publish', ...form })
  const { version: seen, from, note } = form.value
  const outcome = await req.db.tx((tx) => publishDraft(tx, doerOf(req), { code, seen, from, note }))
  if (outcome.ok) return reply.redirect(designPath(code), 303)
  return answer(req, reply, { code, form: 'publish', filled: form.filled, outcome })
}

async function drop(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, DropForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'drop', ...form })
  const seen = form.value.version
  const outcome = await req.db.tx((tx) => dropDraft(tx, doerOf(req), { code, seen }))
  if (outcome.ok) return reply.redirect(outcome.value === 'gone' ? home : designPath(code), 303)
  return answer(req, reply, { code, form: 'drop', filled: form.filled, outcome })
}

type Answer = {
  code: string
  form: DraftRetry['form']
  filled: Filled
  outcome: Outcome<unknown, Why>
  anchor?: string
}

function answer(req: FastifyRequest, reply: FastifyReply, sent: Answer) {
  const { code, form, filled, outcome, anchor = '' } = sent
  if (outcome.ok) return reply.redirect(`${draftPath(code)}${anchor}`, 303)
  const field = outcome.why === 'from-past' ? 'from' : '_'
  const errors = { [field]: reasonFor(req, outcome.why) }
  return showDraft(req, reply, code, { form, filled, errors }, 409)
}

async function showDraft(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: DraftRetry,
  refused = 422,
) {
  const { today } = req
  const shown = await req.db.read(async (q) => {
    const design = found(await designByCode(q, code), `biểu mẫu ${code.slice(0, 60)}`)
    const { draft: content, version, lastPublished, changedAt, changedBy } = design
    if (!content) return undefined
    const names = await actorNames(q, [changedBy])
    const findings = await findingsOf(q, code, content, today)
    return {
      ...{ content, version, lastPublished, changedAt, findings },
      changedBy: names.get(changedBy),
    }
  })
  // Published or dropped by somebody else meanwhile.
  if (!shown) return reply.redirect(designPath(code), 303)
  return page(
    req,
    reply,
    <DraftPage {...{ code, retry, today }} {...shown} />,
    retry ? refused : 200,
  )
}
