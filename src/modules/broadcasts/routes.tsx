import { z } from 'zod'

import { hamlets } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { dayView } from './day-view.ts'
import { ProgrammePage } from './pages/programme-page.tsx'

export const home = '/can-bo/lich-phat'

const Query = z.object({
  day: z.iso.date().optional().catch(undefined),
  hamlet: z.string().max(40).optional().catch(undefined),
})

/** Chương trình trong ngày: 24 hours of every cluster on one screen. */
export function programmeRoutes(app: App) {
  app.get(home, allow('broadcast.see', { querystring: Query }), async (req, reply) => {
    const { day, hamlet } = req.query
    const date = day === undefined ? req.today : Temporal.PlainDate.from(day)
    const shown = await req.db.read(async (q) => ({
      view: await dayView(q, req.who.unit, date, req.now),
      places: await hamlets(q),
    }))
    const maySchedule = req.who.can.has('broadcast.schedule')
    const mayAlarm = req.who.can.has('bulletin.emergency')
    const rest = { hamlet, today: req.today, now: req.now, maySchedule, mayAlarm }
    return page(req, reply, <ProgrammePage {...shown} {...rest} />)
  })
}
