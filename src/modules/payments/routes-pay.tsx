import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { agencyOf, dossierByCode, dutiesOf } from '#modules/dossiers/index.ts'
import { paymentSlipPdf, qrSvg, type PaymentDue } from '#modules/papers/index.ts'
import { ownUnit } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'

import { billFor, type Payable } from './bills/actions.ts'
import { billsOfDossier, type Bill } from './bills/store.ts'
import { PayPage, type Ended } from './pages/pay-page.tsx'
import { limitAnybody } from './vietqr/api.ts'
import { bankOf } from './vietqr/banks.ts'

const params = z.object({ code: z.string().max(80) })

const faces = [
  ['/can-bo/ho-so', 'dossier.view'],
  ['/cua-toi/ho-so', 'citizen'],
  // Whoever holds the code may pay; they see the amount, never whose it is or what it is about.
  ['/tra-cuu', 'public'],
] as const

/** What is to be paid for a dossier, with its QR code; a citizen sees only the own, a stranger with the code no words of it. */
export function payRoutes(app: App) {
  for (const [base, permission] of faces) {
    app.get(`${base}/:code/nop-tien`, allow(permission, { params }), (req, reply) =>
      showPaying(req, reply, base, req.params.code),
    )
    app.get(`${base}/:code/nop-tien/phieu.pdf`, allow(permission, { params }), (req, reply) =>
      sendSlip(req, reply, base, req.params.code),
    )
  }
  // Form 01 is the dossiers' paper; while something is owed it carries our code.
  app.decorate('paymentDue', async (tx, { who, now }, { id, applicantName }) => {
    const payable = await billFor(tx, who, { dossier: id, now })
    return payable && dueOnPaper(payable, applicantName)
  })
}

async function showPaying(req: FastifyRequest, reply: FastifyReply, base: string, code: string) {
  const { who, now } = req
  const isOpenToAll = base === '/tra-cuu'
  if (isOpenToAll && who.kind !== 'staff') await limitAnybody(req)
  const { dossier, payable, ended } = await req.db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const payable = await billFor(tx, who, { dossier: dossier.id, now })
    const bills = await billsOfDossier(tx, who.unit, dossier.id)
    const duties = await dutiesOf(tx, who.unit, [dossier.id])
    return { dossier, payable, ended: endedOf(duties, bills) }
  })
  const { procedureName, payment } = dossier
  const shown = { code: dossier.code, procedureName, base, payable, ended, isOpenToAll }
  const svg = payable ? qrSvg(payable.payload) : ''
  const why = payment === 'due' ? 'no-account' : 'nothing-owed'
  return page(req, reply, <PayPage {...{ ...shown, svg, why }} />)
}

/** Paper costs more than a page: who prints sheet after sheet waits. */
const mostSlips = { most: 60, seconds: 60 }

/** Phiếu nộp tiền: what the page says, to take along; to whoever merely holds the code it names nobody. */
async function sendSlip(req: FastifyRequest, reply: FastifyReply, base: string, code: string) {
  const { who, now, server } = req
  const isOpenToAll = base === '/tra-cuu'
  if (who.kind !== 'staff') await limitNetwork(req, 'payment-slip', mostSlips)
  const { dossier, payable, unit } = await req.db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const payable = await billFor(tx, who, { dossier: dossier.id, now })
    return { dossier, payable, unit: await ownUnit(tx) }
  })
  if (!payable) throw conflict('Hồ sơ này không có khoản nào chờ nộp bằng chuyển khoản')
  const due = dueOnPaper(payable, dossier.applicantName)
  const slip = {
    ...{ agency: agencyOf(unit), code: dossier.code, at: now },
    matter: isOpenToAll ? null : dossier.procedureName,
    due: isOpenToAll ? { ...due, payer: null, what: null } : due,
  }
  const { publicUrl, demo } = server.world
  const pdf = await paymentSlipPdf(slip, { publicUrl, demo })
  return reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="phieu-nop-tien-${dossier.code.replaceAll(/[^\w.-]/g, '')}.pdf"`,
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(pdf))
}

const dueOnPaper = ({ bill, account, what, payload }: Payable, payer: string): PaymentDue => ({
  ...{ payload, what, payer, billCode: bill.code },
  amount: bill.amount - bill.paid,
  received: bill.paid,
  bank: bankOf(account.bin)?.name ?? account.bin,
  account: account.number,
  holder: account.holder,
  isDemoAccount: account.isDemo,
})

type Duty = Awaited<ReturnType<typeof dutiesOf>>[number]

/** What was paid or waived before, and how much more than asked has come for it by transfer. */
const endedOf = (duties: readonly Duty[], bills: readonly Bill[]): Ended[] =>
  duties.flatMap(({ number, amount, what, how, note, settledAt: at }) => {
    if (at === null || (how !== 'paid' && how !== 'waived')) return []
    const { paid = 0 } = bills.find(({ duty }) => duty === number) ?? {}
    return { number, amount, what, how, note, at, surplus: Math.max(paid - amount, 0) }
  })
