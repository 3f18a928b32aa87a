import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { sha256 } from '#platform/signing/cms/algorithms.ts'
import { signerOfKey } from '#platform/signing/key-signer.ts'

import { partyOf } from '../means/change.ts'
import { agency } from '../means/store.ts'
import { testHolder } from '../trust/signers.ts'
import { standInHome } from './page.tsx'
import { StandInPage } from './stand-in-page.tsx'

/** The PIN of every test key; the page says it. */
const pin = '1357'

const Asked = z.object({
  attributes: z
    .string({ error: 'Thiếu dữ liệu cần ký' })
    .max(4_000, 'Dữ liệu cần ký dài quá mức')
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Thiếu dữ liệu cần ký'),
  order: z.uuid('Thiếu lệnh ký'),
  of: z.enum(['person', 'agency'], 'Chọn khóa'),
  pin: z.string().max(20).optional(),
})

/** A plug-in as an officer's machine has it, made up: it shows what it signs, asks for the PIN, and gives a signature. Demonstrations only. */
export function mountPlugIn(app: App) {
  app.post(standInHome, allow('dossier.view'), (req, reply) => serve(req, reply))
}

async function serve(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, Asked)
  if (!form.ok) throw new Problem(400, Object.values(form.errors)[0] ?? 'Thiếu dữ liệu cần ký')
  const { attributes, order, of, pin: typed } = form.value
  const { who, db, server } = req
  if (who.staff === undefined || (of === 'agency' && !who.can.has('signature.seal')))
    throw new Problem(403, 'Khóa này không phải của bạn')
  const hash = sha256(Buffer.from(attributes, 'base64')).toString('hex')
  const view = { order, of, attributes, hash, pin }
  const wrong: Retry['errors'] = { pin: 'Mã PIN không đúng' }
  if (typed !== pin)
    return page(
      req,
      reply,
      <StandInPage {...view} errors={typed === undefined ? undefined : wrong} />,
      typed === undefined ? 200 : 422,
    )
  const me = of === 'agency' ? agency : { id: who.staff, name: who.name }
  const party = await db.read((q) => partyOf(q, who.unit, me))
  const { key: secret, certificate } = await testHolder(server.world, party)
  const signer = signerOfKey(secret, certificate, [])
  const signature = Buffer.from(await signer.sign(Buffer.from(attributes, 'base64')))
  return page(req, reply, <StandInPage {...view} signature={signature.toString('base64')} />)
}
