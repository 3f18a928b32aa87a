import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { confirmDay, draftYear, dropDay, setDays } from './actions.ts'
import { openingOf } from './opening.ts'
import { DayPage } from './pages/day.tsx'
import { NewDaysPage } from './pages/new-days.tsx'
import { OpeningPage } from './pages/opening.tsx'
import { YearPage } from './pages/year.tsx'
import { DayForm, GroundForm } from './shapes.ts'
import { whyNotDay } from './words.ts'
import { calendarYear, dateView } from './year-view.ts'

const home = '/quan-tri/lich'
const day = `${home}/ngay/:date`

const query = z.object({ nam: z.coerce.number().int().min(2000).max(2099).optional() })
const params = z.object({ date: z.iso.date() })

export function routes(app: App) {
  openingRoute(app)
  yearRoutes(app)
  newRoutes(app)
  dayRoutes(app)
}

/** The public face of the calendar. */
function openingRoute(app: App) {
  app.get('/lich', allow('public'), async (req, reply) => {
    const opening = await req.db.read((q) => openingOf(q, req.who.unit, req.today))
    return page(req, reply, <OpeningPage {...opening} today={req.today} />)
  })
}

function yearRoutes(app: App) {
  app.get(home, allow('calendar.view', { querystring: query }), async (req, reply) => {
    const year = req.query.nam ?? req.today.year
    const view = await req.db.read((q) => calendarYear(q, req.who.unit, year))
    return page(req, reply, <YearPage {...{ view }} />)
  })

  const NewYear = z.object({ nam: z.coerce.number().int().min(2000).max(2099) })
  app.post(`${home}/nam`, allow('calendar.edit'), async (req, reply) => {
    const form = readForm(req, NewYear)
    if (!form.ok) throw notFound('năm này')
    const year = form.value.nam
    await req.db.tx((tx) => draftYear(tx, req.who, year))
    return reply.redirect(`${home}?nam=${year}`, 303)
  })
}

function newRoutes(app: App) {
  app.get(`${home}/them`, allow('calendar.edit'), async (req, reply) =>
    page(req, reply, <NewDaysPage />),
  )

  app.post(`${home}/them`, allow('calendar.edit'), async (req, reply) => {
    const form = readForm(req, DayForm)
    if (!form.ok) return page(req, reply, <NewDaysPage {...form} />, 422)
    const outcome = await req.db.tx((tx) => setDays(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(`${home}?nam=${form.value.from.year}`, 303)
    const refusal = { filled: form.filled, errors: whyNotDay[outcome.why] }
    return page(req, reply, <NewDaysPage {...refusal} />, 409)
  })
}

const gone = { _: 'Ngày này không còn gì để xác nhận hoặc bỏ. Có thể người khác vừa sửa' }

type Retries = { draft?: Retry; settling?: Retry }

async function dayPage(req: FastifyRequest, iso: string, retries: Retries = {}) {
  const date = dateIn(iso)
  const view = await req.db.read((q) => dateView(q, req.who.unit, date))
  return <DayPage {...view} {...retries} />
}

function dayRoutes(app: App) {
  app.get(day, allow('calendar.view', { params }), async (req, reply) =>
    page(req, reply, await dayPage(req, req.params.date)),
  )

  app.post(day, allow('calendar.edit', { params }), async (req, reply) => {
    const { date } = req.params
    const form = readForm(req, DayForm)
    if (!form.ok) return page(req, reply, await dayPage(req, date, { draft: form }), 422)
    const outcome = await req.db.tx((tx) => setDays(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(`${home}?nam=${form.value.from.year}`, 303)
    const draft = { filled: form.filled, errors: whyNotDay[outcome.why] }
    return page(req, reply, await dayPage(req, date, { draft }), 409)
  })

  settleRoute(app, 'xac-nhan', confirmDay)
  settleRoute(app, 'bo', dropDay)
}

function settleRoute(app: App, verb: string, action: typeof confirmDay) {
  app.post(`${day}/${verb}`, allow('calendar.edit', { params }), async (req, reply) => {
    const { date } = req.params
    const on = dateIn(date)
    const form = readForm(req, GroundForm)
    if (!form.ok) return page(req, reply, await dayPage(req, date, { settling: form }), 422)
    const outcome = await req.db.tx((tx) => action(tx, req.who, { on, ...form.value }))
    if (outcome.ok) return reply.redirect(`${home}?nam=${on.year}`, 303)
    const settling = { filled: form.filled, errors: gone }
    return page(req, reply, await dayPage(req, date, { settling }), 409)
  })
}

function dateIn(iso: string): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(iso)
  if (date.year < 2000 || date.year > 2099) throw notFound('ngày này')
  return date
}
