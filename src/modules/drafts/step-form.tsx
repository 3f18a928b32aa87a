import type { FastifyReply, FastifyRequest } from 'fastify'

import { knownFor } from '#modules/dossiers/index.ts'
import { prefillForm, reshape } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { newId } from '#platform/id.ts'
import { no, yes } from '#platform/outcome.ts'
import { page } from '#platform/render.tsx'

import { reachStep, saveDraft, type WhyNotSaved } from './actions.ts'
import { resumeAt, stepPath } from './addresses.ts'
import { differences } from './differences.ts'
import { isLate, withTyped } from './domain.ts'
import { formKey, type OpenDraft } from './open.ts'
import { openedFor } from './opened.ts'
import { FormPage } from './pages/form.tsx'
import { checkForm } from './ready.ts'
import { partOf, sentFrom, type Sent } from './sent.ts'

/** What a page shows other than the draft as it is kept. */
type Shown = {
  filled?: Filled
  errors?: Errors
  page?: string
  status?: number
  isNewerElsewhere?: boolean
}

export async function showForm(req: FastifyRequest, reply: FastifyReply, id: string) {
  const opened = await openedFor(req, id)
  if (opened.draft.dossierCode) return reply.redirect(resumeAt(opened.draft), 303)
  // A new form may ask what the record can answer.
  if (!opened.isRenewed) return sendFormPage(req, reply, opened)
  return sendFormPage(req, reply, opened, {
    filled: await refilled(req, opened, opened.draft.filled),
  })
}

/** Tờ khai: kept as it is, then brought up to date, put off, or checked. */
export async function sendForm(req: FastifyRequest, reply: FastifyReply, id: string) {
  const sent = sentFrom(req.body, false)
  const opened = await openedFor(req, id)
  const reshaped = reshape(opened.definition, sent.typed)
  if (reshaped) return sendReshaped(req, reply, opened, { ...sent, typed: reshaped })
  const saved = await keep(req, opened, sent, true)
  if (!saved.ok) return notKept(req, reply, opened, sent, saved.why)
  if (sent.isForLater) return reply.redirect('/cua-toi/ban-nhap?da-luu=1', 303)
  const kept = await openedFor(req, id)
  // The page was still of the form before: the new one has not been seen yet.
  if (kept.isRenewed) return reply.redirect(stepPath(id, 'form'), 303)
  const form = checkForm(kept, req.lang)
  if (!form.ok) return sendBack(req, reply, kept, form.errors)
  await req.db.tx((tx) => reachStep(tx, req.who, { id, step: 'papers', now: req.now }))
  return reply.redirect(stepPath(id, 'papers'), 303)
}

/** What only the answers brought up is filled from the record and by default, before anybody is told that it is missing. */
async function sendBack(req: FastifyRequest, reply: FastifyReply, kept: OpenDraft, errors: Errors) {
  const { draft } = kept
  const filled = { ...(await refilled(req, kept, draft.filled)), ...draft.filled }
  const again = checkForm({ ...kept, draft: { ...draft, filled } }, req.lang)
  const now = again.ok ? { _: justFilled[req.lang] } : again.errors
  const isMore = Object.keys(filled).length > Object.keys(draft.filled).length
  return sendFormPage(req, reply, kept, { filled, errors: isMore ? now : errors, status: 422 })
}

const justFilled = {
  vi: 'Một số mục vừa hiện ra đã được điền sẵn. Xem lại rồi bấm “Lưu và tiếp tục”',
  en: 'Some parts that have just appeared were filled in. Check them, then save and continue',
}

/** Kept while the applicant types, by script: answers in a few bytes. */
export async function keepByItself(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { who, now, db, lang } = req
  const { typed, writer } = sentFrom(req.body, true)
  const saved = await db.tx((tx) =>
    saveDraft(tx, who, { id, part: partOf(typed), typed, writer, now }),
  )
  if (saved.ok) return reply.send({ saved: true })
  return reply.code(409).send({ saved: false, message: whyNotKept[saved.why][lang] })
}

const whyNotKept: Record<WhyNotSaved, { vi: string; en: string }> = {
  'newer-elsewhere': {
    vi: 'Bản nháp này vừa được sửa ở một thẻ hoặc thiết bị khác. Chữ ở trang này chưa được lưu: bấm “Lưu và tiếp tục” để so hai bản rồi chọn.',
    en: 'This draft was changed in another tab or on another device. What is on this page is not saved: press “Save and continue” to compare the two and choose.',
  },
  submitted: {
    vi: 'Hồ sơ này đã được nộp ở một thẻ hoặc thiết bị khác nên không sửa được nữa.',
    en: 'This application was filed in another tab or on another device and cannot be changed any more.',
  },
}

const keep = (
  { db, who, now }: FastifyRequest,
  { draft, definition }: OpenDraft,
  sent: Sent,
  leaves: boolean,
) => {
  const { typed, writer } = sent
  const form = sent.form === formKey(definition) ? definition : undefined
  return db.tx((tx) =>
    saveDraft(tx, who, { id: draft.id, part: 'form', typed, writer, now, leaves, form }),
  )
}

/** A helping button brought the form up to date; the reader stays on the page. */
async function sendReshaped(
  req: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  sent: Sent,
) {
  const typed = await refilled(req, opened, sent.typed)
  // Until the reader has chosen between two texts, neither replaces the other.
  const saved = sent.isWarned
    ? no('newer-elsewhere' as const)
    : isLate(opened.draft, sent.writer)
      ? yes(opened.draft)
      : await keep(req, opened, { ...sent, typed }, false)
  if (!saved.ok) return notKept(req, reply, opened, { ...sent, typed }, saved.why)
  const draft = saved.value
  return sendFormPage(req, reply, { ...opened, draft }, { filled: typed, page: sent.writer.page })
}

async function notKept(
  req: FastifyRequest,
  reply: FastifyReply,
  { draft }: OpenDraft,
  sent: Sent,
  why: WhyNotSaved,
) {
  if (why === 'submitted') return reply.redirect(stepPath(draft.id, 'form'), 303)
  const opened = await openedFor(req, draft.id)
  return sendFormPage(req, reply, opened, {
    filled: sent.typed,
    status: 409,
    isNewerElsewhere: true,
  })
}

/** Fills from the record what is blank and has just come to be asked. */
async function refilled(
  req: FastifyRequest,
  { definition, circumstances, person }: OpenDraft,
  typed: Filled,
) {
  const known = await req.db.read((q) => knownFor(q, req.who.unit, person))
  return prefillForm(definition, { ...circumstances, ...known }, typed) as Filled
}

/** The first page, also as the answer to a submission that found something wrong on it. */
export function sendFormPage(
  req: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  shown: Shown = {},
) {
  const { draft } = opened
  const filled = shown.filled ? withTyped(draft.filled, 'form', shown.filled) : draft.filled
  const differs = shown.isNewerElsewhere ? differences(opened, filled, req.lang) : undefined
  const { errors, page: token = newId<'page'>(), status = 200 } = shown
  return page(
    req,
    reply,
    <FormPage {...{ opened, filled, errors, differs }} page={token} />,
    status,
  )
}
