import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { calendarFor } from '#modules/calendars/index.ts'
import { formFor } from '#modules/forms/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { answered, caseIn } from './answered.ts'
import { PreparePage } from './pages/prepare.tsx'
import { openDays, toBring, waysToFile } from './prepare.ts'
import { Params, Prepared } from './shapes.ts'

/** A paper that the commune holds already, for the code of a component: what it is and from when. */
export type HeldPaper = { title: string; on: Temporal.PlainDate; href: string }

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Which papers of these are already held for whoever asks, by the code of the component; decorated by the module that keeps a
     * person's papers.
     */
    heldPapers?: (
      req: FastifyRequest,
      asked: { procedure: string; components: readonly string[] },
    ) => Promise<ReadonlyMap<string, HeldPaper>>
  }
}

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
  const components = [...(bring?.needed ?? []), ...(bring?.perhaps ?? [])].map((one) => one.code)
  const held = await req.server.heldPapers?.(req, { procedure: code, components })
  const props = {
    ...{ procedure, definition, said, caseCode, bring, now },
    held: held ?? new Map<string, HeldPaper>(),
    ways: waysToFile(procedure, calendar, { caseCode, now, on: today }),
    days: openDays(calendar, now),
  }
  return page(req, reply, <PreparePage {...props} />)
}
