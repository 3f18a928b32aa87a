import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { setHours } from './actions.ts'
import { fields } from './domain.ts'
import { HoursPage } from './pages/hours.tsx'
import { HoursForm } from './shapes.ts'
import { hoursByField } from './year-view.ts'

const path = '/quan-tri/lich/gio-lam-viec'

export function hoursRoutes(app: App) {
  app.get(path, allow('calendar.view'), async (req, reply) => {
    const all = await req.db.read((q) => hoursByField(q, req.who.unit, fields))
    return page(req, reply, <HoursPage {...{ all }} />)
  })

  app.post(path, allow('calendar.edit'), async (req, reply) => {
    const form = readForm(req, HoursForm)
    if (!form.ok) {
      const all = await req.db.read((q) => hoursByField(q, req.who.unit, fields))
      return page(req, reply, <HoursPage {...{ all, ...form }} />, 422)
    }
    await req.db.tx((tx) => setHours(tx, req.who, form.value))
    return reply.redirect(path, 303)
  })
}
