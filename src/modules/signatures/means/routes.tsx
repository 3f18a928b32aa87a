import type { FastifyReply, FastifyRequest } from 'fastify'

import { staffWithPermission } from '#modules/accounts/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { errorsOf, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readCertificate } from '#platform/signing/cms/certificate.ts'
import type { UnitId } from '#platform/who.ts'

import type { Why } from '../domain.ts'
import { enrolToken } from '../key-places/enrol.ts'
import { keyPlaces } from '../key-places/store.ts'
import { MeansForm, meansHome, OneParty, partySlug } from '../shapes-means.ts'
import { readSmall } from '../small-upload.ts'
import { whyWords } from '../words.ts'
import { changeMeans, partyOf, providersHere, type WhyNotMeans } from './change.ts'
import { MeansPage, type Row } from './page.tsx'
import { PartyPage } from './party-page.tsx'
import { agency, allMeans, historyOf, type Means } from './store.ts'
import { tryMeans } from './try.ts'
import { saidWords } from './words.ts'

const one = `${meansHome}/:party`

/** Phương tiện ký số: an administrator says who signs by what, and tries it. */
export function meansRoutes(app: App) {
  app.get(meansHome, allow('signature.manage'), async (req, reply) => {
    const { who, now, server } = req
    const view = await req.db.read(async (q) => ({
      rows: await partiesOf(q, who.unit),
      places: await keyPlaces(q, who.unit),
      here: await providersHere(server.world, q, who.unit),
    }))
    return page(req, reply, <MeansPage {...view} now={now} demo={server.world.demo} />)
  })
  app.get(one, allow('signature.manage', { params: OneParty }), (req, reply) =>
    show(req, reply, req.params.party),
  )
  app.post(one, allow('signature.manage', { params: OneParty }), (req, reply) =>
    change(req, reply, req.params.party),
  )
  app.post(`${one}/thu`, allow('signature.manage', { params: OneParty }), (req, reply) =>
    tryIt(req, reply, req.params.party),
  )
  app.post(`${one}/chung-thu-thu`, allow('signature.manage', { params: OneParty }), (req, reply) =>
    enrol(req, reply, req.params.party),
  )
}

/** Ký thử: the signed page is handed out where it was asked for, else what came of it stands on the party's page. */
async function tryIt(req: FastifyRequest, reply: FastifyReply, party: string) {
  const { db, who, now, server } = req
  const { of } = await rowOf(req, party)
  const done = await tryMeans(server.world, db, who, { party: of, now })
  if (!done.ok) return refuse(req, reply, party, done)
  const wantsPage = (req.body as Filled | undefined)?.['page'] === 'yes'
  if (!wantsPage || !done.page) return reply.redirect(`${meansHome}/${partySlug(party)}`, 303)
  return reply
    .header('content-disposition', 'attachment; filename="trang-ky-thu.pdf"')
    .type('application/pdf')
    .send(done.page)
}

async function enrol(req: FastifyRequest, reply: FastifyReply, party: string) {
  const { db, who, now, server } = req
  const { of } = await rowOf(req, party)
  const done = await enrolToken(server.world, db, who, { party: of, now })
  if (done.ok) return reply.redirect(`${meansHome}/${partySlug(party)}`, 303)
  return refuse(req, reply, party, { why: done.why, said: undefined })
}

/** What was refused, with what the token itself said where that says more. */
function refuse(
  req: FastifyRequest,
  reply: FastifyReply,
  party: string,
  { why, said }: { why: Why; said: string | undefined },
) {
  const lang = req.lang === 'en' ? 1 : 0
  const more = said === undefined ? '' : saidWords(said)[lang]
  const errors = { _: [whyWords[why][lang], more].filter(Boolean).join(' ') }
  return show(req, reply, party, { errors, filled: {} }, 409)
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
  const { here, places } = await req.db.read(async (q) => ({
    here: await providersHere(server.world, q, req.who.unit),
    places: (await keyPlaces(q, req.who.unit)).map(({ kind }) => kind),
  }))
  const view = { row, history, here, places, demo: server.world.demo, now, ...retry }
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
  'not-here': {
    provider:
      'Cách ký này chưa được đặt. Đặt thiết bị hoặc dịch vụ ở trang Phương tiện ký số trước',
  },
  'no-secret': { pin: 'Ghi mã PIN' },
}
