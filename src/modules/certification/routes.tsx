import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { staffWithPermission } from '#modules/accounts/index.ts'
import { dossierByCode } from '#modules/dossiers/index.ts'
import {
  maskIdNumber,
  noteOpening,
  OtherPerson,
  personById,
  type PersonId,
} from '#modules/people/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { certify } from './certify.ts'
import { kinds, totalOf, type Kind } from './domain.ts'
import { suggestionsFor } from './frequent.ts'
import { CounterPage, home, type CounterProps } from './pages/counter-page.tsx'
import { copyRate } from './rate.ts'
import { showVisit } from './show-visit.tsx'
import { latestSigner } from './store-visits.ts'
import { frequentNames } from './store.ts'
import { mostRows, readRequester, readRows, rowField, rowsIn, type ReadRequester } from './typed.ts'
import { kindSlugs } from './words.ts'

const Asked = z.object({
  loai: z.string().max(40).optional(),
  'ho-so': z.string().max(80).optional(),
})
const One = z.object({ id: z.uuid() })

const kindIn = (slug: string | undefined): Kind =>
  kinds.find((kind) => kindSlugs[kind] === slug) ?? 'copy'

/** The counter: one form for a visit, and what came of it. */
export function counterRoutes(app: App) {
  app.get(home, allow('certification.take', { querystring: Asked }), (req, reply) =>
    begin(req, reply, { kind: kindIn(req.query.loai), code: req.query['ho-so'] }),
  )
  app.post(home, allow('certification.take'), take)
  app.get(`${home}/luot/:id`, allow('certification.view', { params: One }), (req, reply) =>
    showVisit(req, reply, req.params.id),
  )
}

type Show = Pick<CounterProps, 'kind' | 'filled'> &
  Partial<Pick<CounterProps, 'errors' | 'found' | 'total'>> & { rows?: number; status?: number }

const fewestRows = 3

async function show(req: FastifyRequest, reply: FastifyReply, what: Show) {
  const { kind, filled, errors, found: known, total, status = errors ? 422 : 200 } = what
  const { unit } = req.who
  const read = await req.db.read(async (q) => ({
    suggestions: suggestionsFor(kind, await frequentNames(q, unit, kind)),
    signers: await staffWithPermission(q, 'certification.sign'),
    signer: await latestSigner(q, unit),
    rate: await copyRate(q, req.today),
  }))
  const rows = Math.min(mostRows, Math.max(fewestRows, what.rows ?? rowsIn(filled)))
  const view = { kind, filled, errors, rows, total, found: known, once: newId(), ...read }
  return page(req, reply, <CounterPage {...view} />, status)
}

type Beginning = { kind: Kind; code: string | undefined }

/** An empty form; for the papers of a dossier with its applicant's name and number. */
async function begin(req: FastifyRequest, reply: FastifyReply, { kind, code }: Beginning) {
  if (!code) return show(req, reply, { kind, filled: {} })
  const { who } = req
  const applicant = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`)
    return found(await personById(q, dossier.applicantId), 'người nộp hồ sơ này')
  })
  await noteLook(req, applicant.id)
  const { fullName: ten, idNumber } = applicant
  return show(req, reply, { kind, filled: { hoso: code, ten, nguoi: idNumber ?? '' } })
}

const noteLook = ({ db, who, now }: FastifyRequest, person: PersonId) =>
  db.tx((tx) => noteOpening(tx, who, person, { reason: 'Chứng thực tại quầy', now }))

/** The dossier that was named, if any; an error of its field when there is none of this code. */
async function dossierIn(req: FastifyRequest, filled: Filled, errors: Errors) {
  const code = (filled['hoso'] ?? '').trim().toUpperCase()
  if (code === '') return undefined
  const dossier = await req.db.read((q) => dossierByCode(q, req.who.unit, code))
  if (!dossier) errors['hoso'] = 'Không có hồ sơ mang mã này'
  return dossier && { id: dossier.id, code: dossier.code }
}

async function take(req: FastifyRequest, reply: FastifyReply) {
  const filled = (req.body ?? {}) as Filled
  const kind = kindIn(filled['loai'])
  if (!filled['_xong']) return again(req, reply, { kind, filled })
  const requester = await req.db.read((q) => readRequester(q, filled, req.today))
  const { items, errors: wrong } = readRows(filled, kind)
  const signers = await req.db.read((q) => staffWithPermission(q, 'certification.sign'))
  const signer = signers.find(({ id }) => id === filled['ky'])
  const errors: Errors = { ...(requester.ok ? {} : requester.errors), ...wrong }
  if (!signer) errors['ky'] = 'Chọn người ký chứng thực'
  const dossier = await dossierIn(req, filled, errors)
  if (!requester.ok || !signer || Object.keys(errors).length > 0)
    return show(req, reply, { kind, filled, errors })
  const { who, now } = req
  const { _key: key, ...body } = filled
  try {
    const { answer } = await once(req.db, { who, key, body }, async (tx) => {
      const certifying = {
        kind,
        requester: requester.requester,
        items,
        dossier,
        signer: { id: signer.id, name: signer.name, title: signer.position },
        now,
      }
      const made = await certify(tx, who, certifying)
      return { status: 303, answer: made.ok ? { id: made.value.id } : { why: made.why } }
    })
    if ('id' in answer) return await reply.redirect(`${home}/luot/${String(answer['id'])}`, 303)
    const locked = {
      _so: 'Sổ của năm này đã khóa, không ghi thêm được. Gửi lại để ghi vào sổ mới.',
    }
    return await show(req, reply, { kind, filled, errors: locked, status: 409 })
  } catch (error) {
    if (!(error instanceof OtherPerson)) throw error
    const other = { ten: 'Số định danh này đã thuộc về người khác: xem lại họ tên, ngày sinh' }
    return show(req, reply, { kind, filled, errors: other })
  }
}

type Again = { kind: Kind; filled: Filled }

/** The buttons that certify nothing: look somebody up, compute, one more row. */
async function again(req: FastifyRequest, reply: FastifyReply, { kind, filled }: Again) {
  if (filled['_tim']) return lookUp(req, reply, { kind, filled })
  const rows = rowsIn(filled) + (filled['_them'] ? 1 : 0)
  const { items, errors } = readRows(filled, kind)
  if (!filled['_tinh']) return show(req, reply, { kind, filled, rows })
  const isWrong = Object.keys(errors).length > 0
  const rate = await req.db.read((q) => copyRate(q, req.today))
  const outcome = isWrong ? { errors } : { total: totalOf(kind, items, rate) }
  return show(req, reply, { kind, filled, rows, ...outcome })
}

async function lookUp(req: FastifyRequest, reply: FastifyReply, { kind, filled }: Again) {
  const { who, now, today } = req
  const looked = await req.db.tx(async (tx) => {
    const read = await readRequester(tx, { ...filled, ten: '' }, today)
    if (read.ok && read.known)
      await noteOpening(tx, who, read.known.id, { reason: 'Chứng thực tại quầy', now })
    return read
  })
  if (!looked.ok) {
    const errors = looked.errors['nguoi'] ? { nguoi: looked.errors['nguoi'] } : looked.errors
    return show(req, reply, { kind, filled, errors })
  }
  const shown = {
    ...filled,
    ten: looked.name,
    [rowField(0, 'ten')]: filled[rowField(0, 'ten')] ?? '',
  }
  return show(req, reply, { kind, filled: shown, found: foundWords(looked) })
}

function foundWords(looked: Extract<ReadRequester, { ok: true }>): NonNullable<Show['found']> {
  const { known, name } = looked
  if (!known)
    return { kind: 'info', text: `${name}: chưa có trong sổ người dân, sẽ được ghi khi chứng thực` }
  return { kind: 'ok', text: `${known.fullName}, ${maskIdNumber(known.idNumber ?? '')}` }
}
