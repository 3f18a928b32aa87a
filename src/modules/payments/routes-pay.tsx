import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode, dutiesOf } from '#modules/dossiers/index.ts'
import { qrSvg } from '#modules/papers/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { billFor } from './bills/actions.ts'
import { billsOfDossier, type Bill } from './bills/store.ts'
import { PayPage, type Ended } from './pages/pay-page.tsx'
import { limitAnybody } from './vietqr/api.ts'

const params = z.object({ code: z.string().max(80) })

const faces = [
  ['/can-bo/ho-so', 'dossier.view'],
  ['/cua-toi/ho-so', 'citizen'],
  // Whoever holds the code may pay; they see the amount, never whose it is or what it is about.
  ['/tra-cuu', 'public'],
] as const

/** What is to be paid for a dossier, with its QR code; a citizen sees only the own, a stranger with the code no words of it. */
export function payRoutes(app: App) {
  for (const [base, permission] of faces)
    app.get(`${base}/:code/nop-tien`, allow(permission, { params }), (req, reply) =>
      showPaying(req, reply, base, req.params.code),
    )
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

type Duty = Awaited<ReturnType<typeof dutiesOf>>[number]

/** What was paid or waived before, and how much more than asked has come for it by transfer. */
const endedOf = (duties: readonly Duty[], bills: readonly Bill[]): Ended[] =>
  duties.flatMap(({ number, amount, what, how, note, settledAt: at }) => {
    if (at === null || (how !== 'paid' && how !== 'waived')) return []
    const { paid = 0 } = bills.find(({ duty }) => duty === number) ?? {}
    return { number, amount, what, how, note, at, surplus: Math.max(paid - amount, 0) }
  })
