import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { scanTargets } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { cutPages, ScanError } from '#platform/scans/read.ts'
import { fileById } from '#platform/stored-files.ts'
import { readUpload } from '#platform/uploads.ts'

import {
  assignPart,
  cancelBatch,
  confirmBatch,
  joinPart,
  skipPart,
  splitPart,
  startBatch,
  type Why,
} from './actions.ts'
import { BundlePage } from './pages/bundle-page.tsx'
import { BundlesPage, home } from './pages/bundles-page.tsx'
import { batchById, partsOfBatch, recentBatches } from './store.ts'
import { whyWords } from './words.ts'

const params = z.object({ id: z.uuid() })
const Part = z.object({ id: z.uuid(), page: z.coerce.number().int().min(1).max(10_000) })

const onlyPdf = { 'application/pdf': 'PDF' }
const mega = 1024 * 1024

/** A bundle may be as large as five ordinary uploads. */
const mostBytes = ({ server: { world } }: FastifyRequest) => world.uploadBytes * 5

/** Số hóa hàng loạt: upload, what was found, one confirmation. A bundle is its uploader's until it is filed. */
export function bundleRoutes(app: App) {
  app.get(home, allow('scan.digitise'), (req, reply) => showAll(req, reply))
  app.post(home, allow('scan.digitise'), upload)
  app.get(`${home}/:id`, allow('scan.digitise', { params }), (req, reply) =>
    showOne(req, reply, req.params.id),
  )
  app.post(`${home}/:id/xac-nhan`, allow('scan.digitise', { params }), (req, reply) =>
    change(req, reply, { id: req.params.id }, (tx) => confirmBatch(tx, req.who, req.params.id)),
  )
  app.post(`${home}/:id/huy`, allow('scan.digitise', { params }), (req, reply) =>
    change(req, reply, { id: req.params.id }, (tx) =>
      cancelBatch(tx, req.who, { id: req.params.id, now: req.now }),
    ),
  )
  partRoutes(app)
}

function partRoutes(app: App) {
  const at = `${home}/:id/phan/:page`
  app.get(`${at}.pdf`, allow('scan.digitise', { params: Part }), lookAtPart)
  app.post(`${at}/chon`, allow('scan.digitise', { params: Part }), (req, reply) =>
    change(req, reply, req.params, (tx, filled) => {
      const code = (filled['code'] ?? '').trim().toUpperCase().slice(0, 80)
      const position = Number(filled['position'] ?? 0)
      const known = Number.isInteger(position) && position > 0 && position < 1_000 ? position : 0
      return assignPart(tx, req.who, { ...req.params, code, position: known })
    }),
  )
  app.post(`${at}/tach`, allow('scan.digitise', { params: Part }), (req, reply) =>
    change(req, reply, req.params, (tx, filled) => {
      const typed = filled['from'] ?? ''
      const from = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
      return splitPart(tx, req.who, { ...req.params, from })
    }),
  )
  app.post(`${at}/gop`, allow('scan.digitise', { params: Part }), (req, reply) =>
    change(req, reply, req.params, (tx) => joinPart(tx, req.who, req.params)),
  )
  app.post(`${at}/bo`, allow('scan.digitise', { params: Part }), (req, reply) =>
    change(req, reply, req.params, (tx) => skipPart(tx, req.who, req.params)),
  )
}

async function showAll(req: FastifyRequest, reply: FastifyReply, errors?: Record<string, string>) {
  const batches = await req.db.read((q) => recentBatches(q, req.who))
  const mostMega = Math.floor(mostBytes(req) / mega)
  const status = errors ? 422 : 200
  return page(req, reply, <BundlesPage {...{ batches, mostMega, errors }} />, status)
}

async function upload(req: FastifyRequest, reply: FastifyReply) {
  const { files, errors } = await readUpload(req, onlyPdf, mostBytes(req))
  const [file, more] = files.filter(({ field }) => field === 'file')
  if (!file && !errors['file']) errors['file'] = 'Chọn tệp PDF đã quét'
  if (more) errors['file'] = 'Mỗi lần tải một tệp'
  if (!file || Object.keys(errors).length > 0) return showAll(req, reply, errors)
  const id = await req.db.tx((tx) => startBatch(tx, req.who, { file, now: req.now }))
  return reply.redirect(`${home}/${id}`, 303)
}

type Shown = {
  status?: number
  errors?: Record<string, string>
  page?: number | undefined
  filled?: Filled
}

async function showOne(req: FastifyRequest, reply: FastifyReply, id: string, shown: Shown = {}) {
  const { who } = req
  const { filled = {}, errors, status = 200 } = shown
  const bundle = await req.db.read(async (q) => {
    const batch = await batchById(q, who.unit, id)
    const mine = found(batch?.uploadedBy === who.actor ? batch : undefined, 'tập quét này')
    const parts = await partsOfBatch(q, who.unit, id)
    const codes = [...parts.flatMap(({ dossierCode }) => dossierCode ?? []), codeIn(filled)]
    return { batch: mine, parts, targets: await scanTargets(q, who.unit, [...new Set(codes)]) }
  })
  // Without script the page comes again by itself while the work goes on.
  if (bundle.batch.state === 'reading' || bundle.batch.state === 'filing')
    void reply.header('refresh', '3')
  const retry = shown.page === undefined ? undefined : { page: shown.page, filled }
  return page(req, reply, <BundlePage {...{ ...bundle, retry, errors }} />, status)
}

const codeIn = (filled: Filled) => (filled['code'] ?? '').trim().toUpperCase().slice(0, 80)

const fieldOf: Partial<Record<Why, string>> = {
  'no-such-dossier': 'code',
  'no-such-paper': 'position',
  'no-such-page': 'from',
}

type Done = { ok: true } | { ok: false; why: Why }

/** One change of a bundle; a refusal shows the page again with what was typed in that part. */
async function change(
  req: FastifyRequest,
  reply: FastifyReply,
  { id, page: part }: { id: string; page?: number },
  act: (tx: Tx, filled: Filled) => Promise<Done>,
) {
  const filled = (req.body ?? {}) as Filled
  const done = await req.db.tx((tx) => act(tx, filled))
  if (done.ok) return reply.redirect(`${home}/${id}`, 303)
  const field = fieldOf[done.why]
  const errors = { [field ?? '_']: whyWords[done.why][req.lang === 'en' ? 1 : 0] }
  // A code alone asks which papers the dossier has: that is no mistake.
  const isAsking = done.why === 'no-such-paper' && (filled['position'] ?? '') === ''
  if (isAsking)
    return showOne(req, reply, id, { page: part, filled: { ...filled, code: codeIn(filled) } })
  return showOne(req, reply, id, { status: field ? 422 : 409, errors, page: part, filled })
}

async function lookAtPart(
  req: FastifyRequest<{ Params: z.output<typeof Part> }>,
  reply: FastifyReply,
) {
  const { who } = req
  const { id, page: startPage } = req.params
  const shown = await req.db.read(async (q) => {
    const batch = await batchById(q, who.unit, id)
    const mine = found(batch?.uploadedBy === who.actor ? batch : undefined, 'tập quét này')
    const parts = await partsOfBatch(q, who.unit, id)
    const part = found(
      parts.find((one) => one.startPage === startPage),
      'phần này',
    )
    return { part, file: found(await fileById(q, who.unit, mine.fileId), 'tệp này') }
  })
  const { firstPage, lastPage } = shown.part
  const range = { from: firstPage, to: Math.max(firstPage, lastPage) }
  try {
    const path = req.server.world.files.path(shown.file.sha256)
    const [pdf] = await cutPages(path, [range])
    return await reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="trang-${firstPage}.pdf"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(pdf ?? []))
  } catch (error) {
    if (error instanceof ScanError)
      throw new Problem(503, 'Máy chủ đang bận tách tệp. Thử lại sau vài giây')
    throw error
  }
}
