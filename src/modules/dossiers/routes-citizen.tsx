import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { FormSummary } from '#modules/forms/index.ts'
import { bindPapers, deletePhotoPages, pagesAt } from '#modules/photos/index.ts'
import type { Read } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { limitNetwork } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'
import { claimFiles, readUpload } from '#platform/uploads.ts'
import type { UnitId } from '#platform/who.ts'

import { nameOfPaper, slotsFor } from './bringing/domain.ts'
import { declaredOf } from './declared.ts'
import type { State } from './domain.ts'
import { looksLikeCode } from './lists.ts'
import { onceOrRefused } from './once-or-refused.ts'
import { MyDossierPage } from './pages/my-pages.tsx'
import { TrackingPage } from './pages/tracking-page.tsx'
import { placeNames } from './points.ts'
import { dossierFile } from './read.ts'
import { openSupplement } from './store-supplements.ts'
import { dossierByCode } from './store.ts'
import { answerStoredField, offersForAnswer, tickedStored } from './stored/for-answer.ts'
import { supplyPapers } from './supplement-actions.ts'
import { deliveryWords, whyWords } from './words.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What is known of a code that is not of a dossier of ours, where somebody follows other systems. */
    trackElsewhere?: (req: FastifyRequest, asked: string) => Promise<VNode | undefined>
    /** What the citizen handed in here and another commune settles. */
    mineElsewhere?: (req: FastifyRequest) => Promise<VNode | undefined>
  }
}

const Code = z.object({ code: z.string().max(80) })
const Track = z.object({ ma: z.string().max(200).optional() })

/** Pages of the applicant: tracking by code, one application, answering a request for papers. */
export function citizenRoutes(app: App) {
  app.get('/tra-cuu', allow('public', { querystring: Track }), (req, reply) =>
    track(req, reply, req.query.ma),
  )
  app.get('/tra-cuu/:code', allow('public', { params: Code }), (req, reply) =>
    track(req, reply, req.params.code),
  )
  app.get('/cua-toi/ho-so/:code', allow('citizen', { params: Code }), (req, reply) =>
    showMine(req, reply, req.params.code),
  )
  app.post('/cua-toi/ho-so/:code/bo-sung', allow('citizen', { params: Code }), (req, reply) =>
    answer(req, reply, req.params.code),
  )
}

// Codes can be counted up: a village hall of curious people may look, a harvester may not.
const looksPerAddress = { most: 100, seconds: 600 }

const limitLooks = (req: FastifyRequest) => limitNetwork(req, 'track', looksPerAddress)

async function track(req: FastifyRequest, reply: FastifyReply, typed = '') {
  const asked = typed.trim().toUpperCase()
  const { now, who } = req
  if (asked === '') return page(req, reply, <TrackingPage {...{ asked, now }} />)
  const isCode = looksLikeCode(asked)
  if (isCode && who.kind !== 'staff') await limitLooks(req)
  const tracked = isCode ? await req.db.read((q) => trackedBy(q, who.unit, asked)) : undefined
  if (tracked) return page(req, reply, <TrackingPage {...{ asked, now, ...tracked }} />)
  const elsewhere = await req.server.trackElsewhere?.(req, asked)
  if (elsewhere) return page(req, reply, <TrackingPage {...{ asked, now, elsewhere }} />)
  const error =
    req.lang === 'en'
      ? 'No application has this code. Check it against your receipt.'
      : 'Không có hồ sơ nào mang mã này. Hãy so lại với giấy tiếp nhận.'
  return page(req, reply, <TrackingPage {...{ asked, now, error }} />, 404)
}

/** A dossier with how its result is received: at a point by its name, else in general words. */
async function trackedBy(q: Read, unit: UnitId, code: string) {
  const dossier = await dossierByCode(q, unit, code)
  if (!dossier) return undefined
  const { returning } = dossier.delivery === 'counter' ? await placeNames(q, dossier) : {}
  const delivery: readonly [string, string] = returning
    ? [returning, returning]
    : deliveryWords[dossier.delivery]
  return { dossier, delivery: isOver(dossier.state) ? undefined : delivery }
}

const isOver = (state: State) => state === 'withdrawn' || state === 'rejected'

type Retry = { filled: Filled; errors: Record<string, string> }

async function showMine(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const { who, now } = req
  const shown = await req.db.read(async (q) => {
    const file = await dossierFile(q, who.unit, code)
    const asked = openSupplement(file.supplements)
    return {
      file,
      offers: await offersForAnswer(q, file, req.today),
      photos: asked ? await pagesAt(q, who.unit, { kind: 'dossier', id: file.dossier.id }) : [],
      names: await actorNames(
        q,
        file.past.map(({ actor }) => actor),
      ),
    }
  })
  const formSummary = <FormSummary {...declaredOf(shown.file)} idNumbers="full" />
  return page(
    req,
    reply,
    <MyDossierPage {...{ now, formSummary, once: newId(), ...shown, ...retry }} />,
    status,
  )
}

async function answer(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who, now } = req
  const { filled, files, errors } = await readUpload(req)
  const text = (filled['answer'] ?? '').slice(0, 4_000)
  const bound = Object.keys(errors).length > 0 ? [] : await boundFor(req, code)
  const papers = [
    ...bound.map(({ fileId, name }) => ({ id: fileId, name })),
    ...files.map(({ id, name }) => ({ id, name })),
  ]
  const stored = filled[answerStoredField]
  if (papers.length === 0 && !stored && text === '' && Object.keys(errors).length === 0)
    errors['files'] =
      req.lang === 'en' ? 'Choose a file or write a note' : 'Hãy chọn tệp hoặc ghi lời giải thích'
  if (Object.keys(errors).length > 0) return showMine(req, reply, code, { filled, errors })
  const { _key: key, ...typed } = filled
  const body = { code, ...typed, names: papers.map(({ name }) => name) }
  const pages = bound.flatMap((paper) => paper.pages)
  const why = await onceOrRefused(req, { key, body }, async (tx) => {
    const own = await tickedStored(tx, who.unit, stored)
    const handedIn = [...papers.map(({ id, name }) => electronic(id, name)), ...own]
    const said = text || handedIn.map(({ name }) => name).join(', ')
    const done = await supplyPapers(tx, who, { code, now, answer: said, papers: handedIn })
    const owner = done.ok && { kind: 'dossier', id: done.value.id }
    if (owner)
      await claimFiles(
        tx,
        who.unit,
        who.actor,
        papers.map(({ id }) => id),
        owner,
      )
    if (owner && pages.length > 0) await deletePhotoPages(tx, who.unit, pages)
    return done
  })
  if (why === undefined) return reply.redirect(`/cua-toi/ho-so/${code}`, 303)
  const refusal = { filled, errors: { _: whyWords[why][req.lang === 'en' ? 1 : 0] } }
  return showMine(req, reply, code, refusal, 409)
}

const electronic = (fileId: string, name: string) => ({
  name,
  quantity: 1,
  kind: 'electronic' as const,
  fileId,
})

/** The photographed papers that wait for this answer, each as one PDF under the name of what was asked for. */
async function boundFor(req: FastifyRequest, code: string) {
  const asking = await req.db.read(async (q) => {
    const { dossier, supplements } = await dossierFile(q, req.who.unit, code)
    return { id: dossier.id, asked: openSupplement(supplements) }
  })
  if (!asking.asked) return []
  const slots = new Map(slotsFor(asking.asked.missing).map(({ slot, text }) => [slot, text]))
  return bindPapers(req, { kind: 'dossier', id: asking.id }, (slot) => {
    const text = slots.get(slot)
    return text && nameOfPaper(text)
  })
}
