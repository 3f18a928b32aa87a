import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { componentsFor, formFor, prefillForm, reshape, validateForm } from '#modules/forms/index.ts'
import type { OtherPerson } from '#modules/people/index.ts'
import {
  findProcedures,
  procedureByCode,
  timeOf,
  type Procedure,
} from '#modules/procedures/index.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { idOf, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { claimFiles, readUpload, type Upload } from '#platform/uploads.ts'
import { dateText, localTime } from '#ui/format.ts'

import { applicantField, applicantTyped, otherPersonErrors, readApplicant } from './applicant.ts'
import { calendarOfUnit, dueOf } from './clock.ts'
import { checkPapers } from './handed-in.ts'
import { helpAtDesk, noteLook } from './intake-helps.ts'
import { receive, refuseAtDesk, type Intake } from './intake.ts'
import { knownFor } from './known.ts'
import { readOutside, refusalOf } from './outside.ts'
import { ChoosePage } from './pages/choose-page.tsx'
import { confirmField } from './pages/holder-step.tsx'
import { IntakePage, type IntakeProps } from './pages/intake-page.tsx'
import { placesIn } from './places.ts'
import { readProxy } from './proxy.ts'
import { offersAtDesk, otherStored, wrongChoices } from './stored/at-desk.ts'

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
      const desk = await deskFor(req, req.params.procedure)
      if (isFiledElsewhere(desk))
        throw conflict('Thủ tục này nộp tại Cổng Dịch vụ công quốc gia, không tiếp nhận ở đây')
      const upload = await readUpload(req)
      const help = await helpAtDesk(req, desk, upload)
      if (help) return showIntake(req, reply, desk, help)
      const reshaped = reshape(desk.definition, upload.filled)
      if (reshaped) return showIntake(req, reply, desk, { filled: reshaped })
      return take(req, reply, desk, upload)
    },
  )
}

/** One system is authoritative for a state: what is filed at the national portal is followed here, not received. */
const isFiledElsewhere = ({ procedure }: Desk) => procedure.filed === 'national-portal'
const followPath = ({ procedure }: Desk) =>
  `/can-bo/ho-so-ngoai/moi?thu-tuc=${encodeURIComponent(procedure.code)}`

type Desk = { procedure: Procedure; definition: ReturnType<typeof formFor> }

const deskFor = (req: FastifyRequest, code: string): Promise<Desk> =>
  req.db.read(async (q) => {
    const procedure = found(await procedureByCode(q, code, req.today), `thủ tục ${code}`)
    return { procedure, definition: formFor(code, req.today) }
  })

type Shown = Pick<IntakeProps, 'filled' | 'errors' | 'found' | 'holder' | 'named'>

async function showIntake(
  req: FastifyRequest,
  reply: FastifyReply,
  desk: Desk,
  shown: Shown,
  status = shown.errors ? 422 : 200,
) {
  const { who, now, today } = req
  const { procedure, definition } = desk
  const home = await req.db.read((q) => knownFor(q, who.unit, undefined))
  const filled = prefillForm(definition, { today, channel: 'counter', ...home }, shown.filled)
  const components = componentsFor(definition, filled, { today, channel: 'counter' })
  const { places, due, offers } = await req.db.read(async (q) => ({
    places: await placesIn(q),
    due: dueOf(now, timeOf(procedure, { on: today })?.value, await calendarOfUnit(q, who.unit)),
    offers: await offersAtDesk(q, req, { filled, components }),
  }))
  const dueText = due ? dateText(req.lang, localTime(due).date) : undefined
  return page(
    req,
    reply,
    <IntakePage
      {...{ procedure, definition, components, offers, places, today, dueText }}
      {...shown}
      filled={filled}
    />,
    status,
  )
}

const confirmedId = idOf<'person'>()

/** The number belongs to somebody else than was typed: the officer compares, and says who it is. */
async function showHolder(
  req: FastifyRequest,
  reply: FastifyReply,
  desk: Desk,
  filled: Filled,
  error: unknown,
) {
  const errors = otherPersonErrors(error, applicantField(''))
  const { person: holder } = error as OtherPerson
  await noteLook(req, holder.id)
  return showIntake(req, reply, desk, { filled, errors, holder })
}

async function take(
  req: FastifyRequest,
  reply: FastifyReply,
  desk: Desk,
  { filled, files, errors }: { filled: Filled; files: Upload[]; errors: Record<string, string> },
) {
  const { who, today } = req
  const { procedure, definition } = desk
  const applicant = readApplicant(
    applicantTyped(filled),
    today,
    filled['_da-xem-the'] ? 'card-seen' : 'claimed',
  )
  const places = await req.db.read(placesIn)
  const refusal = refusalOf(filled)
  const form = validateForm(definition, filled, {
    today,
    channel: 'counter',
    lang: req.lang,
    places,
    mayBeIncomplete: refusal !== undefined,
  })
  const components = componentsFor(definition, filled, { today, channel: 'counter' })
  const papers = checkPapers(components, filled, files, false)
  const offers = await req.db.read((q) => offersAtDesk(q, req, { filled, components }))
  const { proxy, errors: wrongProxy } = readProxy(filled, today)
  const { visit, errors: wrongVisit } = readOutside(filled)
  // What is refused is refused for what is missing: only who came, and why it is refused, must be there.
  const missing = refusal === undefined ? papers.errors : refusal.errors
  const wrong = {
    ...wrongProxy,
    ...wrongVisit,
    ...wrongChoices(filled, offers),
    ...(!applicant.ok &&
      Object.fromEntries(
        Object.entries(applicant.errors).map(([name, message]) => [`_nguoi.${name}`, message]),
      )),
    ...(!form.ok && form.errors),
    ...missing,
    ...errors,
  }
  if (!applicant.ok || !form.ok || Object.keys(wrong).length > 0)
    return showIntake(req, reply, desk, { filled: { ...filled, ...papers.kept }, errors: wrong })
  const intake: Intake = {
    procedure: procedure.code,
    caseCode: form.caseCode,
    channel:
      filled['_kenh'] === 'post' ? 'post' : filled['_kenh'] === 'assisted' ? 'online' : 'counter',
    assisted: filled['_kenh'] === 'assisted',
    applicant: applicant.value,
    confirmed: confirmedId.safeParse(filled[confirmField]).data,
    form: { code: definition.code, version: definition.version, values: form.value },
    summary: '',
    papers: [...papers.papers, ...otherStored(filled, offers)],
    proxy,
    visit,
    delivery:
      filled['_nhan'] === 'post'
        ? 'post'
        : filled['_nhan'] === 'electronic'
          ? 'electronic'
          : 'counter',
  }
  const fileIds = papers.papers.flatMap(({ fileId }) => fileId ?? [])
  const { _key: key, ...typed } = filled
  const body = { procedure: procedure.code, ...typed }
  try {
    const { answer } = await once(req.db, { who, key, body }, async (tx) => {
      const { id, code } = refusal
        ? await refuseAtDesk(tx, who, req.now, { ...intake, reason: refusal.reason })
        : await receive(tx, who, req.now, intake)
      await claimFiles(tx, who.unit, who.actor, fileIds, { kind: 'dossier', id })
      return { status: 303, answer: { location: `/can-bo/ho-so/${code}` } }
    })
    return await reply.redirect(String(answer['location']), 303)
  } catch (error) {
    return showHolder(req, reply, desk, { ...filled, ...papers.kept }, error)
  }
}
