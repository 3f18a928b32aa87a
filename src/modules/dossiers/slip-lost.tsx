import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { personById } from '#modules/people/index.ts'
import { record } from '#platform/events.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { about } from './events.ts'
import { compareIdentity, isEnough, type IdentityFinding } from './slip-identity.ts'
import { LostPage } from './slip-lost-page.tsx'
import { eventsNamed } from './slip-store.ts'
import { dossierByCode } from './store.ts'

const Code = z.object({ code: z.string().max(80) })
const words = (message: string) =>
  z.string({ error: message }).min(1, message).max(200, 'Tối đa 200 chữ')
const optional = z
  .string()
  .max(1_000, 'Tối đa 1.000 chữ')
  .optional()
  .transform((text) => text || undefined)

const Check = z
  .object({
    by: z.enum(['applicant', 'proxy'], 'Chọn ai đang đến nhận'),
    shown: words('Ghi loại giấy tờ đã xuất trình'),
    idNumber: words('Ghi số trên giấy tờ của người nộp hồ sơ'),
    name: words('Ghi họ và tên trên giấy tờ của người nộp hồ sơ'),
    proxy: optional,
    note: optional,
  })
  .refine(({ by, proxy }) => by === 'applicant' || proxy !== undefined, {
    path: ['proxy'],
    message: 'Ghi họ tên, số giấy tờ của người được ủy quyền',
  })

/**
 * A citizen comes without the receipt (NĐ 118 Đ6): the officer compares who came with the record, writes down what was
 * shown, and only then prints the receipt again or hands the result over. A check that fails is kept as well.
 */
export function lostRoutes(app: App) {
  const url = '/can-bo/ho-so/:code/mat-giay'
  app.get(url, allow('dossier.receive', { params: Code }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(url, allow('dossier.receive', { params: Code }), (req, reply) =>
    check(req, reply, req.params.code),
  )
}

const refusals: Partial<Record<IdentityFinding, readonly [field: string, vi: string, en: string]>> =
  {
    'number-differs': [
      'idNumber',
      'Số này không trùng với số định danh trong hồ sơ. Không in lại giấy, không trả kết quả.',
      'This number is not the one on the record. Do not reprint or hand over.',
    ],
    'name-differs': [
      'name',
      'Họ tên này không trùng với họ tên trong hồ sơ. Không in lại giấy, không trả kết quả.',
      'This name is not the one on the record. Do not reprint or hand over.',
    ],
    'number-not-on-record': [
      'note',
      'Hồ sơ không có số định danh để so. Ghi rõ vì sao tin đây là người nộp hồ sơ.',
      'The record has no number to compare with. Say why you believe this is the applicant.',
    ],
  }

async function check(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who } = req
  const form = readForm(req, Check)
  if (!form.ok) return show(req, reply, code, form)
  const { _key: key, ...body } = form.filled
  const { by, shown, idNumber, name, proxy, note } = form.value
  const { answer } = await once(req.db, { who, key, body: { code, ...body } }, async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const person = await personById(tx, dossier.applicantId)
    const recorded = { ...person, name: dossier.applicantName }
    const finding = compareIdentity({ idNumber, name }, recorded)
    // What was typed of a number is not kept: it may be another person's.
    const data = { code, finding, by, shown, proxy, note }
    await record(tx, who, 'dossier.identity-checked', about(dossier.id), data)
    return { status: 200, answer: { finding } }
  })
  const { finding } = answer as { finding: IdentityFinding }
  if (isEnough(finding, note)) return reply.redirect(`/can-bo/ho-so/${code}/mat-giay`, 303)
  const [field, vi, en] = refusals[finding] ?? ['_', '', '']
  return show(
    req,
    reply,
    code,
    {
      filled: form.filled,
      errors: { [field]: req.lang === 'en' ? en : vi },
    },
    409,
  )
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const { who } = req
  // The check is stamped by the database's clock, not by the day the request is for.
  const now = Temporal.Now.instant()
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    return { dossier, checks: await eventsNamed(q, dossier, ['dossier.identity-checked']) }
  })
  return page(req, reply, <LostPage {...{ now, retry, once: newId(), ...shown }} />, status)
}
