import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureByCode, procedureNames } from '#modules/procedures/index.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { seenOf, setHandling, type NotSet } from './actions.ts'
import { HandlingListPage, HandlingPage } from './pages.tsx'
import { filledOf, HandlingForm } from './shapes.ts'
import { handlingEntries, handlingFor } from './store.ts'

const home = '/quan-tri/xu-ly'
/** The entry for all procedures without one of their own. */
const forAll = 'chung'
const params = z.object({ code: z.string().regex(/^(chung|\d\.\d{6})$/) })
const Find = z.object({ ma: z.string().max(40).optional() })

const why: Record<NotSet, string> = {
  'changed-meanwhile': 'Người khác vừa sửa quy định này. Hãy xem lại rồi lưu lần nữa',
  'unknown-procedure': 'Không có thủ tục mang mã này',
}

/** Where an administrator sets what procedures allow on the way of a dossier. */
export function handlingRoutes(app: App) {
  app.get(home, allow('handling.view', { querystring: Find }), async (req, reply) => {
    const typed = (req.query.ma ?? '').trim()
    if (/^\d\.\d{6}$/.test(typed)) return reply.redirect(`${home}/${typed}`, 303)
    const shown = await req.db.read(async (q) => ({
      entries: await handlingEntries(q, req.who.unit),
      names: await procedureNames(q, req.today),
    }))
    return page(req, reply, <HandlingListPage {...shown} typed={typed} on={req.today} />)
  })
  app.get(`${home}/:code`, allow('handling.view', { params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(`${home}/:code`, allow('handling.set', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, HandlingForm)
    if (!form.ok) return show(req, reply, code, form)
    const { seen, effectiveFrom, citation, ...allowed } = form.value
    const entry = { procedure: procedureOf(code), seen, effectiveFrom, citation, allowed }
    const outcome = await req.db.tx((tx) => setHandling(tx, req.who, req.now, entry))
    if (outcome.ok) return reply.redirect(`${home}/${code}`, 303)
    return show(req, reply, code, { filled: form.filled, errors: { _: why[outcome.why] } }, 409)
  })
}

const procedureOf = (code: string) => (code === forAll ? '' : code)

type Retry = { filled: Filled; errors: Errors }

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const procedure = procedureOf(code)
  const shown = await req.db.read(async (q) => {
    const entries = await handlingEntries(q, req.who.unit)
    const known = procedure ? await procedureByCode(q, procedure, req.today) : undefined
    return {
      name: procedure === '' ? undefined : found(known, `thủ tục ${code}`).name,
      now: await handlingFor(q, { unit: req.who.unit, procedure, on: req.today }),
      past: entries.filter((entry) => entry.procedure === procedure),
      seen: seenOf(entries, procedure),
    }
  })
  const filled = retry?.filled ?? filledOf(shown.now, req.today)
  return page(
    req,
    reply,
    <HandlingPage {...shown} {...{ code, filled, errors: retry?.errors }} />,
    status,
  )
}
