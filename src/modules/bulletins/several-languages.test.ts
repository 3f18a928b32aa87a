import { expect, test } from 'vitest'

import { planKey } from '#modules/clusters/index.ts'
import { sql } from '#platform/db.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { airables } from './airable.ts'
import { approveBulletin } from './deciding.ts'
import { approvalText, secondsByLanguage } from './domain.ts'
import { submitBulletin } from './handing-in.ts'
import { wav } from './sounds.fixture.ts'
import { bulletinById, bulletinsWhere } from './store.ts'

const here = await town('2026-11-23')
const { db, visit, world, clock } = here
const { work } = background(here)
const home = '/can-bo/ban-tin'
const author = officerWho({ name: 'Lê Thị Hoa' })
const leader = officerWho({ name: 'Phạm Quốc Hùng' })

const text = 'Kính mời bà con đưa trâu bò đến tiêm phòng.'
const fields = {
  ...{ title: 'Tiêm phòng gia súc', priority: 'normal', genre: 'notice', language: 'vi' },
  ...{ kind: 'speech', text, voice: 'south', speed: '150', version: '0' },
}

type Sent = { over?: Record<string, string>; files?: Record<string, Uint8Array>; to?: string }

/** Sends the form as a browser does, with files in their fields. */
function send({ over = {}, files = {}, to = `${home}/soan` }: Sent) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...over })) data.append(name, value)
  for (const [name, bytes] of Object.entries(files))
    data.append(name, new Blob([bytes as BlobPart]), `${name}.wav`)
  return visit(author).upload(to, data)
}

const khmerAndRade = { otherLanguage1: 'km', otherLanguage2: 'rad' }
const twoFiles = { otherFile1: wav(2, 0.3), otherFile2: wav(3, 0.1) }
const idIn = (location: unknown) => String(location).split('/').at(-1) ?? ''
const written = async (sent: Sent) => {
  const made = await send(sent)
  expect(made.statusCode).toBe(303)
  await work()
  return (await db.read((q) => bulletinById(q, idIn(made.headers.location))))!
}

test('Vietnamese is read, Khmer and Rade follow: one sound, whose length is all three with a breath between', async () => {
  const one = await written({ over: khmerAndRade, files: twoFiles })
  expect(one).toMatchObject({ sound: 'ready', language: 'vi' })
  const [vi, km, rad] = secondsByLanguage(one)
  expect([vi?.language, km?.language, rad?.language]).toEqual(['vi', 'km', 'rad'])
  expect(km?.seconds).toBeCloseTo(2, 0)
  expect(rad?.seconds).toBeCloseTo(3, 0)
  const sum = vi!.seconds + km!.seconds + rad!.seconds
  expect(one.seconds).toBeGreaterThan(sum + 1)
  expect(one.seconds).toBeLessThan(sum + 2.5)
  expect(Math.abs((one.loudness ?? 0) + 23)).toBeLessThan(1)
  const { body } = await visit(author).get(`${home}/${one.id}`)
  expect(body).toContain('Tiếng Khmer')
  expect(body).toContain('Tổng thời lượng')
  expect((await visit(author).get(`${home}?language=rad`)).body).toContain(
    'Tiếng Việt, Tiếng Khmer',
  )
  expect((await visit(author).get(`${home}?language=cjm`)).body).not.toContain(one.title)
})

test('the order is the writer’s: Khmer first', async () => {
  const order = { ownAt: '2', otherAt1: '1', otherAt2: '3' }
  const one = await written({ over: { ...khmerAndRade, ...order }, files: twoFiles })
  expect(one.spokenIn.map(({ language }) => language)).toEqual(['km', 'vi', 'rad'])
})

test('one approval covers all: it signs the hash of the one sound, and a later change needs another', async () => {
  const one = await written({ over: khmerAndRade, files: twoFiles })
  const key = await planKey(db, world.sessionKey)
  await db.tx((tx) => submitBulletin(tx, author, one.id))
  const seen = { version: 1, reason: null, now: clock.now, key }
  expect(await db.tx((tx) => approveBulletin(tx, leader, one.id, seen))).toMatchObject({ ok: true })
  expect(approvalText(one, 'x').split('\n')[2]).toBe(one.sha256)
  const [airable] = await db.read((q) => airables(q, [one.id]))
  expect(airable?.source).toMatchObject({ kind: 'file', sha256: one.sha256, seconds: one.seconds })
  expect(secondsByLanguage(airable!)).toHaveLength(3)
})

test('a silent Khmer part is told by its name, and nothing can be submitted', async () => {
  const made = await send({ over: khmerAndRade, files: { ...twoFiles, otherFile1: wav(2, 0) } })
  await work()
  const url = String(made.headers.location)
  const { body } = await visit(author).get(url)
  expect(body).toContain('Tiếng Khmer')
  expect(body).toContain('không có tiếng')
  expect((await visit(author).post(`${url}/trinh`)).statusCode).toBe(409)
})

test('changing the order keeps the files; taking a language out leaves one alone', async () => {
  const one = await written({ over: khmerAndRade, files: twoFiles })
  const { body } = await visit(author).get(`${home}/${one.id}/sua`)
  expect(body).toContain('otherFile1.wav')
  const [km, rad] = one.spokenIn.slice(1).map(({ uploadId }) => uploadId ?? '')
  const to = `${home}/${one.id}/sua`
  const both = { ...khmerAndRade, otherUploadId1: km!, otherUploadId2: rad! }
  await send({ to, over: { ...both, version: '1', otherAt1: '3', otherAt2: '2' } })
  await work()
  const turned = await db.read((q) => bulletinById(q, one.id))
  expect(turned?.spokenIn.map(({ language }) => language)).toEqual(['vi', 'rad', 'km'])
  expect(turned?.sha256).not.toBe(one.sha256)
  await send({ to, over: { ...both, version: '2', otherLanguage1: '', otherLanguage2: '' } })
  await work()
  expect(await db.read((q) => bulletinById(q, one.id))).toMatchObject({
    spokenIn: [],
    sound: 'ready',
  })
})

test.each([
  ['a language without its file', { otherLanguage1: 'km' }, {}, 'Chọn tệp âm thanh tiếng Khmer'],
  ['a file without its language', {}, { otherFile1: wav(1, 0.3) }, 'Chọn tiếng của tệp này'],
  ['one twice', { otherLanguage1: 'vi' }, { otherFile1: wav(1, 0.3) }, 'Tiếng Việt đã có ở trên'],
  ['one that is none', { otherLanguage1: 'xx' }, {}, 'Chọn một tiếng trong danh sách'],
  [
    'a page as its sound',
    { otherLanguage1: 'km' },
    { otherFile1: Buffer.from('<html>') },
    'không phải âm thanh',
  ],
])('%s is refused beside its field, and what was typed stays', async (_what, over, files, says) => {
  const { statusCode, body } = await send({ over, files })
  expect(statusCode).toBe(422)
  expect(body).toContain(says)
  expect(body).toContain(text)
})

test('nobody puts another’s upload under a language', async () => {
  const refused = await send({
    over: { title: '', otherLanguage1: 'km' },
    files: { otherFile1: wav(1, 0.3) },
  })
  const otherUploadId1 = /name="otherUploadId1" value="([^"]+)"/.exec(refused.body)?.[1] ?? ''
  expect(otherUploadId1).not.toBe('')
  const stolen = { ...fields, otherLanguage1: 'km', otherUploadId1 }
  expect((await visit(leader).post(`${home}/soan`, stolen)).statusCode).toBe(409)
})

test('written anew from this, it has the same languages and their files', async () => {
  const one = await written({ over: khmerAndRade, files: twoFiles })
  await db.tx((tx) => submitBulletin(tx, author, one.id))
  const again = await visit(leader).post(`${home}/${one.id}/dung-lai`)
  expect(again.statusCode).toBe(303)
  await work()
  const [copy] = await db.read((q) => bulletinsWhere(q, sql`copied_from = ${one.id}::uuid`))
  expect(copy).toMatchObject({ sound: 'ready', sha256: one.sha256 })
  expect(copy?.spokenIn).toEqual(one.spokenIn)
})
