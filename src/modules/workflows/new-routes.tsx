import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { doerOf } from '#platform/draft-life.ts'
import { readForm, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { textsOf } from '#platform/json-file.ts'
import { page } from '#platform/render.tsx'

import { draftFlow } from './actions.ts'
import { copyOf, startingWith } from './editing.ts'
import { mostBytes, readWorkflowFile } from './import-file.ts'
import { home } from './pages/flows-page.tsx'
import { ImportPage, NewFlowPage } from './pages/new-pages.tsx'
import { newestOf } from './reads.ts'
import { ownFlows } from './store-own.ts'
import { standards } from './store.ts'
import { reasonFor } from './words.ts'

const NewForm = z.object({
  name: z
    .string({ error: 'Ghi tên quy trình' })
    .min(3, 'Ghi tên quy trình')
    .max(160, 'Tối đa 160 chữ cái và dấu cách'),
  from: z.string().max(80).default(''),
})
const Copying = z.object({ tu: z.string().max(80).optional().catch(undefined) })

/** Beginning a workflow: as a copy, empty, or from a file. */
export function newRoutes(app: App) {
  app.get(`${home}/them`, allow('workflow.edit', { querystring: Copying }), (req, reply) =>
    showNew(req, reply, { chosen: req.query.tu }),
  )
  app.post(`${home}/them`, allow('workflow.edit'), async (req, reply) => {
    const form = readForm(req, NewForm)
    if (!form.ok) return showNew(req, reply, form, 422)
    const { name, from } = form.value
    const draft =
      from === ''
        ? startingWith(name, 'Cần ghi căn cứ của quy trình')
        : copyOf(await req.db.read((q) => newestOf(q, req, from)), name)
    const outcome = await req.db.tx((tx) => draftFlow(tx, doerOf(req), draft))
    if (outcome.ok) return reply.redirect(`${home}/${outcome.value}/sua`, 303)
    const errors = { name: reasonFor(req, outcome.why) }
    return showNew(req, reply, { filled: form.filled, errors }, 409)
  })
  app.get(`${home}/nhap`, allow('workflow.edit'), (req, reply) => page(req, reply, <ImportPage />))
  app.post(`${home}/nhap`, allow('workflow.edit'), takeFile)
}

type Shown = { chosen?: string | undefined; filled?: Filled; errors?: Record<string, string> }

async function showNew(req: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const from = await req.db.read(async (q) => [
    ...(await standards(q, req.today)),
    ...(await ownFlows(q)),
  ])
  return page(req, reply, <NewFlowPage {...{ from }} {...shown} />, status)
}

async function takeFile(req: FastifyRequest, reply: FastifyReply) {
  const { filled: sent, file } = await textsOf(req, mostBytes)
  const filled: Filled = { text: file || (sent['text'] ?? '') }
  const read = readWorkflowFile(filled['text'] ?? '')
  if (!read.ok)
    return page(req, reply, <ImportPage complaints={read.complaints} {...{ filled }} />, 422)
  const outcome = await req.db.tx((tx) => draftFlow(tx, doerOf(req), read.content))
  if (outcome.ok) return reply.redirect(`${home}/${outcome.value}/sua`, 303)
  const errors = { text: reasonFor(req, outcome.why) }
  return page(req, reply, <ImportPage {...{ filled, errors }} />, 409)
}
