import type { FastifyReply, FastifyRequest } from 'fastify'

import { pagesAt } from '#modules/photos/index.ts'
import type { Errors } from '#platform/form.ts'
import { looksLikeId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'
import { readUpload, type Upload } from '#platform/uploads.ts'

import { changePapers, reachStep } from './actions.ts'
import { resumeAt, stepPath } from './addresses.ts'
import { mostPapers } from './domain.ts'
import type { OpenDraft } from './open.ts'
import { openedFor } from './opened.ts'
import { PapersPage } from './pages/papers.tsx'
import { paperField } from './papers.ts'
import { checkSlots } from './ready.ts'
import type { Twin } from './store-papers.ts'
import { reuseButton, reuseIn, type Reuse } from './stored-papers.ts'

export async function showPapers(req: FastifyRequest, reply: FastifyReply, id: string) {
  const opened = await openedFor(req, id)
  if (opened.draft.dossierCode) return reply.redirect(resumeAt(opened.draft), 303)
  if (opened.isRenewed) return reply.redirect(stepPath(id, 'form'), 303)
  return sendPapersPage(req, reply, opened)
}

/** Giấy tờ: what arrived is kept whatever else is wrong; a refused file is named beside its field. */
export async function sendPapers(req: FastifyRequest, reply: FastifyReply, id: string) {
  const before = await openedFor(req, id)
  const { filled, files, errors } = await readUpload(req)
  const added = papersIn(before, files)
  const removed = looksLikeId(filled['_remove'] ?? '') ? filled['_remove'] : undefined
  const reused = reusedIn(before, filled[reuseButton])
  const { who, now, today } = req
  const outcome = await req.db.tx((tx) =>
    changePapers(tx, who, { id, added, removed, reused, now, today }),
  )
  if (!outcome.ok && outcome.why === 'submitted') return reply.redirect(stepPath(id, 'papers'), 303)
  const wrong = {
    ...(outcome.ok && twinErrors(outcome.value.twins, req.lang)),
    ...strangerErrors(before, files, req.lang),
    ...errors,
    ...(!outcome.ok && { '': tooMany[req.lang] }),
  }
  if (Object.keys(wrong).length > 0)
    return sendPapersPage(req, reply, await openedFor(req, id), wrong)
  if (filled['_next'] !== undefined) return goOn(req, reply, id)
  const isForLater = filled['_later'] !== undefined
  return reply.redirect(isForLater ? '/cua-toi/ban-nhap?da-luu=1' : stepPath(id, 'papers'), 303)
}

async function goOn(req: FastifyRequest, reply: FastifyReply, id: string) {
  const opened = await openedFor(req, id)
  const missing = checkSlots(opened, req.lang)
  if (Object.keys(missing).length > 0) return sendPapersPage(req, reply, opened, missing)
  await req.db.tx((tx) => reachStep(tx, req.who, { id, step: 'review', now: req.now }))
  return reply.redirect(stepPath(id, 'review'), 303)
}

const tooMany = {
  vi: `Mỗi hồ sơ nhận tối đa ${mostPapers} tệp. Hãy gộp các trang của một giấy tờ vào một tệp PDF.`,
  en: `At most ${mostPapers} files for one application. Put the pages of a paper into one PDF.`,
}

/** A file that was dropped because its content is there already, under another name. */
const twinErrors = (twins: readonly Twin[], lang: 'vi' | 'en'): Errors =>
  Object.fromEntries(
    twins.map(({ component, name, known }) => [
      paperField(component),
      lang === 'en'
        ? `The file “${name}” is the same as “${known}”, which is already here, so it was not added`
        : `Tệp “${name}” giống hệt tệp “${known}” đã có ở đây nên không thêm lần nữa`,
    ]),
  )

function strangerErrors({ slots }: OpenDraft, files: readonly Upload[], lang: 'vi' | 'en'): Errors {
  const fields = new Set(slots.map(({ component }) => paperField(component.code)))
  const names = files.filter(({ field }) => !fields.has(field)).map(({ name }) => `“${name}”`)
  if (names.length === 0) return {}
  const all = names.join(', ')
  const said =
    lang === 'en'
      ? `The file ${all} was sent for a paper that this application does not have, so it was not taken`
      : `Tệp ${all} gửi cho một giấy tờ không có trong hồ sơ này nên không nhận. Hãy chọn lại ở đúng giấy tờ`
  return { '': said }
}

/** Only files sent for a paper that the page offers. */
const papersIn = ({ slots }: OpenDraft, files: readonly Upload[]) =>
  files.flatMap(({ id, field }) =>
    slots
      .filter(({ component }) => paperField(component.code) === field)
      .map(({ component }) => ({ fileId: id, component: component.code })),
  )

/** Only a component that the page offers. */
function reusedIn({ slots }: OpenDraft, value: string | undefined): Reuse | undefined {
  const reused = reuseIn(value)
  return slots.some(({ component }) => component.code === reused?.component) ? reused : undefined
}

/** The second page; with errors also as the answer to a submission that lacks a paper. */
export async function sendPapersPage(
  req: FastifyRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  errors?: Errors,
) {
  const place = { kind: 'draft', id: opened.draft.id } as const
  const pages = await req.db.read((q) => pagesAt(q, req.who.unit, place))
  const bySlot = Map.groupBy(pages, ({ slot }) => slot)
  const waiting = new Map([...bySlot].map(([slot, these]) => [slot, these.length]))
  const { uploadBytes } = req.server.world
  const view = <PapersPage {...{ opened, waiting, errors, uploadBytes }} />
  return page(req, reply, view, errors ? 422 : 200)
}
