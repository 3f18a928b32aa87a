import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { hasOpened } from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { dateText } from '#ui/format.ts'

import { DetailsForm, writeDetails } from './details.ts'
import type { StoredPaper } from './domain.ts'
import { DetailsPage, detailsPath } from './pages/details-page.tsx'
import { storedPaper } from './store.ts'

const params = z.object({ id: z.uuid() })
type One = FastifyRequest<{ Params: z.output<typeof params> }>

/** An officer who receives from the paper's owner writes down what stands on it. */
export function detailsRoutes(app: App) {
  app.get(detailsPath(':id'), allow('dossier.receive', { params }), (req, reply) =>
    show(req, reply),
  )
  app.post(detailsPath(':id'), allow('dossier.receive', { params }), async (req, reply) => {
    const form = readForm(req, DetailsForm)
    if (!form.ok) return show(req, reply, form)
    const answer = await req.db.tx(async (tx) =>
      writeDetails(tx, req.who, await paperAtDesk(tx, req, req.params.id), {
        details: form.value,
        now: req.now,
        today: req.today,
      }),
    )
    if (!answer.ok) return show(req, reply, { filled: form.filled, errors: why[answer.why] })
    return reply.redirect(`${detailsPath(req.params.id)}?da-ghi=1`, 303)
  })
}

const why = {
  'issued-later': { issuedOn: 'Ngày cấp không thể ở tương lai' },
  'expires-before': { expiresOn: 'Ngày hết giá trị không thể trước ngày cấp' },
}

const hoursOfOneVisit = 4

/** The owner was looked up not long ago, which they can read; any other way the paper is not there. */
async function paperAtDesk(
  q: Read,
  { who, now }: Pick<FastifyRequest, 'who' | 'now'>,
  id: string,
): Promise<StoredPaper> {
  const paper = await storedPaper(q, who.unit, id)
  const since = now.subtract({ hours: hoursOfOneVisit })
  if (!paper || paper.hiddenAt !== null || !(await hasOpened(q, who, paper.personId, since)))
    throw notFound('giấy tờ này')
  return paper
}

async function show(req: One, reply: FastifyReply, retry?: Retry) {
  const paper = await req.db.read((q) => paperAtDesk(q, req, req.params.id))
  const known = {
    issuer: paper.issuer ?? '',
    issuedOn: paper.issuedOn ? dateText('vi', paper.issuedOn) : '',
    expiresOn: paper.expiresOn ? dateText('vi', paper.expiresOn) : '',
  }
  const isSaved = !retry && req.url.endsWith('?da-ghi=1')
  const shown = { paper, isSaved, filled: retry?.filled ?? known, errors: retry?.errors }
  return page(req, reply, <DetailsPage {...shown} />, retry ? 422 : 200)
}
