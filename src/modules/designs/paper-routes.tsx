import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureByCode, specialCases } from '#modules/procedures/index.ts'
import { doerOf } from '#platform/draft-life.ts'
import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no } from '#platform/outcome.ts'
import { notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { editForm } from './actions.ts'
import { draftPath, home } from './addresses.ts'
import { putComponent } from './editing.ts'
import { CasesPage } from './pages/cases-page.tsx'
import { ComponentPage } from './pages/component-page.tsx'
import { casesFrom, componentFrom } from './part-form.ts'
import { openedDraft, refusal, reshaped, Sent, type Shown } from './part-routes.tsx'
import { Code } from './routes.tsx'

const OfPaper = Code.extend({ paper: z.string().max(60) })

/** The forms of one paper, and of the cases. */
export function paperRoutes(app: App) {
  const paper = `${home}/:code/giay-to/:paper`
  app.get(paper, allow('form.edit', { params: OfPaper }), (req, reply) =>
    showPaper(req, reply, req.params),
  )
  app.post(paper, allow('form.edit', { params: OfPaper }), (req, reply) =>
    savePaper(req, reply, req.params),
  )
  const cases = `${home}/:code/truong-hop`
  app.get(cases, allow('form.edit', { params: Code }), (req, reply) =>
    showCases(req, reply, req.params.code),
  )
  app.post(cases, allow('form.edit', { params: Code }), (req, reply) =>
    saveCases(req, reply, req.params.code),
  )
}

type PaperAt = z.output<typeof OfPaper>
const isNew = ({ paper }: PaperAt) => paper === 'moi'

async function showPaper(
  req: FastifyRequest,
  reply: FastifyReply,
  at: PaperAt,
  { status = 200, ...refused }: Shown = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, at.code, refused)
  const component = opened.content.components.find(({ code }) => code === at.paper)
  if (!component && !isNew(at) && !refused.filled) throw notFound('giấy tờ này')
  const findings = all.filter((one) => one.at.kind === 'component' && one.at.component === at.paper)
  const props = { code: at.code, component, findings }
  return page(req, reply, <ComponentPage {...props} {...opened} {...refused} />, status)
}

async function savePaper(req: FastifyRequest, reply: FastifyReply, at: PaperAt) {
  const form = readForm(req, Sent)
  const { filled } = form
  const again = reshaped(filled)
  if (again) return showPaper(req, reply, at, again)
  if (!form.ok) return showPaper(req, reply, at, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code: at.code, seen: form.value.version, what: `paper ${at.paper}` }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const before = content.components.find(({ code }) => code === at.paper)
      if (!before && !isNew(at)) return no('no-such-part')
      const read = componentFrom(filled, before, content)
      if (read.ok) return putComponent(content, read.part)
      errors = read.errors
      return no('has-errors')
    }),
  )
  if (outcome.ok) return reply.redirect(`${draftPath(at.code)}#giay-to`, 303)
  if (outcome.why === 'has-errors')
    return showPaper(req, reply, at, { filled, errors, status: 422 })
  return showPaper(req, reply, at, refusal(req, filled, outcome.why))
}

async function showCases(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { status = 200, ...refused }: Shown = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, code, refused)
  const findings = all.filter(({ at }) => at.kind === 'cases')
  const known = await req.db.read(async (q) => {
    const cases = new Map<string, string>()
    for (const one of opened.content.procedures) {
      const procedure = await procedureByCode(q, one, req.today)
      for (const { caseCode, label } of procedure ? specialCases(procedure) : [])
        cases.set(caseCode, label)
    }
    return [...cases].map(([caseCode, label]) => ({ code: caseCode, label }))
  })
  return page(
    req,
    reply,
    <CasesPage {...{ code, findings, known }} {...opened} {...refused} />,
    status,
  )
}

async function saveCases(req: FastifyRequest, reply: FastifyReply, code: string) {
  const form = readForm(req, Sent)
  const { filled } = form
  if (!form.ok) return showCases(req, reply, code, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code, seen: form.value.version, what: 'cases' }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const read = casesFrom(filled, content.cases)
      if (read.ok) return { ok: true, value: { ...content, cases: read.part } }
      errors = read.errors
      return no('has-errors')
    }),
  )
  if (outcome.ok) return reply.redirect(draftPath(code), 303)
  if (outcome.why === 'has-errors')
    return showCases(req, reply, code, { filled, errors, status: 422 })
  return showCases(req, reply, code, refusal(req, filled, outcome.why))
}
