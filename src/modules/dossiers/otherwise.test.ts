import { expect, test } from 'vitest'
import { z } from 'zod'

import { mergePeople, personById, savePerson } from '#modules/people/index.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'

const { db, visit, clock, officer } = await town('2026-11-23')

const known = async () => {
  const person = someone()
  const record = { ...person, phone: '0912345678', addressDetail: 'Số 12, ấp Bình Hòa' }
  const { id } = await db.tx((tx) => savePerson(tx, officer, record))
  return { person, id }
}
const declares = (applicant: object, form = {}, more = {}) =>
  givenDossier({
    db,
    now: clock.now,
    over: {
      applicant: { ...someone(), ...applicant },
      form: { code: 'generic', version: 1, values: form },
      ...more,
    },
  })
const record = async (id: string) => (await db.read((q) => personById(q, id)))!
const decisionPath = (id: string) => `/can-bo/nguoi/${id}/khai-khac`
const fieldsOn = (body: string) => [
  ...new Set([...body.matchAll(/name="(muc\.[0-9a-f-]{36})"/g)].map(([, name]) => name!)),
]

const Event = z.object({ data: z.record(z.string(), z.unknown()) })
const eventsOf = (id: string) =>
  db.read(
    (q) => q.many(Event)`
      select data from audit.event where subject_id = ${id} and name = 'person.proposals-decided'`,
  )

test('a telephone that the record knows otherwise is shown on the dossier and overwrites nothing', async () => {
  const { person, id } = await known()
  const { code } = await declares({ ...person, phone: '0987654321' })
  expect((await record(id)).phone).toBe('0912345678')
  const page = (await visit().get(`/can-bo/ho-so/${code}`)).body
  expect(page).toContain('Khai khác hồ sơ người dân')
  expect(page).toContain('khai 0987654321, hồ sơ ghi 0912345678')
  const owner = await visit(citizenWho(id)).get(`/cua-toi/ho-so/${code}`)
  expect(owner.body).toContain('Khai khác hồ sơ dân cư: điện thoại')
})

test('a number that is confirmed to be this person’s although the name is spelt otherwise leaves the name to an officer', async () => {
  const { person, id } = await known()
  const said = { ...person, fullName: 'Trần Văn Mình', phone: '0987654321' }
  const { code } = await declares(said, {}, { confirmed: id })
  expect((await record(id)).fullName).toBe('Nguyễn Văn Minh')
  const page = (await visit().get(`/can-bo/ho-so/${code}`)).body
  expect(page).toContain('khai Trần Văn Mình, hồ sơ ghi Nguyễn Văn Minh')
})

test('what the applicant says of themselves inside the declaration counts as well, and of others does not', async () => {
  const { person, id } = await known()
  const mother = { idNumber: person.idNumber, fullName: person.fullName, birthDate: '1986-02-05' }
  const father = { idNumber: '079085009999', fullName: 'Trần Văn Khác', birthDate: '1985-01-01' }
  await declares(person, { mother, father })
  const page = (await visit().get(decisionPath(id))).body
  expect(page).toContain('05/02/1986')
  expect(page).not.toContain('01/01/1985')
})

test('what the record does not have yet reads as not recorded, not as a dash', async () => {
  const { person, id } = await known()
  const { code } = await declares(person, { mother: { ...person, ethnicity: 'Kinh' } })
  expect((await visit().get(`/can-bo/ho-so/${code}`)).body).toContain('khai Kinh, hồ sơ chưa ghi')
  expect((await visit().get(decisionPath(id))).body).toContain('Giữ như hồ sơ: chưa ghi')
})

test('an officer takes one field and leaves another, with a reason: one event, and the record changes only there', async () => {
  const { person, id } = await known()
  await declares({ ...person, phone: '0987654321', addressDetail: 'Số 9, ấp Bình Lợi' })
  const page = (await visit().get(decisionPath(id))).body
  const [phone = '', address = ''] = fieldsOn(page)
  const { version } = await record(id)
  const form = { version: String(version), [phone]: 'nhan', [address]: 'giu' }
  const silent = await visit().post(decisionPath(id), { ...form, reason: '' })
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Ghi căn cứ, lý do')
  const done = await visit().post(decisionPath(id), { ...form, reason: 'Đã gọi số mới' })
  expect(done.statusCode).toBe(303)
  expect(await record(id)).toMatchObject({
    phone: '0987654321',
    addressDetail: 'Số 12, ấp Bình Hòa',
  })
  const events = await eventsOf(id)
  expect(events).toHaveLength(1)
  expect(events[0]?.data).toMatchObject({ fields: ['phone'], declined: ['addressDetail'] })
  expect(JSON.stringify(events)).not.toContain('0987654321')
  expect((await visit().get(decisionPath(id))).body).toContain('Không còn mục nào')
})

test('two officers at once: one decides, the other is told and keeps her text', async () => {
  const { person, id } = await known()
  await declares({ ...person, phone: '0987654321' })
  const [phone = ''] = fieldsOn((await visit().get(decisionPath(id))).body)
  const form = { version: '1', [phone]: 'nhan', reason: 'Đã gọi số mới' }
  const answers = await Promise.all([1, 2].map(() => visit().post(decisionPath(id), form)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)?.body).toContain('Đã gọi số mới')
})

test('who may not change records sees it, and cannot decide', async () => {
  const { person, id } = await known()
  const { code } = await declares({ ...person, phone: '0987654321' })
  const can = new Set(['public', 'dossier.view', 'person.view'])
  const reader = visit(officerWho({ can }))
  const page = (await reader.get(`/can-bo/ho-so/${code}`)).body
  expect(page).toContain('Cán bộ được sửa hồ sơ dân cư xem và quyết định')
  expect((await reader.get(decisionPath(id))).statusCode).toBe(403)
})

test('what waits for a word goes along when two records turn out to be one person', async () => {
  const { person, id } = await known()
  await declares({ ...person, phone: '0987654321' })
  const { id: keep } = await db.tx((tx) => savePerson(tx, officer, { fullName: person.fullName }))
  const merged = await db.tx((tx) => mergePeople(tx, officer, { keep, gone: id, reason: 'Trùng' }))
  expect(merged.ok).toBe(true)
  expect((await visit().get(decisionPath(keep))).body).toContain('0987654321')
})

test('at intake the officer who looked the applicant up sees what is typed otherwise', async () => {
  const { person } = await known()
  const form = {
    '_nguoi.fullName': person.fullName,
    '_nguoi.idNumber': person.idNumber,
    '_nguoi.birthDate': '05/02/1987',
    '_nguoi.phone': '0987654321',
  }
  const path = '/can-bo/tiep-nhan/1.013225'
  const unseen = await visit(officerWho()).post(path, { ...form, '_diem-tra': 'x' })
  expect(unseen.body).not.toContain('hồ sơ ghi 0912345678')
  await visit().post(path, { ...form, _tim: '1' })
  const seen = await visit().post(path, { ...form, '_diem-tra': 'x' })
  expect(seen.statusCode).toBe(422)
  expect(seen.body).toContain('khai 0987654321, hồ sơ ghi 0912345678')
})
