import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode, dossierContent } from '#modules/dossiers/index.ts'
import { toRaw } from '#modules/forms/index.ts'
import { idNumberMessages, parseIdNumber, personById } from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import { errorsOf, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import type { UnitId } from '#platform/who.ts'

import { copyPapersOf } from './certificates.ts'
import { giveCopies, usualFee, type WhyNotCopy } from './copies.ts'
import type { EntryKey, Register } from './domain.ts'
import { noteLook } from './looking.ts'
import { CopyFormPage } from './pages/copy-form-page.tsx'
import { copyHref, home } from './pages/hrefs.ts'
import { entryKeyOf, line, OneEntry } from './shapes.ts'
import { signerOf, signersIn } from './signers.ts'
import { entryByKey, notesOf } from './store.ts'
import { relationChoices, whyNotCopy } from './words.ts'

const From = z.object({ hs: z.string().max(80).optional() })

const whole = (missing: string) =>
  z
    .string({ error: missing })
    .regex(/^\d{1,9}$/, missing)
    .transform(Number)

const CopyForm = z
  .object({
    paper: z.string('Chọn loại bản sao').min(1, 'Chọn loại bản sao').max(60),
    copies: whole('Ghi số bản bằng chữ số').pipe(
      z.number().min(1, 'Ít nhất 1 bản').max(50, 'Nhiều nhất 50 bản'),
    ),
    fee: z
      .string()
      .default('')
      .transform((text) => text.replaceAll(/[. ]/g, '')),
    feeNote: z.string().trim().max(200, 'Tối đa 200 chữ').default(''),
    recipientName: line(200, 'Ghi tên người nhận bản sao'),
    recipientIdNumber: z
      .string()
      .default('')
      .transform((text, context) => {
        if (text.trim() === '') return null
        const number = parseIdNumber(text)
        if (number.ok) return number.value
        context.addIssue({ code: 'custom', message: idNumberMessages[number.why] })
        return z.NEVER
      }),
    relation: z.enum(
      relationChoices.map(([value]) => value),
      'Chọn quan hệ',
    ),
    hs: z.string().max(80).default(''),
  })
  .refine(({ fee }) => fee === '' || /^\d{1,9}$/.test(fee), {
    path: ['fee'],
    message: 'Ghi phí bằng chữ số',
  })
  .refine(
    ({ fee, copies, feeNote }) =>
      fee === '' || Number(fee) === copies * usualFee || feeNote.length >= 3,
    { path: ['feeNote'], message: 'Ghi lý do thu khác mức thường hoặc miễn phí' },
  )

/** Cấp bản sao trích lục của một việc đã vào sổ. */
export function copyRoutes(app: App) {
  const path = `${home}/so/:book/:year/:number/ban-sao`
  app.get(
    path,
    allow('civil-status.copy', { params: OneEntry, querystring: From }),
    async (req, reply) => {
      const key = entryKeyOf(req.params)
      const filled = await req.db.read((q) =>
        firstFilled(q, req.who.unit, key.register, req.query.hs),
      )
      return show(req, reply, key, { filled })
    },
  )
  app.post(path, allow('civil-status.copy', { params: OneEntry }), (req, reply) =>
    give(req, reply, entryKeyOf(req.params)),
  )
}

const kindsAsked: Readonly<Record<string, string>> = {
  'birth-certificate': 'birth-certificate-copy',
  birth: 'birth-copy',
  marriage: 'marriage-copy',
  death: 'death-copy',
  recognition: 'recognition-copy',
  guardianship: 'guardianship-copy',
}

/** What a dossier asks for, so that nobody types it again. */
async function firstFilled(
  q: Read,
  unit: UnitId,
  register: Register,
  code?: string,
): Promise<Filled> {
  const paper = copyPapersOf(register)[0]?.code ?? ''
  const dossier = code ? await dossierByCode(q, unit, code) : undefined
  if (!dossier) return { paper, copies: '1' }
  const raw = toRaw((await dossierContent(q, unit, dossier.id)).form)
  const person = await personById(q, dossier.applicantId)
  const asked = kindsAsked[raw['kind'] ?? ''] ?? paper
  const fits = copyPapersOf(register).some((one) => one.code === asked)
  return {
    hs: dossier.code,
    paper: fits ? asked : paper,
    copies: raw['copies'] ?? '1',
    recipientName: raw['organisationName'] ?? person?.fullName ?? dossier.applicantName,
    recipientIdNumber: person?.idNumber ?? '',
    relation: raw['relation'] ?? 'self',
  }
}

type Shown = { filled: Filled; errors?: Errors }

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  key: EntryKey,
  shown: Shown,
  status = 422,
) {
  const { who, today } = req
  const { unit } = who
  const known = await req.db.read(async (q) => {
    const entry = found(await entryByKey(q, unit, key), 'việc hộ tịch này')
    return { entry, notes: await notesOf(q, unit, entry.id), signers: await signersIn(q, today) }
  })
  await noteLook(req, known.entry)
  const view = { ...known, ...shown, once: newId() }
  return page(req, reply, <CopyFormPage {...view} />, shown.errors ? status : 200)
}

async function give(req: FastifyRequest, reply: FastifyReply, key: EntryKey) {
  const filled = (req.body ?? {}) as Filled
  const form = CopyForm.safeParse(filled)
  const signer = signerOf(await req.db.read((q) => signersIn(q, req.today)), filled['signer'])
  const errors: Errors = {
    ...(!form.success && errorsOf(form.error.issues)),
    ...(!signer && { signer: 'Chọn người ký' }),
  }
  if (!form.success || !signer) return show(req, reply, key, { filled, errors })
  const { who, now } = req
  const { recipientName: name, recipientIdNumber: idNumber, relation, hs, fee, ...rest } = form.data
  const copying = {
    ...key,
    ...rest,
    fee: fee === '' ? rest.copies * usualFee : Number(fee),
    recipient: { name, idNumber, relation },
    dossierCode: hs === '' ? null : hs,
    signer,
    now,
  }
  const { _key, ...body } = filled
  const { answer } = await once(
    req.db,
    { who, key: _key, body: { ...key, ...body } },
    async (tx) => {
      const done = await giveCopies(tx, who, copying)
      return {
        status: 303,
        answer: done.ok ? { location: copyHref(done.value) } : { why: done.why },
      }
    },
  )
  if (typeof answer['location'] === 'string') return reply.redirect(answer['location'], 303)
  const said = whyNotCopy[answer['why'] as WhyNotCopy][req.lang === 'en' ? 1 : 0]
  return show(req, reply, key, { filled, errors: { _: said } }, 409)
}
