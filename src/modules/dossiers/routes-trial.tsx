import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { choicesOf, flowToTry, namesFor, takenBranch } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { forbidden } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { calendarOfUnit } from './clock.ts'
import { trialOf } from './flow-trial.ts'
import { dossierList } from './lists.ts'
import { answersOf } from './next-step.ts'
import { TrialPage, type TrialRun } from './pages/trial-page.tsx'
import { contentOf, dossierByCode } from './store.ts'

const Code = z.object({ code: z.string().max(80) })
const Query = z.object({
  'ho-so': z.string().trim().toUpperCase().max(80).optional().catch(undefined),
  ban: z.string().max(10).optional().catch(undefined),
})

/** A test run of a workflow on a dossier that is there; it only reads. */
export function trialRoutes(app: App) {
  const schema = { params: Code, querystring: Query }
  app.get(
    '/quan-tri/quy-trinh/:code/chay-thu',
    allow('workflow.edit', schema),
    async (req, reply) => {
      const { code } = req.params
      const { 'ho-so': asked = '', ban } = req.query
      const isDraft = ban === 'nhap'
      const shown = await req.db.read(async (q) => {
        const flow = await flowToTry(q, req, code, isDraft)
        const run = asked === '' ? undefined : await runOn(q, req, flow, asked)
        const names = await namesFor(q, req, flow)
        return {
          flow,
          names,
          run,
          recent: run ? [] : await recentFor(q, req, code, flow.procedure),
        }
      })
      return page(req, reply, <TrialPage {...{ code, isDraft, asked }} {...shown} />)
    },
  )
}

type Flow = Awaited<ReturnType<typeof flowToTry>>

async function runOn(
  q: Read,
  { who }: FastifyRequest,
  flow: Flow,
  code: string,
): Promise<TrialRun | undefined> {
  // What was declared in a dossier is for those who may see dossiers.
  if (!who.can.has('dossier.view')) throw forbidden()
  const dossier = await dossierByCode(q, who.unit, code)
  if (!dossier) return undefined
  const answers = await answersOf(q, dossier, await contentOf(q, who.unit, dossier.id))
  const trial = trialOf(flow, answers, dossier.receivedAt, await calendarOfUnit(q, who.unit))
  return { dossier, trial, taken: trial.steps.map(({ step }) => takenBranch(step, answers)) }
}

/** Dossiers of the procedure the workflow is made for, else the newest there are. */
async function recentFor(
  q: Read,
  { who }: FastifyRequest,
  code: string,
  procedure: string | undefined,
) {
  const chosen = (await choicesOf(q)).find(
    ({ workflowCode, procedureCode }) => workflowCode === code && procedureCode !== '*',
  )
  const filter = { procedure: procedure ?? chosen?.procedureCode }
  return (await dossierList(q, who.unit, { filter, limit: 10 })).items
}
