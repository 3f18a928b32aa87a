import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { FormSummary } from '#modules/forms/index.ts'
import type { Tx } from '#platform/db.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'
import { claimFiles, readUpload, type Upload } from '#platform/uploads.ts'

import {
  assignDossier,
  finishDossier,
  forwardDossier,
  handOverResult,
  sendDossierBack,
  withdrawDossier,
} from './actions.ts'
import { declaredOf } from './declared.ts'
import {
  assignee,
  doing,
  optionalWords,
  verdict,
  version,
  words,
  withReason,
  type Doing,
} from './doing.ts'
import { entrustable, officerById } from './entrusting.ts'
import { holdOf } from './hold.ts'
import { inPlaceOf } from './in-place-of.ts'
import { acceptOnline, rejectOnline } from './intake-online.ts'
import { onceOrRefused } from './once-or-refused.ts'
import { noteOpening } from './opening.ts'
import type { Refused } from './pages/act-fields.tsx'
import { DossierPage } from './pages/dossier-page.tsx'
import { pathActs } from './path-acts.ts'
import { possibleActs, type Act } from './possible.ts'
import { ahead, around, dossierFile } from './read.ts'
import { attachResult, numberResult } from './results/actions.ts'
import { annotateNumber, correctNumber } from './results/correcting.ts'
import { namedIn, remarksFor, remarksPanel } from './routes-remarks.tsx'
import { offersForAnswer, tickedStored } from './stored/for-answer.ts'
import { askApplicantForPapers, supplyPapers } from './supplement-actions.ts'
import { takeStep } from './taking.ts'
import { whyWords } from './words.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What another module has to say on the page of a dossier: the register in which it ends. */
    besideDossier?: (req: FastifyRequest, code: string) => Promise<VNode | undefined>
  }
}

const Code = z.object({ code: z.string().max(80) })

/** The applicant reads exactly this: a letter or two ask for nothing. */
const askedFor = words('Ghi rõ giấy tờ còn thiếu').refine(
  (text) => text.trim().length >= 3,
  'Ghi rõ giấy tờ còn thiếu và lý do, để người nộp hiểu phải làm gì',
)

const whichResult = z.coerce.number('Chọn kết quả').int('Chọn kết quả').min(1).max(99)

/** Số, ký hiệu as it stands in the book. */
const writtenNumber = words('Ghi số, ký hiệu đã vào sổ').pipe(z.string().max(100, 'Tối đa 100 chữ'))

const acts: Record<Act, Doing> = {
  ...pathActs,
  accept: doing('dossier.receive', z.object({ version }), (tx, { who }, { act }) =>
    acceptOnline(tx, who, act),
  ),
  reject: doing(
    'dossier.receive',
    z.object({ version, reason: words('Ghi rõ lý do từ chối') }),
    (tx, { who }, { act, reason }) => rejectOnline(tx, who, { ...act, reason }),
  ),
  forward: doing(
    'dossier.process',
    withReason(z.object({ version, note: optionalWords, verdict, assignee }), 'note'),
    async (tx, { who }, { act, note, verdict, assignee }) => {
      const officer = assignee ? await officerById(tx, who, assignee) : undefined
      return forwardDossier(tx, who, { ...act, note, verdict, officer })
    },
  ),
  'send-back': doing(
    'dossier.process',
    z.object({ version, reason: words('Ghi rõ lý do trả lại') }),
    (tx, { who }, { act, reason }) => sendDossierBack(tx, who, { ...act, reason }),
  ),
  assign: doing(
    'dossier.assign',
    z.object({ version, assignee: z.uuid('Chọn người xử lý') }),
    async (tx, { who }, { act, assignee }) => {
      const officer = await officerById(tx, who, assignee)
      return assignDossier(tx, who, { ...act, officer })
    },
  ),
  take: doing('dossier.process', z.object({ version }), (tx, { who }, { act }) =>
    takeStep(tx, who, act),
  ),
  'ask-supplement': doing(
    'dossier.process',
    z.object({ version, missing: askedFor }),
    (tx, { who }, { act, missing }) => askApplicantForPapers(tx, who, { ...act, missing }),
  ),
  supply: doing(
    'dossier.receive',
    z.object({ version, answer: words('Ghi đã nhận những gì'), stored: optionalWords }),
    async (tx, { who }, { act, answer, stored }, files) => {
      const scans = files.map(({ id, name }) => ({
        name,
        quantity: 1,
        kind: 'electronic' as const,
        fileId: id,
      }))
      const papers = [...scans, ...(await tickedStored(tx, who.unit, stored))]
      const done = await supplyPapers(tx, who, { ...act, answer, papers })
      if (done.ok) await claim(tx, who, files, done.value.id)
      return done
    },
  ),
  'attach-result': doing(
    'dossier.process',
    z.object({
      version,
      title: words('Ghi tên kết quả').pipe(z.string().max(300, 'Tối đa 300 chữ')),
      documentNumber: optionalWords,
    }),
    async (tx, { who }, { act, title, documentNumber }, files) => {
      const done = await attachResult(tx, who, {
        ...act,
        title,
        documentNumber,
        fileId: files[0]?.id,
      })
      if (done.ok) await claim(tx, who, files, done.value.id)
      return done
    },
  ),
  'number-result': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      documentNumber: writtenNumber,
    }),
    (tx, { who }, { act, result, documentNumber }) =>
      numberResult(tx, who, { ...act, result, documentNumber }),
  ),
  'correct-number': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      documentNumber: writtenNumber,
      reason: words('Ghi rõ vì sao sửa số'),
    }),
    (tx, { who }, { act, result, documentNumber, reason }) =>
      correctNumber(tx, who, { ...act, result, documentNumber, reason }),
  ),
  'annotate-number': doing(
    'dossier.process',
    z.object({
      version,
      result: whichResult,
      note: words('Ghi rõ chỗ sai và số đúng').pipe(z.string().max(1_000, 'Tối đa 1.000 chữ')),
    }),
    (tx, { who }, { act, result, note }) => annotateNumber(tx, who, { ...act, result, note }),
  ),
  finish: doing(
    'dossier.process',
    withReason(z.object({ version, reason: optionalWords, verdict }), 'reason'),
    (tx, { who }, { act, reason, verdict }) => finishDossier(tx, who, { ...act, reason, verdict }),
  ),
  'hand-over': doing(
    'dossier.hand-over',
    z.object({
      version,
      to: words('Ghi tên người nhận'),
      how: z.enum(['counter', 'post', 'electronic'], 'Chọn hình thức trả'),
    }),
    (tx, { who }, { act, to, how }) => handOverResult(tx, who, { ...act, to, how }),
  ),
  withdraw: doing(
    'dossier.receive',
    z.object({ version, reason: words('Ghi lý do rút hồ sơ') }),
    (tx, { who }, { act, reason }) => withdrawDossier(tx, who, { ...act, reason }),
  ),
}

const claim = (tx: Tx, who: FastifyRequest['who'], files: readonly Upload[], id: string) =>
  claimFiles(
    tx,
    who.unit,
    who.actor,
    files.map((file) => file.id),
    { kind: 'dossier', id },
  )

/** The page of one dossier and everything that is done from it. */
export function dossierRoutes(app: App) {
  app.get('/can-bo/ho-so/:code', allow('dossier.view', { params: Code }), (req, reply) =>
    showDossier(req, reply, req.params.code),
  )
  for (const [name, doing] of Object.entries(acts) as [Act, Doing][])
    app.post(
      `/can-bo/ho-so/:code/${name}`,
      allow(doing.permission, { params: Code }),
      (req, reply) => carryOut(req, reply, { name, code: req.params.code, doing }),
    )
}

type Call = { name: Act; code: string; doing: Doing }

async function carryOut(req: FastifyRequest, reply: FastifyReply, { name, code, doing }: Call) {
  const { filled, files, errors } = await readUpload(req)
  req.body = filled
  const form = readForm(req, doing.schema)
  const wrong = { ...errors, ...(!form.ok && form.errors) }
  if (Object.keys(wrong).length > 0)
    return showDossier(req, reply, code, { act: name, filled, errors: wrong })
  req.who = await inPlaceOf(req, { name, code, permission: doing.permission })
  const { _key: key, ...body } = filled
  const why = await onceOrRefused(req, { key, body: { name, code, ...body } }, (tx) =>
    doing.run(tx, req, code, { filled, files }),
  )
  if (why === undefined) return reply.redirect(`/can-bo/ho-so/${code}`, 303)
  const said = whyWords[why][req.lang === 'en' ? 1 : 0]
  // A choice that the step asks for was not made: the form is wrong, not the moment.
  if (why === 'verdict-missing' || why === 'opinion-missing')
    return showDossier(req, reply, code, { act: name, filled, errors: { verdict: said } })
  const errorsOfRule = { [why === 'number-taken' ? 'documentNumber' : '_']: said }
  return showDossier(req, reply, code, { act: name, filled, errors: errorsOfRule }, 409)
}

async function showDossier(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const { who, now } = req
  const shown = await req.db.read(async (q) => {
    const file = await dossierFile(q, who.unit, code)
    const hold = await holdOf(q, who, file.dossier, now)
    const acts = possibleActs(file.dossier, who, { ...around(file), hold })
    const [remarks, officers] = await Promise.all([
      remarksFor(q, who, file.dossier),
      entrustable(q, acts, file),
    ])
    const actors = [
      ...namedIn(remarks),
      ...file.past.flatMap(({ actor, behalf }) => (behalf ? [actor, behalf] : [actor])),
      ...file.coordination.flatMap(({ answeredBy }) => answeredBy ?? []),
      `staff:${file.dossier.assignee}`,
    ]
    const offers = acts.includes('supply') ? await offersForAnswer(q, file, req.today) : undefined
    return { file, acts, hold, offers, officers, remarks, names: await actorNames(q, actors) }
  })
  await noteOpening(req, shown.file)
  const beside = await req.server.besideDossier?.(req, code)
  const formSummary = <FormSummary {...declaredOf(shown.file)} />
  return page(
    req,
    reply,
    <DossierPage
      {...{ now, refused, formSummary, beside, once: newId(), ...shown, ...ahead(shown.file) }}
      remarks={shown.remarks && remarksPanel(shown.remarks, shown.names)}
    />,
    status,
  )
}
