import type { FastifyReply, FastifyRequest } from 'fastify'

import { whyWords } from '#modules/dossiers/index.ts'
import { unitById } from '#modules/units/index.ts'
import { record } from '#platform/events.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { copyPaper, originalOf } from './certificates.ts'
import { numberText, type EntryKey } from './domain.ts'
import { aboutEntry } from './events.ts'
import { attachAsResult, putUpForSigning } from './issue.ts'
import { noteLook } from './looking.ts'
import { CertificatePage } from './pages/certificate-page.tsx'
import { CopyPage } from './pages/copy-page.tsx'
import { dossierHref, home } from './pages/hrefs.ts'
import { certificatePdf, copyPdf, numberOfPaper } from './paper.ts'
import { entryKeyOf, OneCopy, OneEntry } from './shapes.ts'
import { copyByNumber } from './store-copies.ts'
import { entryByKey, notesOf } from './store.ts'

const certificate = `${home}/so/:book/:year/:number/giay`
const copy = `${home}/so/ban-sao/:year/:number`

/** Giấy tờ hộ tịch: printed, put up for signing, attached to the dossier. */
export function paperRoutes(app: App) {
  const view = allow('civil-status.view', { params: OneEntry })
  app.get(certificate, view, (req, reply) => showCertificate(req, reply, entryKeyOf(req.params)))
  app.get(`${certificate}/ban-in.pdf`, view, async (req, reply) => {
    const { entry } = await certified(req, entryKeyOf(req.params))
    return send(
      reply,
      await pressed(req, entry),
      `${entry.register}-${entry.year}-${entry.number}.pdf`,
    )
  })
  const process = allow('dossier.process', { params: OneEntry })
  app.post(`${certificate}/trinh-ky`, process, (req, reply) =>
    signCertificate(req, reply, entryKeyOf(req.params)),
  )
  app.post(`${certificate}/ky-giay`, process, (req, reply) =>
    attachCertificate(req, reply, entryKeyOf(req.params)),
  )
  copyRoutes(app)
}

async function certified(req: FastifyRequest, key: EntryKey) {
  const { db, who } = req
  const whole = await db.read(async (q) => {
    const entry = found(await entryByKey(q, who.unit, key), 'việc hộ tịch này')
    return {
      entry,
      notes: await notesOf(q, who.unit, entry.id),
      number: numberOfPaper(originalOf(entry.register), entry),
    }
  })
  await noteLook(req, whole.entry)
  return whole
}

type Errors = Record<string, string>

async function showCertificate(
  req: FastifyRequest,
  reply: FastifyReply,
  key: EntryKey,
  errors?: Errors,
) {
  const shown = await certified(req, key)
  return page(req, reply, <CertificatePage {...{ ...shown, errors }} />, errors ? 409 : 200)
}

type Whole = Awaited<ReturnType<typeof certified>>

async function pressed({ db, who, server }: FastifyRequest, entry: Whole['entry'], open = false) {
  const unit = await db.read((q) => unitById(q, who.unit))
  return certificatePdf(entry, { unit, demo: server.world.demo, open })
}

async function signCertificate(req: FastifyRequest, reply: FastifyReply, key: EntryKey) {
  const { entry } = await certified(req, key)
  const code = found(entry.dossierCode ?? undefined, 'hồ sơ của việc này')
  const { title, symbol } = originalOf(entry.register)
  const { year, number } = entry
  const id = await putUpForSigning(officeOf(req), {
    code,
    title,
    symbol: symbol ?? String(year),
    numbered: { number, year },
    signer: { id: entry.signerId, name: entry.signerName },
    pdf: await pressed(req, entry, true),
    fileName: 'giay-to-ho-tich.pdf',
    now: req.now,
  })
  await req.db.tx((tx) =>
    record(tx, req.who, 'civil-status.put-up', aboutEntry(entry.id), { ...key, code }),
  )
  return reply.redirect(`/can-bo/ky-so/van-ban/${id}`, 303)
}

const officeOf = ({ db, who, server }: FastifyRequest) => ({ db, who, files: server.world.files })

async function attachCertificate(req: FastifyRequest, reply: FastifyReply, key: EntryKey) {
  const { entry, number } = await certified(req, key)
  const code = found(entry.dossierCode ?? undefined, 'hồ sơ của việc này')
  const done = await attachAsResult(officeOf(req), {
    code,
    number,
    title: originalOf(entry.register).title,
    pdf: await pressed(req, entry),
    fileName: 'giay-to-ho-tich.pdf',
    now: req.now,
  })
  if (done.ok) return reply.redirect(dossierHref(code), 303)
  return showCertificate(req, reply, key, { _: whyWords[done.why][req.lang === 'en' ? 1 : 0] })
}

function copyRoutes(app: App) {
  const view = allow('civil-status.view', { params: OneCopy })
  app.get(copy, view, async (req, reply) => {
    const one = await copied(req, req.params)
    return page(req, reply, <CopyPage copy={one} />)
  })
  app.get(`${copy}/ban-sao.pdf`, view, async (req, reply) => {
    const one = await copied(req, req.params)
    const { demo } = req.server.world
    return send(reply, await copyPdf(one, { demo }), `ban-sao-${one.year}-${one.number}.pdf`)
  })
  const process = allow('dossier.process', { params: OneCopy })
  app.post(`${copy}/trinh-ky`, process, async (req, reply) => {
    const one = await copied(req, req.params)
    const form = copyPaper(one.paper)
    const id = await putUpForSigning(officeOf(req), {
      code: found(one.dossierCode ?? undefined, 'hồ sơ của bản sao này'),
      title: `${form?.title ?? one.paper} (bản sao)`,
      symbol: form?.symbol ?? String(one.year),
      numbered: { number: one.number, year: one.year },
      signer: { id: one.signerId, name: one.signerName },
      pdf: await copyPdf(one, { demo: req.server.world.demo, open: true }),
      fileName: 'ban-sao-trich-luc.pdf',
      now: req.now,
    })
    return reply.redirect(`/can-bo/ky-so/van-ban/${id}`, 303)
  })
  app.post(`${copy}/ky-giay`, process, async (req, reply) => {
    const one = await copied(req, req.params)
    const code = found(one.dossierCode ?? undefined, 'hồ sơ của bản sao này')
    const form = copyPaper(one.paper)
    const done = await attachAsResult(officeOf(req), {
      code,
      title: `${form?.title ?? one.paper} (bản sao)`,
      number: form ? numberOfPaper(form, one) : numberText(one),
      pdf: await copyPdf(one, { demo: req.server.world.demo }),
      fileName: 'ban-sao-trich-luc.pdf',
      now: req.now,
    })
    if (done.ok) return reply.redirect(dossierHref(code), 303)
    const errors = { _: whyWords[done.why][req.lang === 'en' ? 1 : 0] }
    return page(req, reply, <CopyPage copy={one} {...{ errors }} />, 409)
  })
}

const copied = async ({ db, who }: FastifyRequest, key: { year: number; number: number }) =>
  found(await db.read((q) => copyByNumber(q, who.unit, key)), 'bản sao này')

const send = (reply: FastifyReply, pdf: Uint8Array, name: string) =>
  reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(pdf))
