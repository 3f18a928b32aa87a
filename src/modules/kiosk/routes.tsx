import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode, dutiesOf } from '#modules/dossiers/index.ts'
import { qrSvg } from '#modules/papers/index.ts'
import { billFor } from '#modules/payments/index.ts'
import { ownUnit } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { limitNetwork } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'

import { codeIn } from './domain.ts'
import { CasePage } from './pages/case-page.tsx'
import { StartPage } from './pages/start-page.tsx'
import { home, startAgain } from './where.ts'

const params = z.object({ code: z.string().max(80) })
const querystring = z.object({ ma: z.string().max(300).optional() })

// A page that stands open looks for news every few seconds; codes can be counted up, and a harvester does not get far.
const looks = { most: 400, seconds: 600 }

/** The screen in the hall: a code in, the state and what is to be paid out, and back to the start. */
export function kioskRoutes(app: App) {
  app.get(home, allow('public', { querystring }), (req, reply) => start(req, reply, req.query.ma))
  app.get(startAgain, allow('public'), (_, reply) => {
    // The next visitor finds the page as the commune shows it.
    for (const name of ['lang', 'text', 'contrast']) void reply.clearCookie(name, { path: '/' })
    return reply.redirect(home, 303)
  })
  app.get(`${home}/ho-so/:code`, allow('public', { params }), (req, reply) =>
    showCase(req, reply, req.params.code),
  )
}

async function start(req: FastifyRequest, reply: FastifyReply, typed?: string) {
  if (typed === undefined) return page(req, reply, <StartPage />)
  const { unit } = req.who
  await limitNetwork(req, 'kiosk', looks)
  const dossier = await req.db.read(async (q) => {
    const code = codeIn(typed, (await ownUnit(q)).agencyCode)
    return code === undefined ? undefined : dossierByCode(q, unit, code)
  })
  if (dossier) return reply.redirect(`${home}/ho-so/${dossier.code}`, 303)
  const isEmpty = typed.trim() === ''
  return page(req, reply, <StartPage refused={{ typed, isEmpty }} />, isEmpty ? 422 : 404)
}

async function showCase(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who, now } = req
  await limitNetwork(req, 'kiosk', looks)
  const shown = await req.db.tx(async (tx) => {
    const dossier = await dossierByCode(tx, who.unit, code)
    if (!dossier) return undefined
    const { id: dossierId, payment } = dossier
    const payable =
      payment === 'due' ? await billFor(tx, who, { dossier: dossierId, now }) : undefined
    const duties = await dutiesOf(tx, who.unit, [dossierId])
    return { dossier, payable, paid: duties.filter(({ how }) => how === 'paid').length }
  })
  if (!shown) return page(req, reply, <StartPage refused={{ typed: code, isEmpty: false }} />, 404)
  const { payable } = shown
  const svg = payable ? qrSvg(payable.payload) : ''
  return page(req, reply, <CasePage {...{ ...shown, svg, now }} />)
}
