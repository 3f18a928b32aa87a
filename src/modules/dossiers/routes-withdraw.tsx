import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { withdrawDossier } from './actions.ts'
import { version, words } from './doing.ts'
import { onceOrRefused } from './once-or-refused.ts'
import { WithdrawPage } from './pages/withdraw-page.tsx'
import { dossierByCode } from './store.ts'
import { whyWords } from './words.ts'

const Code = z.object({ code: z.string().max(80) })
const Shape = z.object({ version, reason: words('Ghi lý do rút hồ sơ') })
const path = '/cua-toi/ho-so/:code/rut'

/** The applicant takes an application back, as long as nothing is decided. */
export function withdrawRoutes(app: App) {
  app.get(path, allow('citizen', { params: Code }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(path, allow('citizen', { params: Code }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, Shape)
    if (!form.ok) return show(req, reply, code, form)
    const { _key: key, ...typed } = form.filled
    const { version: seen, reason } = form.value
    const why = await onceOrRefused(req, { key, body: { code, ...typed } }, (tx) =>
      withdrawDossier(tx, req.who, { code, seen, reason, now: req.now }),
    )
    if (why === undefined) return reply.redirect(`/cua-toi/ho-so/${code}`, 303)
    const errors = { _: whyWords[why][req.lang === 'en' ? 1 : 0] }
    return show(req, reply, code, { filled: form.filled, errors }, 409)
  })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const dossier = found(
    await req.db.read((q) => dossierByCode(q, req.who.unit, code)),
    `hồ sơ ${code.slice(0, 60)}`,
  )
  return page(req, reply, <WithdrawPage {...{ dossier, once: newId(), ...retry }} />, status)
}
