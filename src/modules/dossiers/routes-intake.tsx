import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import {
  caseOf,
  componentsFor,
  formFor,
  formNamed,
  isOwnForm,
  prefillForm,
  reshape,
  validateForm,
  type FormDefinition,
} from '#modules/forms/index.ts'
import type { OtherPerson } from '#modules/people/index.ts'
import {
  findProcedures,
  procedureByCode,
  timeOf,
  type Procedure,
} from '#modules/procedures/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { idOf, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { claimFiles, readUpload, type Upload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'
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
import { authorityField, formField, IntakePage, type IntakeProps } from './pages/intake-page.tsx'
import { placesIn } from './places.ts'
import { pointChoices, readPoints } from './points.ts'
import { readProxy } from './proxy.ts'
import { knownAtDesk, offersAtDesk, otherStored, wrongChoices } from './stored/at-desk.ts'

const Code = z.object({ procedure: z.string().max(40) })
const Search = z.object({ q: z.string().max(200).optional() })

type Elsewhere = { intake: Intake; to: number; now: Temporal.Instant }

declare module 'fastify' {
  interface FastifyInstance {
    /** Phi địa giới: where dossiers may be taken in for other communes of the province. */
    intakeElsewhere?: {
      authorities: (
        q: Read,
        unit: number,
        procedure: string,
      ) => Promise<{ unitId: number; name: string }[]>
      send: (tx: Tx, who: Who, sent: Elsewhere) => Promise<{ id: string; href: string }>
    }
  }
}

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

/** One system is authoritative for a state: what is filed at the national portal is followed here, not received. */
const isFiledElsewhere = ({ procedure }: Desk) => procedure.filed === 'national-portal'
const followPath = ({ procedure }: Desk) =>
  `/can-bo/ho-so-ngoai/moi?thu-tuc=${encodeURIComponent(procedure.code)}`

type Desk = { procedure: Procedure; definition: FormDefinition }

const deskFor = (req: FastifyRequest, code: string): Promise<Desk> =>
  req.db.read(async (q) => {
    const procedure = found(await procedureByCode(q, code, req.today), `thủ tục ${code}`)
    return { procedure, definition: await formFor(q, code, req.today) }
  })

/** A page that was open when a newer form came into force is judged by the form that it showed. */
async function asOpened(req: FastifyRequest, desk: Desk, filled: Filled): Promise<Desk> {
  const [code = '', version = ''] = (filled[formField] ?? '').split(':')
  if (code === desk.definition.code && version === String(desk.definition.version)) return desk
  if (!/^[1-9]\d{0,8}$/.test(version)) return desk
  const shown = await req.db.read((q) => formNamed(q, code, Number(version)))
  return shown?.procedures.includes(desk.procedure.code) ? { ...desk, definition: shown } : desk
}

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
      dueByCase={procedure.casesComplete && caseCode === undefined}
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

/** A form of our own is nobody else's: what is declared on it is settled here. */
const authoritiesFor = async (
  { server, who }: FastifyRequest,
  q: Read,
  { procedure, definition }: Desk,
) =>
  isOwnForm(definition.code)
    ? []
    : ((await server.intakeElsewhere?.authorities(q, who.unit, procedure.code)) ?? [])

/** The other commune that settles it; undefined when it is ours. */
const authorityOf = (filled: Filled): number | undefined => {
  const typed = (filled[authorityField] ?? '').trim()
  return typed === '' ? undefined : Number(typed)
}

const elsewhereErrors = (filled: Filled, authorities: readonly { unitId: number }[]) =>
  authorities.some(({ unitId }) => unitId === authorityOf(filled))
    ? {}
    : { [authorityField]: 'Không nhận thay được cho nơi này. Hãy chọn lại' }

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
  const { places, choices, authorities } = await req.db.read(async (q) => ({
    places: await placesIn(q),
    choices: await pointChoices(q, who, today),
    authorities: await authoritiesFor(req, q, desk),
  }))
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
  const { points, errors: wrongPoints } = readPoints(filled, choices)
  const to = refusal ? undefined : authorityOf(filled)
  // What is refused is refused for what is missing: only who came, and why it is refused, must be there.
  const missing = refusal === undefined ? papers.errors : refusal.errors
  const wrong = {
    ...wrongProxy,
    ...wrongVisit,
    ...wrongPoints,
    ...wrongChoices(filled, offers),
    ...(to !== undefined && elsewhereErrors(filled, authorities)),
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
    without: papers.without,
    proxy,
    visit,
    points,
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
    return showHolder(req, reply, desk, { ...filled, ...papers.kept }, error)
  }
}
