import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { caseOf, componentsFor, prefillForm, reshape } from '#modules/forms/index.ts'
import type { OtherPerson } from '#modules/people/index.ts'
import { findProcedures, timeOf } from '#modules/procedures/index.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { conflict } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { claimFiles, readUpload, type Uploaded } from '#platform/uploads.ts'
import { dateText, localTime } from '#ui/format.ts'

import { applicantField, otherPersonErrors } from './applicant.ts'
import { calendarOfUnit, dueOf } from './clock.ts'
import { asOpened, deskFor, followPath, isFiledElsewhere, type IntakeDesk } from './intake-desk.ts'
import { authoritiesFor } from './intake-elsewhere.ts'
import { helpAtDesk, noteLook } from './intake-helps.ts'
import { typedIntake } from './intake-typed.ts'
import { receive, refuseAtDesk } from './intake.ts'
import { knownFor } from './known.ts'
import { ChoosePage } from './pages/choose-page.tsx'
import { IntakePage, type IntakeProps } from './pages/intake-page.tsx'
import { placesIn } from './places.ts'
import { pointChoices } from './points.ts'
import { knownAtDesk, offersAtDesk } from './stored/at-desk.ts'

const Code = z.object({ procedure: z.string().max(40) })
const Search = z.object({ q: z.string().max(200).optional() })

/** Intake at the counter. */
export function intakeRoutes(app: App) {
  app.get(
    '/can-bo/tiep-nhan',
    allow('dossier.receive', { querystring: Search }),
    async (req, reply) => {
      const asked = (req.query.q ?? '').trim()
      const choices = await req.db.read((q) =>
        findProcedures(q, { text: asked, on: req.today, most: 24 }),
      )
      return page(req, reply, <ChoosePage {...{ asked, choices }} />)
    },
  )
  app.get(
    '/can-bo/tiep-nhan/:procedure',
    allow('dossier.receive', { params: Code }),
    async (req, reply) => {
      const desk = await deskFor(req, req.params.procedure)
      if (isFiledElsewhere(desk)) return reply.redirect(followPath(desk), 303)
      return showIntake(req, reply, desk, { filled: { _key: newId() } })
    },
  )
  app.post(
    '/can-bo/tiep-nhan/:procedure',
    allow('dossier.receive', { params: Code }),
    async (req, reply) => {
      const now = await deskFor(req, req.params.procedure)
      if (isFiledElsewhere(now))
        throw conflict('Thủ tục này nộp tại Cổng Dịch vụ công quốc gia, không tiếp nhận ở đây')
      const upload = await readUpload(req)
      const desk = await asOpened(req, now, upload.filled)
      const help = await helpAtDesk(req, desk, upload)
      if (help) return showIntake(req, reply, desk, help)
      const reshaped = reshape(desk.definition, upload.filled)
      if (reshaped) return showIntake(req, reply, desk, { filled: reshaped })
      return take(req, reply, desk, upload)
    },
  )
}

type Shown = Pick<IntakeProps, 'filled' | 'errors' | 'found' | 'holder' | 'named'>

async function showIntake(
  req: FastifyRequest,
  reply: FastifyReply,
  desk: IntakeDesk,
  shown: Shown,
  status = shown.errors ? 422 : 200,
) {
  const { who, now, today } = req
  const { procedure, definition } = desk
  const home = await req.db.read((q) => knownFor(q, who.unit, undefined))
  const filled = prefillForm(definition, { today, channel: 'counter', ...home }, shown.filled)
  const caseCode = caseOf(definition, filled)
  const rule = timeOf(procedure, { on: today, caseCode })?.value
  const components = componentsFor(definition, filled, { today, channel: 'counter' })
  const { places, points, authorities, due, offers, known } = await req.db.read(async (q) => ({
    places: await placesIn(q),
    points: await pointChoices(q, who, today),
    authorities: await authoritiesFor(req, q, desk),
    due: dueOf(now, rule, await calendarOfUnit(q, who.unit)),
    offers: await offersAtDesk(q, req, { filled, components }),
    known: await knownAtDesk(q, req, filled),
  }))
  const dueText = due ? dateText(req.lang, localTime(due).date) : undefined
  return page(
    req,
    reply,
    <IntakePage
      {...{ procedure, definition, components, offers, places, points, authorities, today }}
      {...{ dueText, known }}
      dueByCase={caseCode === undefined && dependsOnCase(procedure)}
      {...shown}
      filled={filled}
    />,
    status,
  )
}

/** Until the officer has said which case it is, no date is the right one. */
const dependsOnCase = ({ cases, casesComplete }: IntakeDesk['procedure']) =>
  casesComplete || cases.some(({ caseCode, rule }) => caseCode !== '' && rule)

/** The number belongs to somebody else than was typed: the officer compares, and says who it is. */
async function showHolder(
  req: FastifyRequest,
  reply: FastifyReply,
  desk: IntakeDesk,
  filled: Filled,
  error: unknown,
) {
  const errors = otherPersonErrors(error, applicantField(''))
  const { person: holder } = error as OtherPerson
  await noteLook(req, holder.id)
  return showIntake(req, reply, desk, { filled, errors, holder })
}

async function take(req: FastifyRequest, reply: FastifyReply, desk: IntakeDesk, upload: Uploaded) {
  const { who } = req
  const { filled } = upload
  const read = await typedIntake(req, desk, upload)
  if (!read.ok)
    return showIntake(req, reply, desk, {
      filled: { ...filled, ...read.kept },
      errors: read.errors,
    })
  const { intake, to, refusal } = read
  const fileIds = intake.papers.flatMap(({ fileId }) => fileId ?? [])
  const { _key: key, ...typed } = filled
  const body = { procedure: intake.procedure, ...typed }
  try {
    const { answer } = await once(req.db, { who, key, body }, async (tx) => {
      const { intakeElsewhere } = req.server
      if (to !== undefined && intakeElsewhere) {
        const sent = await intakeElsewhere.send(tx, who, { intake, to, now: req.now })
        await claimFiles(tx, who.unit, who.actor, fileIds, { kind: 'transfer', id: sent.id })
        return { status: 303, answer: { location: sent.href } }
      }
      const { id, code } = refusal
        ? await refuseAtDesk(tx, who, req.now, { ...intake, reason: refusal.reason })
        : await receive(tx, who, req.now, intake)
      await claimFiles(tx, who.unit, who.actor, fileIds, { kind: 'dossier', id })
      const printed = filled['_in'] && !refusal && intake.channel !== 'online'
      const location = `/can-bo/ho-so/${code}${printed ? '/giay-tiep-nhan.pdf' : ''}`
      return { status: 303, answer: { location } }
    })
    return await reply.redirect(String(answer['location']), 303)
  } catch (error) {
    return showHolder(req, reply, desk, { ...filled, ...read.kept }, error)
  }
}
