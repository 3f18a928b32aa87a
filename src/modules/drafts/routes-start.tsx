import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { formFor } from '#modules/forms/index.ts'
import { answered } from '#modules/guides/index.ts'
import { personById } from '#modules/people/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { once } from '#platform/once.ts'
import { conflict, found, notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { pathOf } from './addresses.ts'
import { wayOf } from './domain.ts'
import { ConfirmationPage } from './pages/confirmation.tsx'
import { StartPage } from './pages/start.tsx'
import { startDraft } from './start.ts'
import { draftsOf } from './store.ts'

const Procedure = z.object({ procedure: z.string().max(40) })
const Said = z.object({
  tl: z.string().max(1200).default('').catch(''),
  'truong-hop': z.string().max(60).optional().catch(undefined),
})
const Filed = Procedure.extend({ code: z.string().max(80) })

/** The door of an online application, and what stands behind it when it is filed. */
export function startRoutes(app: App) {
  app.get(
    '/nop-ho-so/:procedure',
    allow('citizen', { params: Procedure, querystring: Said }),
    (req, reply) => showStart(req, reply, req.params.procedure, { asked: req.query }),
  )
  app.post('/nop-ho-so/:procedure', allow('citizen', { params: Procedure }), (req, reply) =>
    start(req, reply, req.params.procedure),
  )
  app.get(
    '/nop-ho-so/:procedure/xong/:code',
    allow('citizen', { params: Filed }),
    async (req, reply) => {
      const { procedure, code } = req.params
      const { who } = req
      // Row security: a citizen finds only dossiers of their own.
      const dossier = await req.db.read((q) => dossierByCode(q, who.unit, code))
      if (dossier?.procedureCode !== procedure) throw notFound(`hồ sơ ${code}`)
      return page(req, reply, <ConfirmationPage {...{ dossier }} />)
    },
  )
}

async function showStart(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { asked, ...retry }: { filled?: Filled; errors?: Errors; asked?: z.output<typeof Said> } = {},
) {
  const { who, today } = req
  const text = retry.filled?.['tl'] ?? asked?.tl ?? ''
  const shown = await req.db.read(async (q) => {
    const procedure = await procedureByCode(q, code, today)
    if (!procedure || procedure.hidden) throw notFound(`thủ tục ${code}`)
    const said = await answered(q, { unit: who.unit, procedure: code, on: today, text })
    const drafts = await draftsOf(q, who, code)
    return { procedure, said, drafts, definition: await formFor(q, code, today) }
  })
  const status = retry.errors ? 422 : 200
  const picked = asked?.['truong-hop'] ?? shown.said.caseCode
  return page(req, reply, <StartPage {...{ today, picked, ...shown, ...retry }} />, status)
}

async function start(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who, now, today } = req
  const filled = (req.body ?? {}) as Filled
  const definition = await req.db.read((q) => formFor(q, code, today))
  const caseCode = definition.cases.find((each) => each.code === filled['caseCode'])?.code
  if (definition.cases.length > 1 && caseCode === undefined) {
    const caseMissing = req.lang === 'en' ? 'Choose which case applies' : 'Chọn trường hợp của bạn'
    return showStart(req, reply, code, { filled, errors: { caseCode: caseMissing } })
  }
  const key = filled['_key']
  const begin = async (tx: Tx) => {
    const procedure = found(await procedureByCode(tx, code, today), `thủ tục ${code}`)
    if (procedure.hidden) throw notFound(`thủ tục ${code}`)
    if (wayOf(procedure) !== 'here') throw conflict('Thủ tục này không nhận nộp trực tuyến ở đây')
    const person = found(await personById(tx, who.person ?? ''), 'hồ sơ của bạn')
    const isAnother = key !== undefined
    const text = filled['tl'] ?? ''
    const asking = { unit: who.unit, procedure: code, on: today, text }
    const said = (await answered(tx, asking)).values
    const begun = { procedure: code, definition, caseCode, isAnother, said, person, now, today }
    return pathOf(await startDraft(tx, who, begun))
  }
  if (key === undefined) return reply.redirect(await req.db.tx(begin), 303)
  // Pressed twice, a page begins one draft; after going back, another case is another draft.
  const sent = { who, key: `${key} ${caseCode ?? ''}`, body: { code, caseCode } }
  const { answer } = await once(req.db, sent, async (tx) => ({
    status: 303,
    answer: { location: await begin(tx) },
  }))
  return reply.redirect(String(answer['location']), 303)
}
