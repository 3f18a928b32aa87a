import { randomUUID } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { signersWith, staffLogins } from '#modules/accounts/index.ts'
import { dossierByCode } from '#modules/dossiers/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { errorsOf } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { ScanError } from '#platform/scans/read.ts'
import { PdfFault } from '#platform/signing/pdf/values.ts'
import { fileById } from '#platform/stored-files.ts'
import { addFile, readUpload, type Upload } from '#platform/uploads.ts'

import { askForSignature } from './asking.ts'
import { mostAttachments } from './attachments.ts'
import type { Places } from './domain.ts'
import { bytesOf, stored } from './keeping.ts'
import { AskPage } from './pages/ask-page.tsx'
import { home } from './pages/desk-page.tsx'
import { placesOn, topRight } from './places.ts'
import { resultPdf } from './result/result.ts'
import { AskForm } from './shapes.ts'
import { documentsOfDossier } from './store.ts'

const params = z.object({ code: z.string().max(80) })
const path = '/can-bo/ho-so/:code/trinh-ky'
const onlyPdf = { 'application/pdf': 'PDF' }

/** Trình ký kết quả of one dossier. */
export function askRoutes(app: App) {
  app.get(path, allow('dossier.process', { params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(path, allow('dossier.process', { params }), (req, reply) =>
    ask(req, reply, req.params.code),
  )
}

type Retry = { filled: Filled; errors: Errors }

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = 422,
) {
  const { who, today } = req
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`)
    const signers = await signersWith(q, 'signature.sign', today)
    return { signers, documents: await documentsOfDossier(q, who.unit, dossier.id) }
  })
  return page(
    req,
    reply,
    <AskPage {...{ code, ...shown, ...retry }} once={retry?.filled['_key'] ?? randomUUID()} />,
    retry ? status : 200,
  )
}

async function ask(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { filled, files, errors } = await readUpload(req, onlyPdf)
  const form = AskForm.safeParse(filled)
  if (!form.success) Object.assign(errors, errorsOf(form.error.issues))
  const [file] = files.filter(({ field }) => field === 'file')
  if (!file && !errors['file'] && (filled['text'] ?? '') === '')
    errors['file'] = 'Chọn tệp PDF đã soạn, hoặc gõ nội dung bên dưới'
  if (!form.success || Object.keys(errors).length > 0)
    return show(req, reply, code, { filled, errors })
  const { who, now } = req
  const facts = await req.db.read(async (q) => ({
    unit: found(await unitById(q, who.unit), 'đơn vị'),
    signer: (await staffLogins(q)).find(({ id }) => id === form.data.signer),
    dossier: found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`),
  }))
  const { signer } = facts
  if (!signer) return show(req, reply, code, { filled, errors: { signer: 'Chọn người ký' } })
  const fileId = file?.id ?? (await laidOut(req, form.data, facts, { ...signer }))
  const places = await placesFor(req, fileId, signer.name)
  if (!places)
    return show(req, reply, code, {
      filled,
      errors: {
        file: 'Tệp PDF này hỏng hoặc có mật khẩu nên không ký được. Hãy in lại thành PDF mới',
      },
    })
  const attached = await attachmentsIn(req, files)
  if (!attached)
    return show(req, reply, code, {
      filled,
      errors: { attachments: 'Có phụ lục hỏng hoặc có mật khẩu nên không ký được' },
    })
  const { title, symbol } = form.data
  const body = { code, title, symbol, signer: signer.id }
  const { answer } = await once(req.db, { who, key: filled['_key'], body }, async (tx) => {
    const id = await askForSignature(tx, who, {
      ...{ code, title, symbol, signer, fileId, places, now },
      attachments: attached,
    })
    return { status: 303, answer: { location: `${home}/van-ban/${id}` } }
  })
  return reply.redirect(String(answer['location']), 303)
}

type Facts = { unit: { name: string } }

/** The typed text as a page in the layout of the decree, kept as if it had been uploaded. */
async function laidOut(
  req: FastifyRequest,
  { title, text }: z.output<typeof AskForm>,
  { unit }: Facts,
  signer: { name: string; position: string | null },
): Promise<string> {
  const { who, now, server } = req
  const pdf = await resultPdf(
    {
      agency: unit.name.replace(/^UBND/u, 'Ủy ban nhân dân'),
      place: unit.name.replace(/^UBND (xã|phường|đặc khu) /u, ''),
      title,
      lines: text.split('\n').filter(Boolean),
      copies: ['Như trên', 'Lưu: VT'],
      position: signer.position ?? '',
      signer: signer.name,
      demo: server.world.demo,
    },
    now,
  )
  const kept = await stored(server.world.files, pdf)
  const { id } = await req.db.tx((tx) => addFile(tx, who, kept, 'du-thao.pdf', 'application/pdf'))
  return id
}

/** The attachments that were sent, named by their files; nothing when one of them cannot be signed. */
async function attachmentsIn(req: FastifyRequest, files: readonly Upload[]) {
  const sent = files.filter(({ field }) => field === 'attachments').slice(0, mostAttachments)
  try {
    for (const { id } of sent) topRight(await bytesOf(req.db, req.server.world.files, req.who, id))
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
  const titleOf = (name: string) => name.replace(/\.pdf$/i, '').slice(0, 200) || 'Phụ lục'
  return sent.map(({ id, name }) => ({ fileId: id, title: titleOf(name) }))
}

/** Where the parts go; nothing when the file cannot be read. */
async function placesFor(
  req: FastifyRequest,
  fileId: string,
  signer: string,
): Promise<Places | undefined> {
  const file = found(await req.db.read((q) => fileById(q, req.who.unit, fileId)), 'tệp này')
  try {
    return await placesOn(req.server.world.files.path(file.sha256), signer)
  } catch (error) {
    if (error instanceof ScanError && error.why !== 'busy') return undefined
    throw error
  }
}
