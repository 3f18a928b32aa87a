import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { calendarFor } from '#modules/calendars/index.ts'
import { formFor } from '#modules/forms/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { answered, caseIn } from './answered.ts'
import { heldPapers } from './held.ts'
import { PreparePage } from './pages/prepare.tsx'
import { openDays, toBring, waysToFile } from './prepare.ts'
import { Params, Prepared } from './shapes.ts'

/** Trước khi nộp: cost, date, papers, place, for one's own case, from the real clock. */
export function prepareRoutes(app: App) {
  app.get(
    '/thu-tuc/:code/chuan-bi',
    allow('public', { params: Params, querystring: Prepared }),
    (req, reply) => prepare(req, reply, req.params.code, req.query),
  )
}

async function prepare(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { tl, 'truong-hop': picked }: z.output<typeof Prepared>,
) {
  const { who, today, now } = req
  const shown = await req.db.read(async (q) => {
    const known = await procedureByCode(q, code, today)
    const procedure = found(known?.hidden ? undefined : known, `thủ tục ${code}`)
    const said = await answered(q, { unit: who.unit, procedure: code, on: today, text: tl })
    const definition = await formFor(q, code, today)
    return { procedure, definition, said, calendar: await calendarFor(q, who.unit) }
  })
  const { procedure, definition, said, calendar } = shown
  const caseCode = caseIn(definition, picked || undefined, said.caseCode)
  const bring = toBring(definition, code, { values: said.values, caseCode, on: today })
  const held = await heldPapers(req, [...(bring?.needed ?? []), ...(bring?.perhaps ?? [])])
  const props = {
    ...{ procedure, definition, said, caseCode, bring, now },
    held,
    ways: waysToFile(procedure, calendar, { caseCode, now, on: today }),
    days: openDays(calendar, now),
  }
  return page(req, reply, <PreparePage {...props} />)
}
