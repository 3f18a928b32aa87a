import type { FastifyReply, FastifyRequest } from 'fastify'

import { staffWithPermission } from '#modules/accounts/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { errorsOf, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readCertificate } from '#platform/signing/cms/certificate.ts'
import type { UnitId } from '#platform/who.ts'

import { MeansForm, OneParty, partySlug } from '../shapes-means.ts'
import { readSmall } from '../small-upload.ts'
import { whyWords } from '../words.ts'
import { changeMeans, partyOf, providersHere, tryMeans, type WhyNotMeans } from './change.ts'
import { MeansPage, meansHome, type Row } from './page.tsx'
import { PartyPage } from './party-page.tsx'
import { agency, allMeans, historyOf, type Means } from './store.ts'

const one = `${meansHome}/:party`

/** Phương tiện ký số: an administrator says who signs by what, and tries it. */
export function meansRoutes(app: App) {
  app.get(meansHome, allow('signature.manage'), async (req, reply) => {
    const { who, now, server } = req
    const rows = await req.db.read((q) => partiesOf(q, who.unit))
    return page(req, reply, <MeansPage {...{ rows, now }} here={providersHere(server.world)} />)
  })
  app.get(one, allow('signature.manage', { params: OneParty }), (req, reply) =>
    show(req, reply, req.params.party),
  )
  app.post(one, allow('signature.manage', { params: OneParty }), (req, reply) =>
    change(req, reply, req.params.party),
  )
  app.post(`${one}/thu`, allow('signature.manage', { params: OneParty }), async (req, reply) => {
    const { db, who, now, server } = req
    const { party } = req.params
    const { of } = await rowOf(req, party)
    const done = await tryMeans(server.world, db, who, { party: of, now })
    if (done.ok) return reply.redirect(`${meansHome}/${partySlug(party)}`, 303)
    const errors = { _: whyWords[done.why][req.lang === 'en' ? 1 : 0] }
    return show(req, reply, party, { errors, filled: {} }, 409)
  })
}

/** The agency and everybody who may sign, with what was given to them. */
export async function partiesOf(q: Read, unit: UnitId): Promise<Row[]> {
  const means = new Map((await allMeans(q, unit)).map((one) => [one.party, one]))
  const { name } = found(await unitById(q, unit), 'đơn vị')
  const signers = await staffWithPermission(q, 'signature.sign')
  const all = [
    { party: agency, name, position: '' },
    ...signers.map(({ id, name: called, position }) => ({ party: id, name: called, position })),
  ]
  return all.map((one) => ({ ...one, ...held(means.get(one.party)) }))
}

const held = (means: Means | undefined) => ({
  means,
  certificate: means?.certificate ? readCertificate(means.certificate) : undefined,
})

async function rowOf({ db, who }: FastifyRequest, party: string) {
  return db.read(async (q) => {
    const rows = await partiesOf(q, who.unit)
    const row = found(
      rows.find((each) => each.party === party),
      'người ký này',
    )
    const of = await partyOf(q, who.unit, party === agency ? agency : { id: party, name: row.name })
    return { row, of, history: await historyOf(q, who.unit, party) }
  })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  party: string,
  retry?: Retry,
  status = 422,
) {
  const { now, server } = req
  const { row, history } = await rowOf(req, party)
  const here = providersHere(server.world)
  const view = { row, history, here, demo: server.world.demo, now, ...retry }
  return page(req, reply, <PartyPage {...view} />, retry ? status : 200)
}

const largest = 50_000

async function change(req: FastifyRequest, reply: FastifyReply, party: string) {
  const { db, who, now, server } = req
  const { filled, file, errors } = await readSmall(req, 'certificate', largest)
  const form = MeansForm.safeParse(filled)
  if (!form.success) Object.assign(errors, errorsOf(form.error.issues))
  if (!form.success || Object.keys(errors).length > 0)
    return show(req, reply, party, { filled, errors })
  const { of } = await rowOf(req, party)
  const wish = { ...form.data, certificate: file }
  const done = await changeMeans(server.world, db, who, { party: of, wish, now })
  if (done.ok) return reply.redirect(`${meansHome}/${partySlug(party)}`, 303)
  return show(req, reply, party, { filled, errors: whyNot[done.why] })
}

const whyNot: Record<WhyNotMeans, Record<string, string>> = {
  'no-certificate': { certificate: 'Chọn tệp chứng thư của người ký' },
  unreadable: { certificate: 'Tệp này không phải chứng thư X.509' },
  'not-here': { provider: 'Máy chủ chưa được khai báo để ký bằng cách này' },
  'no-secret': { pin: 'Ghi mã PIN' },
}
