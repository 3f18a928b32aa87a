import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { qrSvg } from '#modules/papers/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { billFor } from './bills/actions.ts'
import { PayPage } from './pages/pay-page.tsx'

const params = z.object({ code: z.string().max(80) })

const faces = [
  ['/can-bo/ho-so', 'dossier.view'],
  ['/cua-toi/ho-so', 'citizen'],
] as const

/** What is to be paid for a dossier, with its QR code; a citizen sees only the own. */
export function payRoutes(app: App) {
  for (const [base, permission] of faces)
    app.get(`${base}/:code/nop-tien`, allow(permission, { params }), (req, reply) =>
      showPaying(req, reply, base, req.params.code),
    )
}

async function showPaying(req: FastifyRequest, reply: FastifyReply, base: string, code: string) {
  const { who, now } = req
  const { dossier, payable } = await req.db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    return { dossier, payable: await billFor(tx, who, { dossier: dossier.id, now }) }
  })
  const { procedureName, payment } = dossier
  const svg = payable ? qrSvg(payable.payload) : ''
  const why = payment === 'due' ? 'no-account' : 'nothing-owed'
  return page(req, reply, <PayPage {...{ code, procedureName, base, payable, svg, why }} />)
}
