import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { formFor } from '#modules/forms/index.ts'
import { personById } from '#modules/people/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found, notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { wayOf } from './domain.ts'
import { ConfirmationPage } from './pages/confirmation.tsx'
import { StartPage } from './pages/start.tsx'
import { startDraft } from './start.ts'
import { newestDraft } from './store.ts'

const Procedure = z.object({ procedure: z.string().max(40) })
const Filed = Procedure.extend({ code: z.string().max(80) })

/** The door of an online application, and what stands behind it when it is filed. */
export function startRoutes(app: App) {
  app.get('/nop-ho-so/:procedure', allow('citizen', { params: Procedure }), (req, reply) =>
    showStart(req, reply, req.params.procedure),
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
  retry: { filled?: Filled; errors?: Errors } = {},
) {
  const { who, today } = req
  const shown = await req.db.read(async (q) => {
    const procedure = await procedureByCode(q, code, today)
    if (!procedure || procedure.hidden) throw notFound(`thủ tục ${code}`)
    const draft = await newestDraft(q, who, code)
    return { procedure, draft, definition: await formFor(q, code, today) }
  })
  const status = retry.errors ? 422 : 200
  return page(req, reply, <StartPage {...{ today, ...shown, ...retry }} />, status)
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
  const id = await req.db.tx(async (tx) => {
    const procedure = found(await procedureByCode(tx, code, today), `thủ tục ${code}`)
    if (procedure.hidden) throw notFound(`thủ tục ${code}`)
    if (wayOf(procedure) !== 'here') throw conflict('Thủ tục này không nhận nộp trực tuyến ở đây')
    const person = found(await personById(tx, who.person ?? ''), 'hồ sơ của bạn')
    return startDraft(tx, who, { procedure: code, definition, caseCode, person, now, today })
  })
  return reply.redirect(`/cua-toi/ban-nhap/${id}`, 303)
}
