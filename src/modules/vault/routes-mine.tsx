import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { badCursor, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { fileById, fileHeaders } from '#platform/stored-files.ts'

import { setHidden } from './actions.ts'
import { withValidity } from './offers.ts'
import { MinePage, minePath } from './pages/mine-page.tsx'
import { PaperPage } from './pages/paper-page.tsx'
import { looksAt, paperOf, papersPage, storedPaper, type Before } from './store.ts'

const Cursor = z.object({ cursor: z.string().max(200).optional() })
const params = z.object({ id: z.uuid() })
const limit = 30

const Key = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

/** A citizen's own store. Row security shows nothing of anybody else, whatever the address says. */
export function mineRoutes(app: App) {
  app.get(minePath, allow('citizen', { querystring: Cursor }), async (req, reply) => {
    const { who, today } = req
    const before = beforeOf(req.query.cursor)
    const papers = await req.db.read(async (q) => {
      const rows = await papersPage(q, who.unit, who.person ?? '', { before, limit })
      return withValidity(q, who.unit, rows, today)
    })
    const shown = papers.slice(0, limit)
    const next = papers.length > limit ? cursorOf(shown.at(-1)) : null
    return page(req, reply, <MinePage papers={shown} {...{ next }} />)
  })
  app.get(`${minePath}/:id`, allow('citizen', { params }), async (req, reply) => {
    const { who, today } = req
    const shown = await req.db.read(async (q) => {
      const paper = found(
        await paperOf(q, who.unit, who.person ?? '', req.params.id),
        'giấy tờ này',
      )
      const [listed = { ...paper, until: undefined, isExpired: false }] = await withValidity(
        q,
        who.unit,
        [paper],
        today,
      )
      return { paper: listed, looks: await looksAt(q, who.unit, paper.id) }
    })
    return page(req, reply, <PaperPage {...shown} />)
  })
  app.get(`${minePath}/:id/tep`, allow('citizen', { params }), async (req, reply) => {
    const file = await req.db.read(async (q) => {
      const paper = found(await storedPaper(q, req.who.unit, req.params.id), 'giấy tờ này')
      return found(await fileById(q, req.who.unit, paper.fileId), 'tệp này')
    })
    return reply.headers(fileHeaders(file)).send(req.server.world.files.read(file.sha256))
  })
  for (const [act, isHidden] of [
    ['an', true],
    ['hien', false],
  ] as const)
    app.post(`${minePath}/:id/${act}`, allow('citizen', { params }), async (req, reply) => {
      const { id } = req.params
      await req.db.tx((tx) => setHidden(tx, req.who, { id, isHidden, now: req.now }))
      return reply.redirect(minePath, 303)
    })
}

function beforeOf(cursor: string | undefined): Before {
  if (cursor === undefined) return undefined
  const parsed = Key.safeParse(Buffer.from(cursor, 'base64url').toString().split('|'))
  if (!parsed.success) throw badCursor()
  const [at, id] = parsed.data
  return { at, id }
}

const cursorOf = (last: { givenAt: Temporal.Instant; id: string } | undefined) =>
  last ? Buffer.from(`${last.givenAt.toString()}|${last.id}`).toString('base64url') : null
