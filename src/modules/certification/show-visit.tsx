import type { FastifyReply, FastifyRequest } from 'fastify'

import { documentById } from '#modules/signatures/index.ts'
import type { Errors } from '#platform/form.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { VisitPage } from './pages/visit-page.tsx'
import { visitById, waitingOfVisit } from './store-visits.ts'
import { linesOfVisit } from './store.ts'

type Refused = { errors: Errors; status: number }

/** What a visit got; after a refused scan with what was wrong. */
export async function showVisit(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  refused?: Refused,
) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => {
    const waiting = await waitingOfVisit(q, unit, id)
    return {
      visit: found(await visitById(q, unit, id), 'lượt chứng thực này'),
      entries: await linesOfVisit(q, unit, id),
      waiting: await Promise.all(
        waiting.map(async (one) => ({
          ...one,
          state: one.documentId ? (await documentById(q, unit, one.documentId))?.state : undefined,
        })),
      ),
    }
  })
  return page(req, reply, <VisitPage {...shown} errors={refused?.errors} />, refused?.status)
}
