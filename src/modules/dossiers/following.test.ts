import { expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff, type StaffId } from '#modules/accounts/index.ts'
import { mergePeople, savePerson, type PersonId } from '#modules/people/index.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { dossierByCode } from './store.ts'

const here = await town('2026-11-23')
const { db, visit, clock, officer } = here
const { work } = background(here)
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const page = async (code: string) => (await visit().get(`/can-bo/ho-so/${code}`)).body
const eventsOf = (id: string) =>
  db.read(
    (q) => q.many(z.object({ name: z.string() }))`
      select name from audit.event where subject_id = ${id} order by id`,
  )

async function given() {
  const { code } = await givenDossier({ db, now: clock.now })
  return dossier(code)
}

const personNamed = (fullName: string) => db.tx((tx) => savePerson(tx, officer, { fullName }))

const merge = (keep: PersonId, gone: PersonId) =>
  db.tx((tx) => mergePeople(tx, officer, { keep, gone, reason: 'Cùng một người' }))

async function staff(login: string, roles: string[]): Promise<StaffId> {
  const account = {
    login: `canbo-${login}`,
    fullName: `Trần Thị ${login}`,
    roles,
    password: 'con mèo nằm trên mái',
  }
  const added = await db.tx((tx) => addStaff(tx, system(unit), clock.now, account))
  if (!added.ok) throw new Error(added.why)
  return added.value.id
}

/** Locks an account and records who takes the work over, as an administrator does. */
async function leave(from: StaffId, to: StaffId) {
  const at = `/quan-tri/nguoi-dung/${from}`
  await visit().post(`${at}/khoa`, { on: '23/11/2026', reason: 'Chuyển công tác' })
  expect((await visit().post(`${at}/ban-giao`, { to })).statusCode).toBe(303)
}

const assign = (code: string, assignee: StaffId) =>
  visit().post(`/can-bo/ho-so/${code}/assign`, { assignee })

test('the applications of a record that was merged are those of the person who stays', async () => {
  const { id, code, applicantId: gone } = await given()
  const keep = await personNamed(someone().fullName)
  const me = citizenWho(keep.id)
  expect((await visit(me).get('/cua-toi')).body).not.toContain(code)
  await merge(keep.id, gone)
  await work()
  expect((await visit(me).get('/cua-toi')).body).toContain(code)
  expect((await visit(me).get(`/cua-toi/ho-so/${code}`)).statusCode).toBe(200)
  expect((await visit(citizenWho(gone)).get(`/cua-toi/ho-so/${code}`)).statusCode).toBe(404)
  expect(await eventsOf(id)).toContainEqual({ name: 'dossier.applicant-merged' })
  expect(await page(code)).toContain('Chuyển theo hồ sơ dân cư đã gộp')
})

test('after two merges in a row the dossier is with the last record, in whatever order it hears of them', async () => {
  const { code, applicantId: first } = await given()
  const [second, third] = [await personNamed('Bùi Ba'), await personNamed('Bùi Ba')]
  await merge(second.id, first)
  await merge(third.id, second.id)
  await work()
  expect((await dossier(code)).applicantId).toBe(third.id)
})

test('what an officer who leaves was working on goes to the successor, and the history says so', async () => {
  const [old, heir] = [await staff('cu', ['desk']), await staff('moi', ['desk'])]
  const { code, version } = await given()
  await assign(code, old)
  await leave(old, heir)
  await work()
  const after = await dossier(code)
  expect(after).toMatchObject({ assignee: heir, state: 'accepted' })
  expect(after.version).toBeGreaterThan(version + 1)
  expect(await page(code)).toContain('Bàn giao từ Trần Thị cu cho Trần Thị moi')
  const mine = { ...officer, staff: heir, actor: `staff:${heir}` }
  expect((await visit(mine).get('/can-bo/ho-so/cua-toi')).body).toContain(code)
})

test('a dossier at a step that the successor may not do waits for whoever may', async () => {
  const [old, heir] = [await staff('quay', ['desk']), await staff('so', ['clerk'])]
  const { code } = await given()
  await assign(code, old)
  await leave(old, heir)
  await work()
  expect(await dossier(code)).toMatchObject({ assignee: null, stepRole: 'desk' })
  expect(await page(code)).toContain('Trần Thị quay bàn giao công việc')
})

test('a finished dossier stays as it is, and so does another officer’s', async () => {
  const [old, heir, other] = [
    await staff('ra', ['desk']),
    await staff('vao', ['desk']),
    await staff('khac', ['desk']),
  ]
  const [withdrawn, others] = [await given(), await given()]
  await assign(withdrawn.code, old)
  await visit().post(`/can-bo/ho-so/${withdrawn.code}/withdraw`, { reason: 'Người nộp rút' })
  await assign(others.code, other)
  await leave(old, heir)
  await work()
  expect((await dossier(withdrawn.code)).assignee).not.toBe(heir)
  expect((await dossier(others.code)).assignee).toBe(other)
})

test('hundreds of dossiers are taken over, and doing it again changes nothing', async () => {
  const [old, heir] = [await staff('nhieu', ['desk']), await staff('nhan', ['desk'])]
  const { id } = await given()
  await here.owner.tx(async (tx) => {
    await tx.run`create temp table copied on commit drop as
      select d.* from dossiers.dossier d, generate_series(1, 150) where id = ${id}`
    await tx.run`update copied set id = gen_random_uuid(), code = gen_random_uuid()::text, assignee = ${old}`
    await tx.run`insert into dossiers.dossier select * from copied`
  })
  await leave(old, heir)
  const happened = await work()
  const held = () =>
    db.read(
      (q) => q.one(z.object({ count: z.number(), versions: z.number() }))`
        select count(*)::int, sum(version)::int as versions from dossiers.dossier where assignee = ${heir}`,
    )
  const once = await held()
  expect(once.count).toBe(150)
  for (const event of happened) await background(here).redeliver(event)
  await work()
  expect(await held()).toEqual(once)
})

test('work is offered and given only to officers who do the step, one by one and many at once', async () => {
  const [desk, specialist] = [
    await staff('quaymot', ['desk']),
    await staff('thamdinh', ['specialist']),
  ]
  const { code } = await given()
  const offered = await page(code)
  const optionOf = (id: string) => `<option value="${id}"`
  expect(offered.split(optionOf(desk))).toHaveLength(2)
  expect(offered).not.toContain(optionOf(specialist))
  const refused = await assign(code, specialist)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('không có nhiệm vụ ở bước này')
  const forwarded = await visit().post(`/can-bo/ho-so/${code}/forward`, { assignee: desk })
  expect(forwarded.statusCode).toBe(409)
  const { version } = await dossier(code)
  const many = { 'ho-so': `${code}:${version}`, assignee: specialist, _key: newId() }
  const sent = await visit().post('/can-bo/bang-dieu-hanh/ho-so', many)
  const { body } = await visit().get(String(sent.headers['location']))
  expect(body).toContain('không có nhiệm vụ ở bước này')
  expect(await dossier(code)).toMatchObject({ assignee: null, step: 0, version })
  await visit().post(`/can-bo/ho-so/${code}/forward`)
  const next = { assignee: specialist }
  expect((await visit().post(`/can-bo/ho-so/${code}/forward`, next)).statusCode).toBe(303)
  expect(await dossier(code)).toMatchObject({ assignee: specialist, stepRole: 'specialist' })
})
