import { expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff } from '#modules/accounts/index.ts'
import { noticesOf } from '#modules/notices/index.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { deliver } from '#platform/worker.ts'
import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { modules } from '../../modules.ts'
import { remarksOn } from './store.ts'

const place = await town('2026-11-23')
const { db, visit, clock, database } = place
const context = jobContext(place)

const staffCalled = (login: string) =>
  db.tx(async (tx) => {
    const staff = { login, fullName: `Cán bộ ${login}`, roles: ['desk'], secondFactorWaived: true }
    const added = await addStaff(tx, system(unit), clock.now, { ...staff, password: newId() })
    if (!added.ok) throw new Error(added.why)
    return added.value.id
  })

const hoa = await staffCalled('hoa')
const lan = await staffCalled('lan')
const given = () => givenDossier({ db, now: clock.now })
const path = (code: string) => `/can-bo/ho-so/${code}/ghi-chu`
const textsOn = async (id: string) =>
  (await db.read((q) => remarksOn(q, unit, id))).map(({ text }) => text)

const Event = z.object({ id: z.string(), name: z.string(), actor: z.string(), data: z.unknown() })

/** What background work does with the remark's event. */
async function hearRemarks(dossier: string) {
  const events = await db.read(
    (q) => q.many(Event)`
      select id, name, actor, data from audit.event
      where unit_id = ${unit} and subject_id = ${dossier} and name = 'remark.written' order by id`,
  )
  for (const event of events)
    await deliver(modules, context, { ...event, unit, subject: { kind: 'dossier', id: dossier } })
  return events
}

test('officers see a remark on the dossier; who is mentioned gets a notice, the writer does not', async () => {
  const { code, id } = await given()
  const writer = officerWho({ staff: lan })
  const sent = await visit(writer).post(path(code), {
    'ghi-chu': 'Nhờ @hoa xem giấy phép. Tôi (@lan) đã gọi điện.',
    _key: newId(),
  })
  expect(sent.headers['location']).toBe(`/can-bo/ho-so/${code}`)
  const page = await visit().get(`/can-bo/ho-so/${code}`)
  expect(page.body).toContain('Nhờ @hoa xem giấy phép')
  expect(page.body).toContain('Đã báo cho: Cán bộ hoa, Cán bộ lan')
  const events = await hearRemarks(id)
  expect(JSON.stringify(events)).not.toContain('giấy phép')
  const told = (staff: string) => db.read((q) => noticesOf(q, unit, { staff }))
  expect(await told(hoa)).toMatchObject([{ href: `/can-bo/ho-so/${code}` }])
  expect(await told(lan)).toEqual([])
})

test('without scripts a colleague is ticked in a list', async () => {
  const { code, id } = await given()
  await visit().post(path(code), { 'ghi-chu': 'Xem giúp', nhac: [hoa], _key: newId() })
  const [remark] = await db.read((q) => remarksOn(q, unit, id))
  expect(remark).toMatchObject({ text: 'Xem giúp', mentioned: [hoa] })
})

test('a login that nobody has is said, the text is kept, and nothing is written', async () => {
  const { code, id } = await given()
  const form = { 'ghi-chu': 'Nhờ @khong.co xem', _key: newId() }
  for (const _ of [1, 2]) {
    const page = await visit().post(path(code), form)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('@khong.co')
    expect(page.body).toContain('Nhờ @khong.co xem')
  }
  expect(await textsOn(id)).toEqual([])
})

test('an empty remark is refused; the same form sent twice writes once', async () => {
  const { code, id } = await given()
  expect((await visit().post(path(code), { 'ghi-chu': '  ' })).statusCode).toBe(422)
  const form = { 'ghi-chu': 'Một lần', _key: newId() }
  await visit().post(path(code), form)
  await visit().post(path(code), form)
  expect(await textsOn(id)).toEqual(['Một lần'])
})

test('a citizen sees nothing of it, on the page or past it', async () => {
  const { code, id } = await given()
  await visit().post(path(code), { 'ghi-chu': 'Nghi giấy tờ giả', _key: newId() })
  const Owner = z.object({ applicantId: z.string() })
  const { applicantId } = await db.read(
    (q) => q.one(Owner)`select applicant_id from dossiers.dossier where id = ${id}`,
  )
  const owner = citizenWho(applicantId)
  const page = await visit(owner).get(`/cua-toi/ho-so/${code}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('Nghi giấy tờ giả')
  const hers = database.as({ unit, person: applicantId })
  expect(await hers.read((q) => remarksOn(q, unit, id))).toEqual([])
})

test('whoever may not read remarks neither sees nor writes them', async () => {
  const { code } = await given()
  await visit().post(path(code), { 'ghi-chu': 'Chỉ cán bộ', _key: newId() })
  const viewer = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(viewer).get(`/can-bo/ho-so/${code}`)).body).not.toContain('Chỉ cán bộ')
  expect((await visit(viewer).post(path(code), { 'ghi-chu': 'x' })).statusCode).toBe(403)
})
