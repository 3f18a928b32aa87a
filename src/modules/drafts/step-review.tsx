import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Errors, Filled } from '#platform/form.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { conflict } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { saveDraft } from './actions.ts'
import { filedPath, resumeAt, stepPath } from './addresses.ts'
import { copiesAskedFor } from './copies.ts'
import { withTyped } from './domain.ts'
import type { OpenDraft } from './open.ts'
import { openedFor } from './opened.ts'
import { ReviewPage } from './pages/review.tsx'
import { readyToSubmit, type NotReady } from './ready.ts'
import { sentFrom } from './sent.ts'
import { sendFormPage } from './step-form.tsx'
import { sendPapersPage } from './step-papers.tsx'
import { submitDraft } from './submit.ts'

export async function showReview(req: FastifyRequest, reply: FastifyReply, id: string) {
  const opened = await openedFor(req, id)
  if (opened.draft.dossierCode) return reply.redirect(resumeAt(opened.draft), 303)
  if (opened.isRenewed) return reply.redirect(stepPath(id, 'form'), 303)
  return sendReviewPage(req, reply, opened)
}

/** Xem lại và nộp: what is wrong leads back to the page where it is put right, with everything kept. */
export async function sendReview(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { who, now, today, lang } = req
  const { typed, writer, isForLater } = sentFrom(req.body, false)
  const saved = await req.db.tx((tx) =>
    saveDraft(tx, who, { id, part: 'contact', typed, writer, now, leaves: true }),
  )
  const opened = await openedFor(req, id)
  if (!saved.ok && saved.why === 'submitted') return reply.redirect(resumeAt(opened.draft), 303)
  if (!saved.ok)
    return sendReviewPage(req, reply, opened, {
      filled: typed,
      status: 409,
      errors: { '': newer[lang] },
    })
  if (isForLater) return reply.redirect('/cua-toi/ban-nhap?da-luu=1', 303)
  if (opened.draft.dossierCode) return reply.redirect(resumeAt(opened.draft), 303)
  const ready = readyToSubmit(opened, lang)
  if (!ready.ok) return sendBack(req, reply, opened, ready)
  // One draft, one dossier: the draft itself is the key, however often and from wherever it is sent.
  const { answer } = await once(
    req.db,
    { who, key: `draft ${id}`, body: { draft: id } },
    async (tx) => {
      const done = await submitDraft(tx, who, { id, now, today, lang })
      if (!done.ok)
        throw conflict('Bản nháp vừa được sửa ở nơi khác. Hãy mở lại bản nháp, xem lại rồi nộp')
      return {
        status: 303,
        answer: { location: filedPath(opened.procedure.code, done.value.code) },
      }
    },
  )
  return reply.redirect(String(answer['location']), 303)
}

const newer = {
  vi: 'Thông tin liên hệ vừa được sửa ở một thẻ hoặc thiết bị khác. Trang này giữ những gì bạn vừa điền: xem lại rồi bấm nộp lần nữa nếu đúng.',
  en: 'The contact details were changed in another tab or on another device. This page keeps what you typed: check it and send again if it is right.',
}

function sendBack(
  req: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  { step, errors }: NotReady,
) {
  switch (step) {
    case 'form':
      return sendFormPage(req, reply, opened, { errors, status: 422 })
    case 'papers':
      return sendPapersPage(req, reply, opened, errors)
    case 'review':
      return sendReviewPage(req, reply, opened, { errors, status: 422 })
  }
}

type Shown = { filled?: Filled; errors?: Errors; status?: number }

async function sendReviewPage(
  req: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  shown: Shown = {},
) {
  const { draft } = opened
  const filled = shown.filled ? withTyped(draft.filled, 'contact', shown.filled) : draft.filled
  const ready = readyToSubmit(opened, req.lang)
  const todo = ready.ok || ready.step === 'review' ? undefined : ready
  const { errors, status = 200 } = shown
  const copies = await req.db.read((q) => copiesAskedFor(q, opened))
  return page(
    req,
    reply,
    <ReviewPage {...{ opened, filled, errors, todo, copies }} page={newId<'page'>()} />,
    status,
  )
}
