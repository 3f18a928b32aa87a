import { expect, test } from 'vitest'
import { z } from 'zod'

import { recordLeave, whoOfStaff } from '#modules/accounts/index.ts'
import { as, officer, realDoors } from '#test/actors.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { forwardDossier } from './actions.ts'
import { officerById } from './entrusting.ts'
import { dossierByCode } from './store.ts'

const place = await town('2026-11-23')
const { db, clock } = place
const app = await realDoors(place)
const { work } = background(place)
const today = Temporal.PlainDate.from('2026-11-23')

const admin = await officer(place, ['administrator'])
const absent = await officer(place, ['specialist', 'head', 'leader'])
const deputy = await officer(place, ['clerk'])
const heir = await officer(place, ['specialist'])
const desk = await officer(place, ['desk'])

type Actor = typeof admin
const get = (actor: Actor, url: string) => as(app, actor, { method: 'GET', url })
const post = (actor: Actor, url: string, form: Record<string, string>) =>
  as(app, actor, {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

/** A dossier at the second step, given to an officer. */
async function givenTo(id: string) {
  const { code } = await givenDossier({ db, now: clock.now })
  const done = await db.tx(async (tx) => {
    const officer = await officerById(tx, officerWho(), id)
    return forwardDossier(tx, officerWho(), { code, now: clock.now, officer })
  })
  if (!done.ok) throw new Error(done.why)
  return code
}

const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const Last = z.object({ name: z.string(), actor: z.string(), behalf: z.string().nullable() })
const lastEvent = async (code: string) => {
  const { id } = await dossier(code)
  return db.read(
    (q) => q.one(Last)`
      select name, actor, origin->>'for' as behalf from audit.event where subject_id = ${id} and name <> 'dossier.opened'
      order by id desc limit 1`,
  )
}

test('during a leave the deputy finds the dossiers, does the step in the other’s place, and cannot after it', async () => {
  const code = await givenTo(absent.id)
  const { version } = await dossier(code)
  const step = { version: String(version), note: 'Phân công' }
  const before = await post(deputy, `/can-bo/ho-so/${code}/forward`, step)
  expect(before.statusCode).toBe(403)

  const leave = {
    fromOn: '23/11/2026',
    untilOn: '25/11/2026',
    deputyId: deputy.id,
    reason: 'Nghỉ phép',
  }
  expect((await post(absent, '/tai-khoan/nghi-phep', leave)).statusCode).toBe(303)
  const list = await get(deputy, '/can-bo/ho-so/cua-toi')
  expect(list.body).toContain(code)
  expect(list.body).toContain('Đang làm thay Trần Thị Lan đến hết 25/11/2026')
  expect((await post(deputy, `/can-bo/ho-so/${code}/forward`, step)).statusCode).toBe(303)
  expect(await lastEvent(code)).toEqual({
    name: 'dossier.forwarded',
    actor: `staff:${deputy.id}`,
    behalf: absent.id,
  })
  const page = await get(deputy, `/can-bo/ho-so/${code}`)
  expect(page.body).toContain('được Trần Thị Lan')

  const administration = await get(deputy, '/quan-tri/nguoi-dung')
  expect(administration.statusCode).toBe(403)

  const now = clock.now
  clock.now = now.add({ hours: 24 * 3 })
  const late = await dossier(code)
  const again = { version: String(late.version), note: 'x' }
  expect((await post(deputy, `/can-bo/ho-so/${code}/forward`, again)).statusCode).toBe(403)
  clock.now = now
})

test('both are told of the leave', async () => {
  await work()
  const notices = await get(deputy, '/can-bo/thong-bao')
  expect(notices.body).toContain('được ủy quyền làm thay')
})

test('two officers who name each other at once: one of them is told no', async () => {
  const [one, two] = [
    await officer(place, ['desk', 'clerk']),
    await officer(place, ['clerk', 'head']),
  ]
  const days = { fromOn: today, untilOn: today.add({ days: 2 }), reason: 'Nghỉ' }
  const record = (staffId: string, deputyId: string) =>
    db.tx((tx) =>
      recordLeave(tx, officerWho(), { now: clock.now, today }, { ...days, staffId, deputyId }),
    )
  const ends = await Promise.all([record(one.id, two.id), record(two.id, one.id)])
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
  expect(ends.find(({ ok }) => !ok)).toMatchObject({ why: 'circular' })
})

test('an officer cannot record a leave for another, nor end theirs', async () => {
  const leave = { fromOn: '01/12/2026', untilOn: '02/12/2026', deputyId: deputy.id, reason: 'Nghỉ' }
  const url = `/quan-tri/nguoi-dung/${absent.id}/nghi-phep`
  expect((await post(desk, url, leave)).statusCode).toBe(403)
  const self = await post(desk, '/tai-khoan/nghi-phep', { ...leave, deputyId: desk.id })
  expect(self.statusCode).toBe(409)
  expect(self.body).toContain('Không thể ủy quyền cho chính mình')
})

test('an account with open work is not locked until it is said what becomes of the work', async () => {
  const leaver = await officer(place, ['head', 'clerk'])
  const code = await givenTo(leaver.id)
  const lock = { on: '23/11/2026', reason: 'Chuyển công tác' }
  const url = `/quan-tri/nguoi-dung/${leaver.id}/khoa`
  const silent = await post(admin, url, lock)
  expect(silent.statusCode).toBe(409)
  expect(silent.body).toContain('còn hồ sơ đang xử lý')
  expect(await db.read((q) => whoOfStaff(q, unit, leaver.id))).toBeDefined()
  // Whoever may do the work stands first, and it is said how much of it.
  const heads = silent.body.indexOf(`value="${absent.id}"`)
  expect(silent.body.slice(heads)).toMatch(/^[^<]*làm được 1\/1 hồ sơ/)
  expect(heads).toBeLessThan(silent.body.indexOf(`value="${desk.id}"`))
  const said = await post(admin, url, { ...lock, to: heir.id })
  expect(said.statusCode).toBe(303)
  await work()
  expect((await dossier(code)).assignee).not.toBe(leaver.id)
})

test('part of the work goes to one who may do it, part is refused with its reason, and both stand in the log', async () => {
  const leaver = await officer(place, ['head', 'desk'])
  const [mine, wrong] = [await givenTo(leaver.id), await givenTo(leaver.id)]
  const page = await get(admin, `/quan-tri/nguoi-dung/${leaver.id}/cong-viec`)
  expect(page.body).toContain(mine)
  const give = async (code: string, to: string) =>
    post(admin, `/quan-tri/nguoi-dung/${leaver.id}/cong-viec`, {
      _key: crypto.randomUUID(),
      'ho-so': `${code}:${(await dossier(code)).version}`,
      assignee: to,
    })
  expect((await give(mine, absent.id)).statusCode).toBe(303)
  expect((await dossier(mine)).assignee).toBe(absent.id)
  expect(await lastEvent(mine)).toMatchObject({
    name: 'dossier.taken-over',
    actor: `staff:${admin.id}`,
  })
  const refused = await give(wrong, desk.id)
  const result = await get(admin, String(refused.headers.location))
  expect(result.body).toContain('không có nhiệm vụ ở bước này')
  expect((await dossier(wrong)).assignee).toBe(leaver.id)
})

test('all at one step goes in the background, in the name of who ordered it, to nobody who may not do it', async () => {
  const leaver = await officer(place, ['head', 'clerk', 'desk'])
  const code = await givenTo(leaver.id)
  const { stepRole } = await dossier(code)
  const url = `/quan-tri/nguoi-dung/${leaver.id}/cong-viec/tat-ca`
  const wrong = await post(admin, url, { to: desk.id, role: stepRole ?? '' })
  expect(wrong.statusCode).toBe(409)
  expect((await post(admin, url, { to: absent.id, role: stepRole ?? '' })).statusCode).toBe(303)
  await work()
  expect((await dossier(code)).assignee).toBe(absent.id)
  expect(await lastEvent(code)).toMatchObject({ actor: `staff:${admin.id}` })
})

test('whose roles change with work at a step that is no longer theirs, is shown what is stuck', async () => {
  const moved = await officer(place, ['head', 'specialist'])
  await givenTo(moved.id)
  const changed = await post(admin, `/quan-tri/nguoi-dung/${moved.id}/vai-tro`, { roles: 'desk' })
  expect(changed.headers.location).toBe(`/quan-tri/nguoi-dung/${moved.id}/cong-viec`)
  expect((await get(admin, String(changed.headers.location))).body).toContain('1 hồ sơ bị kẹt')
})
