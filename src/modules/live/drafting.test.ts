import { Readable } from 'node:stream'

import { expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { bulletinById } from '#modules/bulletins/index.ts'
import { sql } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import { system } from '#platform/who.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenBulletin } from '../broadcasts/air.fixture.ts'
import { wav } from '../bulletins/sounds.fixture.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'
import { keepSound, talkById } from './store.ts'

const place = await town('2026-11-23')
const { db, visit, world, officer, clock } = place
const { work } = background(place)
await givenDevice(place)

const added = await db.tx((tx) =>
  addStaff(tx, system(officer.unit), clock.now, {
    ...{ login: 'chutich', fullName: 'Đặng Thị Nói', position: 'Chủ tịch', roles: ['leader'] },
    password: newId(),
  }),
)
if (!added.ok) throw new Error(added.why)
const speaker = { ...officer, actor: `staff:${added.value.id}` }

/** A talk that is over, with a recording of two seconds. */
async function spoken(over: object = {}) {
  const bulletin = await givenBulletin(place, {
    ...{ kind: 'live', relayUrl: null, title: 'Chủ tịch xã nói chuyện', text: 'Lời mở đầu' },
    ...over,
  })
  const home = `/can-bo/ban-tin/${bulletin.id}/noi`
  const begun = await visit(speaker).post(home, { targets: 'all', delay: '5' })
  const address = String(begun.headers.location)
  await visit().post(`${address}/xong`)
  const talk = (await db.read((q) => talkById(q, address.split('/').at(-1) ?? '')))!
  const stored = await world.files.put(Readable.from([wav(2, 0.3)]), 1e6)
  await db.tx(async (tx) => {
    const file = await addFile(tx, officer, stored, 'noi-truc-tiep.wav', 'audio/wav')
    const owner = { kind: 'talk', id: talk.id }
    await claimFiles(tx, officer.unit, officer.actor, [file.id], owner)
    await keepSound(tx, talk.id, file.id, 2)
  })
  return { bulletin, address }
}

test('what was said live becomes a draft by one button, and only once', async () => {
  const { bulletin, address } = await spoken()
  const page = await visit().get(address)
  for (const text of ['Người nói', 'Đặng Thị Nói', '2 giây', 'Soạn bản tin từ bản ghi'])
    expect(page.body).toContain(text)
  const list = await visit().get(address.replace(/\/[^/]+$/, ''))
  expect(list.body).toContain('Đặng Thị Nói')
  const made = await visit().post(`${address}/thanh-ban-tin`)
  expect(made.statusCode).toBe(303)
  await work()
  const id = String(made.headers.location).split('/').at(-1) ?? ''
  expect(await db.read((q) => bulletinById(q, id))).toMatchObject({
    ...{ title: 'Chủ tịch xã nói chuyện (ghi lại)', kind: 'file', state: 'draft', sound: 'ready' },
    ...{ copiedFrom: bulletin.id, text: 'Lời mở đầu', genre: bulletin.genre },
  })
  const again = await visit().post(`${address}/thanh-ban-tin`)
  expect(again.headers.location).toBe(made.headers.location)
  const after = await visit().get(address)
  expect(after.body).toContain('Bản ghi đã thành bản tin')
  expect(after.body).not.toContain('Soạn bản tin từ bản ghi')
})

test('an emergency that is heard again is none', async () => {
  const { address } = await spoken({ priority: 'emergency' })
  const made = await visit().post(`${address}/thanh-ban-tin`)
  const id = String(made.headers.location).split('/').at(-1) ?? ''
  expect(await db.read((q) => bulletinById(q, id))).toMatchObject({ priority: 'normal' })
})

test('without a recording, without the right to write, or under another bulletin, nothing is made', async () => {
  const { address, bulletin } = await spoken()
  const clerk = visit(officerWho({ can: new Set(['public', 'live.speak']) }))
  expect((await clerk.post(`${address}/thanh-ban-tin`)).statusCode).toBe(403)
  expect((await clerk.get(address)).body).not.toContain('Soạn bản tin từ bản ghi')
  const wrong = address.replace(bulletin.id, newId())
  expect((await visit().post(`${wrong}/thanh-ban-tin`)).statusCode).toBe(404)
  const talk = address.split('/').at(-1) ?? ''
  await db.tx((tx) => tx.run`update live.talk set file_id = null where ${sql`id = ${talk}::uuid`}`)
  expect((await visit().post(`${address}/thanh-ban-tin`)).statusCode).toBe(409)
})
