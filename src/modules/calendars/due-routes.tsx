import { dueAt } from '#platform/clock/due.ts'
import { refusalTexts } from '#platform/clock/refusals.ts'
import { fieldsOf, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { calendarFor } from './calendar-for.ts'
import { fieldOnPage, readQuestion, typedMoment } from './due-question.ts'
import { DuePage } from './pages/due.tsx'

/** Tính hạn: a form whose question stands in the address, so that an answer can be shown to others. */
export function dueRoutes(app: App) {
  app.get('/lich/tinh-han', allow('public'), async (req, reply) => {
    const filled = fieldsOf(new URL(req.url, 'http://here').searchParams)
    if (Object.keys(filled).length === 0)
      return page(req, reply, <DuePage filled={blank(req.now)} />)
    const asked = readQuestion(filled)
    if ('errors' in asked) return page(req, reply, <DuePage {...{ filled, ...asked }} />, 422)
    const { received, rule, pauses } = asked.question
    const calendar = await req.db.read((q) => calendarFor(q, req.who.unit))
    const outcome = dueAt(received, rule, calendar, pauses)
    if (outcome.ok) return page(req, reply, <DuePage filled={filled} due={outcome.value} />)
    const { field, vi, en } = refusalTexts[outcome.why]
    const errors = { [fieldOnPage[field] ?? 'so']: translator(req.lang)(vi, en) }
    return page(req, reply, <DuePage {...{ filled, errors }} />, 422)
  })
}

/** The form at first: received now, counted in working days. */
const blank = (now: Temporal.Instant): Filled => ({
  ...typedMoment(['ngay', 'gio'], now),
  'don-vi': 'working-day',
})
