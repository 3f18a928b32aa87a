import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode, dutiesOf, openDutyOf } from '#modules/dossiers/index.ts'
import { paidSoFar } from '#modules/payments/index.ts'
import { readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { closeOwnDay, issueFor, takeCash } from './actions.ts'
import { CollectPage } from './pages/collect-page.tsx'
import { dayHome, DayPage } from './pages/day-page.tsx'
import { receiptHome } from './pages/receipt-table.tsx'
import { dayOf, openDaysOf, receiptList, receiptsOfDossier, recentDays, sumOfDay } from './store.ts'
import { whyNot } from './words.ts'

const params = z.object({ code: z.string().max(80) })
const day = z.iso
  .date()
  .transform((text) => Temporal.PlainDate.from(text))
  .optional()
  .catch(undefined)
const querystring = z.object({ cursor: z.uuid().optional().catch(undefined), ngay: day })

const FindForm = z.object({
  code: z
    .string({ error: 'Ghi mã hồ sơ' })
    .trim()
    .min(1, 'Ghi mã hồ sơ')
    .max(80, 'Mã hồ sơ không dài như vậy'),
})
const CloseForm = z.object({
  day,
  counted: z
    .string({ error: 'Ghi số tiền đếm được' })
    .transform((text) => text.replaceAll(/[.\s]|đ(ồng)?$/giu, ''))
    .pipe(
      z
        .string()
        .regex(/^\d{1,12}$/, 'Ghi số tiền bằng đồng, ví dụ 150.000; không có tiền thì ghi 0'),
    )
    .transform(Number),
  reason: z
    .string()
    .trim()
    .max(500, 'Tối đa 500 chữ cái và dấu cách')
    .default('')
    .transform((text) => text || undefined),
})
const DutyForm = z.object({ duty: z.coerce.number().int().min(1).max(10_000) })

const at = ({ now, today }: FastifyRequest) => ({ now, today })

/** The cashier's day, and the money of one dossier. */
export function cashRoutes(app: App) {
  app.get(dayHome, allow('fee.collect', { querystring }), (req, reply) =>
    showDay(req, reply, { date: req.query.ngay, cursor: req.query.cursor }),
  )
  app.post(`${dayHome}/tim`, allow('fee.collect'), async (req, reply) => {
    const form = readForm(req, FindForm)
    if (!form.ok) return showDay(req, reply, {}, form)
    const code = form.value.code.toUpperCase()
    const dossier = await req.db.read((q) => dossierByCode(q, req.who.unit, code))
    if (dossier) return reply.redirect(`/can-bo/ho-so/${dossier.code}/thu-tien`, 303)
    const errors = { code: 'Không có hồ sơ nào mang mã này' }
    return showDay(req, reply, {}, { filled: form.filled, errors })
  })
  app.post(`${dayHome}/chot`, allow('fee.collect'), async (req, reply) => {
    const form = readForm(req, CloseForm)
    if (!form.ok) return showDay(req, reply, { date: dayIn(form.filled) }, form)
    const { day = req.today, ...counted } = form.value
    const done = await req.db.tx((tx) => closeOwnDay(tx, req.who, { day, ...counted, ...at(req) }))
    if (done.ok) return reply.redirect(dayHome, 303)
    const field = done.why === 'difference-unexplained' ? 'reason' : '_'
    const errors = { [field]: wordsOf(req, done.why) }
    return showDay(req, reply, { date: day }, { filled: form.filled, errors }, 409)
  })
  collectRoutes(app)
}

function collectRoutes(app: App) {
  const path = '/can-bo/ho-so/:code/thu-tien'
  app.get(path, allow('fee.collect', { params }), (req, reply) =>
    showCollect(req, reply, req.params.code),
  )
  app.post(path, allow('fee.collect', { params }), async (req, reply) => {
    const { code } = req.params
    const done = await req.db.tx((tx) => takeCash(tx, req.who, { code, ...at(req) }))
    if (done.ok) return reply.redirect(`${receiptHome}/${done.value}`, 303)
    return showCollect(req, reply, code, wordsOf(req, done.why))
  })
  app.post(`${path}/bien-lai`, allow('fee.collect', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, DutyForm)
    if (!form.ok) return showCollect(req, reply, code, wordsOf(req, 'no-receipt-due'))
    const done = await req.db.tx((tx) => issueFor(tx, req.who, { code, ...form.value, ...at(req) }))
    if (done.ok) return reply.redirect(`${receiptHome}/${done.value}`, 303)
    return showCollect(req, reply, code, wordsOf(req, done.why))
  })
}

const wordsOf = ({ lang }: FastifyRequest, why: keyof typeof whyNot) =>
  whyNot[why][lang === 'en' ? 1 : 0]

const dayIn = (filled: Filled) => day.parse(filled['day'])

type Shown = { date?: Temporal.PlainDate | undefined; cursor?: string | undefined }

async function showDay(
  req: FastifyRequest,
  reply: FastifyReply,
  { date, cursor }: Shown,
  refused?: Retry,
  status = refused ? 422 : 200,
) {
  const { who, today } = req
  const on = date && Temporal.PlainDate.compare(date, today) < 0 ? date : today
  const shown = await req.db.read(async (q) => {
    const day = await dayOf(q, who, on)
    return {
      day,
      sum: day ? await sumOfDay(q, who.unit, day.id) : { total: 0, count: 0 },
      list: day
        ? await receiptList(q, who.unit, { day: day.id, cursor })
        : { items: [], next: null },
      forgotten: (await openDaysOf(q, who, today)).filter((one) => !one.day.equals(on)),
      days: await recentDays(q, who.unit),
    }
  })
  return page(req, reply, <DayPage {...{ on, today, ...shown, refused }} />, status)
}

async function showCollect(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  refusal?: string,
) {
  const { unit } = req.who
  const shown = await req.db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const open = await openDutyOf(tx, unit, dossier.id)
    const receipts = await receiptsOfDossier(tx, unit, dossier.id)
    const has = new Set(
      receipts.filter(({ voidedAt }) => voidedAt === null).map(({ duty }) => duty),
    )
    const duties = await dutiesOf(tx, unit, [dossier.id])
    const rest = open ? open.amount - (await paidSoFar(tx, unit, dossier.id, open.number)) : 0
    return {
      ...{ applicantName: dossier.applicantName, procedureName: dossier.procedureName, receipts },
      owed: open && { ...open, rest },
      unreceipted: duties.filter(({ how, number }) => how === 'paid' && !has.has(number)),
    }
  })
  return page(req, reply, <CollectPage {...{ code, ...shown, refusal }} />, refusal ? 409 : 200)
}
