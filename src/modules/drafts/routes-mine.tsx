import { z } from 'zod'

import { procedureNames } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { removeDraft } from './actions.ts'
import { pathOf, resumeAt } from './addresses.ts'
import { DraftsPage } from './pages/mine.tsx'
import { RemovePage } from './pages/remove.tsx'
import { papersOf } from './store-papers.ts'
import { draftById, openDrafts } from './store.ts'

const Id = z.object({ id: z.uuid() })
const Told = z.object({
  'da-luu': z.string().optional().catch(undefined),
  'da-xoa': z.string().optional().catch(undefined),
})

/** The citizen's drafts: go on with one, or give it up. */
export function mineRoutes(app: App) {
  app.get('/cua-toi/ban-nhap', allow('citizen', { querystring: Told }), async (req, reply) => {
    const { who, now, today } = req
    const shown = await req.db.read(async (q) => ({
      drafts: await openDrafts(q, who),
      names: await procedureNames(q, today),
    }))
    const told = req.query['da-luu'] ? 'saved' : req.query['da-xoa'] ? 'removed' : undefined
    return page(req, reply, <DraftsPage {...{ now, told, ...shown }} />)
  })
  app.get('/cua-toi/ban-nhap/:id', allow('citizen', { params: Id }), async (req, reply) => {
    const draft = found(
      await req.db.read((q) => draftById(q, req.who, req.params.id)),
      'bản nháp này',
    )
    return reply.redirect(resumeAt(draft), 303)
  })
  app.get('/cua-toi/ban-nhap/:id/xoa', allow('citizen', { params: Id }), async (req, reply) => {
    const { who, today } = req
    const shown = await req.db.read(async (q) => {
      const draft = found(await draftById(q, who, req.params.id), 'bản nháp này')
      const papers = await papersOf(q, who.unit, draft.id)
      const names = await procedureNames(q, today)
      return { draft, papers, name: names.get(draft.procedureCode) ?? draft.procedureCode }
    })
    if (shown.draft.dossierCode) return reply.redirect(resumeAt(shown.draft), 303)
    return page(req, reply, <RemovePage {...shown} />)
  })
  app.post('/cua-toi/ban-nhap/:id/xoa', allow('citizen', { params: Id }), async (req, reply) => {
    const outcome = await req.db.tx((tx) => removeDraft(tx, req.who, req.params.id))
    if (!outcome.ok) return reply.redirect(pathOf(req.params.id), 303)
    return reply.redirect('/cua-toi/ban-nhap?da-xoa=1', 303)
  })
}
