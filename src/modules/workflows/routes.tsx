import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { procedureNames } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { choicesOf, wholeUnit } from './chosen.ts'
import type { FlowContent } from './domain.ts'
import { FlowPage } from './pages/flow-page.tsx'
import { FlowsPage, home } from './pages/flows-page.tsx'
import { caseLabel, draftOf, namesFor, newestOf, versionOf } from './reads.ts'
import { fileOf, fileSchema, WorkflowFile } from './shapes.ts'
import { ownFlow, ownFlows, publishedVersions } from './store-own.ts'
import { isOwn, standards } from './store.ts'

export const Code = z.object({ code: z.string().max(80) })
const Version = Code.extend({ version: z.coerce.number().int().min(1).max(100_000) })
const OfDraft = z.object({ ban: z.string().max(10).optional().catch(undefined) })

/** Reading workflows: the list, one of them, a version of it, and their files. */
export function viewRoutes(app: App) {
  app.get(home, allow('workflow.view'), async (req, reply) => {
    const { today } = req
    const own = await req.db.read(ownFlows)
    const standard = await req.db.read((q) => standards(q, today))
    return page(req, reply, <FlowsPage {...{ own, standard, today }} />)
  })
  app.get(`${home}/:code`, allow('workflow.view', { params: Code }), (req, reply) =>
    show(req, reply, req.params.code, undefined),
  )
  app.get(`${home}/:code/ban/:version`, allow('workflow.view', { params: Version }), (req, reply) =>
    show(req, reply, req.params.code, req.params.version),
  )
  fileRoutes(app)
}

function fileRoutes(app: App) {
  const schema = { params: Code, querystring: OfDraft }
  app.get(`${home}/:code/tep`, allow('workflow.view', schema), async (req, reply) => {
    const { code } = req.params
    const isDraft = req.query.ban === 'nhap'
    const flow = await req.db.read((q) => (isDraft ? draftOf(q, code) : newestOf(q, req, code)))
    return sendFile(reply, `${code}${isDraft ? '-nhap' : ''}`, flow)
  })
  app.get(
    `${home}/:code/ban/:version/tep`,
    allow('workflow.view', { params: Version }),
    async (req, reply) => {
      const { code, version } = req.params
      return sendFile(
        reply,
        `${code}-${version}`,
        await req.db.read((q) => versionOf(q, code, version)),
      )
    },
  )
  app.get(`${home}/luoc-do.json`, allow('workflow.view'), async (_, reply) => {
    const schema = { title: fileSchema, ...z.toJSONSchema(WorkflowFile, { io: 'input' }) }
    void reply.type('application/json; charset=utf-8')
    return reply.send(JSON.stringify(schema, null, 2))
  })
}

function sendFile(reply: FastifyReply, name: string, flow: FlowContent) {
  void reply.headers({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="quy-trinh-${name.replaceAll(/[^a-z0-9.-]/g, '')}.json"`,
  })
  return reply.send(`${JSON.stringify(fileOf(flow), null, 2)}\n`)
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  asked: number | undefined,
) {
  const own = isOwn(code)
  const parts = await req.db.read(async (q) => {
    const row = own ? await ownFlow(q, code) : undefined
    const versions = own ? await publishedVersions(q, code) : []
    // One that was never published is its draft, and has a page of its own.
    if (row?.draft && versions.length === 0) return undefined
    const flow =
      asked === undefined ? await newestOf(q, req, code) : await versionOf(q, code, asked)
    return {
      flow,
      versions,
      isDrafted: (row?.draft ?? null) !== null,
      version: asked ?? versions[0]?.version,
      names: await namesFor(q, req, flow),
      uses: await usesOf(q, req, code),
      actors: await actorNames(
        q,
        versions.map(({ publishedBy }) => publishedBy),
      ),
    }
  })
  if (parts === undefined) return reply.redirect(`${home}/${code}/sua`, 303)
  return page(req, reply, <FlowPage {...{ code, isOwn: own }} {...parts} />)
}

type Use = { procedure: string; caseCode: string; name: string }

/** What a standard workflow is used for without anybody having chosen it. */
const usualUses: Readonly<Record<string, Use>> = {
  'six-steps': {
    procedure: wholeUnit,
    caseCode: 'usual',
    name: 'Cả đơn vị: thủ tục thông thường, khi không chọn quy trình khác',
  },
  'same-day': {
    procedure: wholeUnit,
    caseCode: 'same-day',
    name: 'Cả đơn vị: thủ tục giải quyết trong ngày, khi không chọn quy trình khác',
  },
}

async function usesOf(q: Read, { today }: FastifyRequest, code: string) {
  const choices = await choicesOf(q)
  const chosen = choices.filter(({ workflowCode }) => workflowCode === code)
  const usual = usualUses[code]
  const isTaken = choices.some(
    ({ procedureCode, caseCode }) => procedureCode === wholeUnit && caseCode === usual?.caseCode,
  )
  const uses: Use[] = usual && !isTaken ? [usual] : []
  if (chosen.length === 0) return uses
  const names = await procedureNames(q, today)
  for (const { procedureCode: procedure, caseCode } of chosen) {
    const name =
      procedure === wholeUnit ? 'Cả đơn vị' : `${procedure} ${names.get(procedure) ?? ''}`
    const label = caseCode && (await caseLabel(q, procedure, caseCode, today))
    uses.push({ procedure, caseCode, name: label ? `${name} (${label})` : name })
  }
  return uses
}
