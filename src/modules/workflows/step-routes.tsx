import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { departments } from '#modules/units/index.ts'
import { doerOf, seenVersion } from '#platform/draft-life.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { editDraft } from './actions.ts'
import { replaceStep } from './editing.ts'
import { home } from './pages/flows-page.tsx'
import { StepPage } from './pages/step-page.tsx'
import { namesFor } from './reads.ts'
import { Code } from './routes.tsx'
import { stepFrom } from './step-form.ts'
import { ownFlow, publishedVersions } from './store-own.ts'
import { reasonFor } from './words.ts'

const OfStep = Code.extend({ step: z.string().max(60) })
const Sent = z.looseObject({ version: seenVersion })

/** The form of one step. */
export function stepRoutes(app: App) {
  const address = `${home}/:code/buoc/:step`
  app.get(address, allow('workflow.edit', { params: OfStep }), (req, reply) =>
    showStep(req, reply, req.params),
  )
  app.post(address, allow('workflow.edit', { params: OfStep }), async (req, reply) => {
    const { code, step: stepCode } = req.params
    const form = readForm(req, Sent)
    const read = stepFrom(form.filled, stepCode)
    if (!form.ok || !read.ok) {
      const errors = { ...(!form.ok && form.errors), ...(!read.ok && read.errors) }
      return showStep(req, reply, req.params, { filled: form.filled, errors, status: 422 })
    }
    const seen = form.value.version
    const outcome = await req.db.tx((tx) =>
      editDraft(tx, doerOf(req), { code, seen }, (flow) => replaceStep(flow, read.step)),
    )
    if (outcome.ok) return reply.redirect(`${home}/${code}/sua#buoc-${stepCode}`, 303)
    const errors = { _: reasonFor(req, outcome.why) }
    const isOutdated = outcome.why === 'changed-meanwhile'
    const refused = { filled: form.filled, errors, status: 409, isOutdated }
    return showStep(req, reply, req.params, refused)
  })
}

type Refused = { filled: Filled; errors: Errors; status: number; isOutdated?: boolean }

async function showStep(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, step: stepCode }: z.output<typeof OfStep>,
  { status = 200, ...refused }: Partial<Refused> = {},
) {
  const shown = await req.db.read(async (q) => {
    const row = found(await ownFlow(q, code), `quy trình ${code.slice(0, 60)}`)
    // Published by somebody else while this was typed: what was typed is shown over what was published.
    const [newest] = refused.filled && !row.draft ? await publishedVersions(q, code) : []
    const draft = row.draft ?? newest?.content
    const flow = found(draft, `bản nháp của quy trình ${code.slice(0, 60)}`)
    const saved = flow.steps.find((one) => one.code === stepCode)
    // Removed by somebody else while this was typed: what was typed is shown, to be copied.
    const step = saved ?? (refused.filled ? flow.steps[0] : undefined)
    return {
      flow,
      step: { ...found(step, 'bước này'), code: stepCode },
      version: row.version,
      names: await namesFor(q, req, flow),
      departments: await departments(q),
    }
  })
  return page(req, reply, <StepPage {...{ code }} {...shown} {...refused} />, status)
}
