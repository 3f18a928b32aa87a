import { deskOf } from '#modules/dossiers/index.ts'
import { findProcedures, occasions } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { DeskPage } from './pages/desk-page.tsx'
import { HomePage } from './pages/home-page.tsx'

/** The two front doors: the citizens' and the officers'. */
export function homeRoutes(app: App) {
  app.get('/', allow('public'), async (req, reply) => {
    const { events, usual } = await req.db.read(async (q) => ({
      events: await occasions(q, req.today),
      usual: await findProcedures(q, { text: '', on: req.today, most: 6 }),
    }))
    return page(req, reply, <HomePage {...{ events, usual }} />)
  })
  app.get('/can-bo', allow('dossier.view'), async (req, reply) => {
    const desk = await req.db.read((q) => deskOf(q, req.who, req.today))
    return page(req, reply, <DeskPage {...desk} now={req.now} />)
  })
}
