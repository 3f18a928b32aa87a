import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { agencyOf } from '#modules/dossiers/index.ts'
import { feeReceiptPdf } from '#modules/papers/index.ts'
import { ownUnit } from '#modules/units/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { moneyText } from '#ui/format.ts'
import { dongInWords } from '#ui/number-words.ts'

import { changeSetting, voidReceipt } from './actions.ts'
import { numberText, symbolOf } from './domain.ts'
import { csvOf } from './export.ts'
import { ReceiptListPage, ReceiptPage, SettingPage } from './pages/receipt-page.tsx'
import { receiptHome } from './pages/receipt-table.tsx'
import { receiptById, receiptList, settingOf } from './store.ts'
import { howWords, whyNot } from './words.ts'

const params = z.object({ id: z.uuid() })
const symbolShape = z.string().regex(/^[A-Z]{1,6}\d{2}$/)
const querystring = z.object({
  'ky-hieu': symbolShape.optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
})
const ExportQuery = z.object({ 'ky-hieu': symbolShape })

const VoidForm = z.object({
  reason: z
    .string({ error: 'Ghi rõ lý do hủy' })
    .trim()
    .min(5, 'Ghi rõ lý do hủy')
    .max(500, 'Tối đa 500 chữ cái và dấu cách'),
})
const SettingForm = z
  .object({
    letters: z
      .string({ error: 'Ghi chữ đầu của ký hiệu' })
      .transform((text) => text.toUpperCase())
      .pipe(z.string().regex(/^[A-Z]{1,6}$/, 'Từ một đến sáu chữ cái không dấu')),
    taxCode: z
      .string()
      .default('')
      .refine(
        (text) => text === '' || /^\d{10}(-\d{3})?$/.test(text),
        'Mã số thuế gồm 10 hoặc 13 chữ số',
      )
      .transform((text) => text || null),
    official: z
      .string()
      .default('')
      .transform((text) => text === 'yes'),
  })
  .refine(({ official, taxCode }) => !official || taxCode !== null, {
    path: ['taxCode'],
    message: 'Biên lai chính thức phải có mã số thuế của đơn vị thu',
  })

/** The book of receipts: each one, its print, its end; and how they are marked. */
export function receiptRoutes(app: App) {
  app.get(receiptHome, allow('fee.collect', { querystring }), async (req, reply) => {
    const { 'ky-hieu': symbol, cursor } = req.query
    const shown = await req.db.read(async (q) => ({
      list: await receiptList(q, req.who.unit, { symbol, cursor }),
      setting: await settingOf(q, req.who.unit),
    }))
    const years = [req.today, req.today.subtract({ years: 1 })]
    const symbols = years.map((day) => symbolOf(shown.setting.letters, day))
    return page(req, reply, <ReceiptListPage {...{ list: shown.list, symbols, symbol }} />)
  })
  app.get(`${receiptHome}/xuat.csv`, allow('fee.collect', { querystring: ExportQuery }), sendBook)
  app.get(`${receiptHome}/:id`, allow('fee.collect', { params }), (req, reply) =>
    showReceipt(req, reply, req.params.id),
  )
  app.get(`${receiptHome}/:id/bien-lai.pdf`, allow('fee.collect', { params }), (req, reply) =>
    sendPrint(req, reply, req.params.id),
  )
  app.post(`${receiptHome}/:id/huy`, allow('fee.collect', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, VoidForm)
    if (!form.ok) return showReceipt(req, reply, id, form)
    const done = await req.db.tx((tx) =>
      voidReceipt(tx, req.who, { id, ...form.value, now: req.now }),
    )
    if (done.ok) return reply.redirect(`${receiptHome}/${id}`, 303)
    const errors = { _: whyNot[done.why][req.lang === 'en' ? 1 : 0] }
    return showReceipt(req, reply, id, { filled: form.filled, errors }, 409)
  })
  settingRoutes(app)
}

async function showReceipt(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const receipt = found(await req.db.read((q) => receiptById(q, req.who.unit, id)), 'biên lai này')
  return page(req, reply, <ReceiptPage {...{ receipt, retry }} />, status)
}

async function sendPrint(req: FastifyRequest, reply: FastifyReply, id: string) {
  const { receipt, unit } = await req.db.read(async (q) => ({
    receipt: found(await receiptById(q, req.who.unit, id), 'biên lai này'),
    unit: await ownUnit(q),
  }))
  const { symbol, amount, payer, what } = receipt
  const number = numberText(receipt.number)
  const pdf = await feeReceiptPdf({
    ...{ symbol, number, payer, what, agency: agencyOf(unit) },
    code: receipt.dossierCode,
    matter: receipt.procedureName,
    amount: moneyText('vi', amount),
    inWords: dongInWords(amount),
    how: howWords[receipt.how][0],
    collector: receipt.issuedName,
    taxCode: receipt.taxCode,
    voided: receipt.voidReason,
    official: receipt.isOfficial,
    at: receipt.issuedAt,
    demo: req.server.world.demo,
  })
  return reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="bien-lai-${symbol}-${number}.pdf"`,
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(pdf))
}

async function sendBook(
  req: FastifyRequest<{ Querystring: z.output<typeof ExportQuery> }>,
  reply: FastifyReply,
) {
  const symbol = req.query['ky-hieu']
  const csv = await req.db.read((q) => csvOf(q, req.who.unit, symbol))
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="bien-lai-${symbol}.csv"`)
    .send(csv)
}

function settingRoutes(app: App) {
  const path = '/quan-tri/bien-lai'
  const show = async (req: FastifyRequest, reply: FastifyReply, retry?: Retry) => {
    const setting = await req.db.read((q) => settingOf(q, req.who.unit))
    return page(req, reply, <SettingPage {...{ setting, retry }} />, retry ? 422 : 200)
  }
  app.get(path, allow('receipt.settings'), (req, reply) => show(req, reply))
  app.post(path, allow('receipt.settings'), async (req, reply) => {
    const form = readForm(req, SettingForm)
    if (!form.ok) return show(req, reply, form)
    const { official: isOfficial, ...rest } = form.value
    await req.db.tx((tx) => changeSetting(tx, req.who, { ...rest, isOfficial }, req.now))
    return reply.redirect(path, 303)
  })
}
