import { expect, test } from 'vitest'
import { z } from 'zod'

import { officerWho, town } from '#test/town.ts'

import { pronunciations } from './store.ts'

const { db, visit, officer, owner } = await town('2026-11-23')
const admin = visit(officerWho({ can: new Set(['public', 'speech.edit']) }))
const home = '/quan-tri/phat-am'
const word = { written: 'K’Bang', said: 'cờ bang', note: 'Tên huyện cũ' }

const list = () => db.read(pronunciations)

test('an administrator adds a word, changes how it is said, and removes it; each is in the trail', async () => {
  expect((await admin.post(`${home}/them`, word)).statusCode).toBe(303)
  const [added] = await list()
  expect(added).toMatchObject(word)
  const page = await admin.get(home)
  expect(page.body).toContain('K’Bang')
  expect(page.body).toContain('cờ bang')
  const address = `${home}/${added!.id}`
  expect((await admin.get(address)).body).toContain('Tên huyện cũ')
  await admin.post(address, { ...word, said: 'ca bang' })
  expect(await list()).toMatchObject([{ said: 'ca bang' }])
  expect((await admin.post(`${address}/bo`, {})).statusCode).toBe(303)
  expect(await list()).toEqual([])
  const Name = z.object({ name: z.string() })
  const trail = await owner.read(
    (q) =>
      q.many(Name)`select name from audit.event where subject_kind = 'pronunciation' order by id`,
  )
  expect(trail.map(({ name }) => name)).toEqual([
    'pronunciation.added',
    'pronunciation.changed',
    'pronunciation.removed',
  ])
})

test('a word is in the list once, whatever its capitals', async () => {
  await admin.post(`${home}/them`, { written: 'OCOP', said: 'ô cốp' })
  const again = await admin.post(`${home}/them`, { written: 'ocop', said: 'o cóp' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('Từ này đã có trong danh sách')
  await admin.post(`${home}/them`, { written: 'NTM', said: 'nông thôn mới' })
  const other = (await list()).find(({ written }) => written === 'NTM')!
  const taken = await admin.post(`${home}/${other.id}`, { written: 'Ocop', said: 'x y' })
  expect(taken.statusCode).toBe(409)
})

test.each([
  [{ written: '', said: 'a' }, 'Ghi từ như viết trong bản tin'],
  [{ written: 'ABC', said: '' }, 'Ghi cách đọc'],
  [{ written: 'ABC', said: '123' }, 'Cách đọc phải có chữ'],
  [{ written: 'x'.repeat(61), said: 'a' }, 'Tối đa 60'],
])('a bad form %j is shown again with a message', async (form, message) => {
  const answer = await admin.post(`${home}/them`, form)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(message)
})

test('a sentence is tried: what will be said stands on the page, and is heard', async () => {
  await admin.post(`${home}/them`, { written: 'Nhơn Thạnh', said: 'nhơn thạnh trung' })
  const query = new URLSearchParams({ text: 'Ấp Nhơn Thạnh họp lúc 7h30', voice: 'south' })
  const page = await admin.get(`${home}?${query}`)
  expect(page.body).toContain('Ấp nhơn thạnh trung họp lúc bảy giờ ba mươi phút')
  expect(page.body).toContain('<audio')
  const sound = await admin.get(`${home}/nghe?${query}`)
  expect(sound.headers['content-type']).toBe('audio/ogg')
  expect(sound.rawPayload.subarray(0, 4).toString()).toBe('OggS')
})

test('nothing to say is said so; a voice or a speed that does not exist is the ordinary one', async () => {
  expect((await admin.get(`${home}/nghe?text=`)).statusCode).toBe(422)
  expect((await admin.get(`${home}?text=xin&voice=robot&speed=9999`)).statusCode).toBe(200)
  expect((await admin.get(`${home}?text=${'x'.repeat(400)}`)).statusCode).toBe(400)
})

test('whoever may not edit does not see the list', async () => {
  const other = visit({ ...officer, can: new Set(['public', 'dossier.view']) })
  expect((await other.get(home)).statusCode).toBe(403)
  expect((await other.post(`${home}/them`, word)).statusCode).toBe(403)
})
