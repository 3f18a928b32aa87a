import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { doerOf, line, seenVersion } from '#platform/draft-life.ts'
import { readForm, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import type { Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { dropDraft, editDraft, findingsOf, publishFlow, redraft } from './actions.ts'
import { addStep, moveStep, removeStep } from './editing.ts'
import { DraftPage, type DraftRetry } from './pages/draft-page.tsx'
import { home } from './pages/flows-page.tsx'
import { namesFor } from './reads.ts'
import { Code } from './routes.tsx'
import { ownFlow } from './store-own.ts'
import { reasonFor, type Why } from './words.ts'

const HeadForm = z.object({
  version: seenVersion,
  name: line(160, 'Ghi tên quy trình'),
  source: line(400, 'Ghi căn cứ của quy trình'),
  procedure: z
    .union([z.literal(''), z.string().regex(/^\d\.\d{6}$/)], 'Mã thủ tục có dạng 1.013225')
    .default(''),
})

const StepsForm = z.object({
  version: seenVersion,
  do: z
    .string({ error: 'Chọn việc cần làm' })
    .regex(/^(add|(up|down|remove):[a-z0-9-]{1,40})$/, 'Chọn việc cần làm'),
})

const PublishForm = z.object({
  version: seenVersion,
  from: typedDay('Ghi ngày áp dụng'),
  note: z.string().max(500, 'Tối đa 500 chữ cái và dấu cách').default(''),
})

const DropForm = z.object({ version: seenVersion })

/** The page of a draft, and everything that is done to it as a whole. */
export function draftRoutes(app: App) {
  const params = { params: Code }
  app.get(`${home}/:code/sua`, allow('workflow.edit', params), (req, reply) =>
    showDraft(req, reply, req.params.code),
  )
  app.post(`${home}/:code/soan`, allow('workflow.edit', params), async (req, reply) => {
    const { code } = req.params
    const outcome = await req.db.tx((tx) => redraft(tx, doerOf(req), code))
    // Somebody else began meanwhile: their draft is what there is to edit.
    return outcome.ok || outcome.why === 'drafted-already'
      ? reply.redirect(`${home}/${code}/sua`, 303)
      : reply.redirect(`${home}/${code}`, 303)
  })
  app.post(`${home}/:code/sua`, allow('workflow.edit', params), saveHead)
  app.post(`${home}/:code/buoc`, allow('workflow.edit', params), changeSteps)
  app.post(`${home}/:code/cong-bo`, allow('workflow.edit', params), publish)
  app.post(`${home}/:code/bo-nhap`, allow('workflow.edit', params), drop)
}

type OfCode = FastifyRequest<{ Params: { code: string } }>

async function saveHead(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, HeadForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'head', ...form })
  const { version: seen, procedure, name, source } = form.value
  const isKnown =
    procedure === '' || (await req.db.read((q) => procedureByCode(q, procedure, req.today)))
  if (!isKnown) {
    const errors = { procedure: 'Không có thủ tục mang mã này' }
    return showDraft(req, reply, code, { form: 'head', filled: form.filled, errors })
  }
  const outcome = await req.db.tx((tx) =>
    editDraft(tx, doerOf(req), { code, seen }, ({ steps }) => ({
      ok: true,
      value: { name, source, ...(procedure && { procedure }), steps },
    })),
  )
  return answer(req, reply, { code, form: 'head', filled: form.filled, outcome })
}

async function changeSteps(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, StepsForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'steps', ...form })
  const { version: seen, do: wanted } = form.value
  const [act, step = ''] = wanted.split(':')
  const outcome = await req.db.tx((tx) =>
    editDraft(tx, doerOf(req), { code, seen }, (flow) => {
      if (act === 'add') return addStep(flow)
      if (act === 'remove') return removeStep(flow, step)
      return moveStep(flow, step, act === 'up' ? -1 : 1)
    }),
  )
  if (outcome.ok && act === 'add')
    return reply.redirect(`${home}/${code}/buoc/${outcome.value.steps.at(-1)?.code}`, 303)
  const anchor = act === 'up' || act === 'down' ? `#buoc-${step}` : ''
  return answer(req, reply, { code, form: 'steps', filled: form.filled, outcome, anchor })
}

async function publish(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, PublishForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'publish', ...form })
  const { version: seen, from, note } = form.value
  const outcome = await req.db.tx((tx) => publishFlow(tx, doerOf(req), { code, seen, from, note }))
  if (outcome.ok) return reply.redirect(`${home}/${code}`, 303)
  return answer(req, reply, { code, form: 'publish', filled: form.filled, outcome })
}

async function drop(req: OfCode, reply: FastifyReply) {
  const { code } = req.params
  const form = readForm(req, DropForm)
  if (!form.ok) return showDraft(req, reply, code, { form: 'drop', ...form })
  const seen = form.value.version
  const outcome = await req.db.tx((tx) => dropDraft(tx, doerOf(req), { code, seen }))
  if (outcome.ok) return reply.redirect(outcome.value === 'gone' ? home : `${home}/${code}`, 303)
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
  if (outcome.ok) return reply.redirect(`${home}/${code}/sua${anchor}`, 303)
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
    const row = found(await ownFlow(q, code), `quy trình ${code.slice(0, 60)}`)
    const flow = row.draft
    if (!flow) return undefined
    const names = await actorNames(q, [row.changedBy])
    return {
      ...{ flow, version: row.version, changedAt: row.changedAt },
      changedBy: names.get(row.changedBy),
      findings: await findingsOf(q, req, code, flow),
      names: await namesFor(q, req, flow),
    }
  })
  // Published or dropped by somebody else meanwhile.
  if (!shown) return reply.redirect(`${home}/${code}`, 303)
  const status = retry ? refused : 200
  return page(req, reply, <DraftPage {...{ code, retry, today }} {...shown} />, status)
}
