import { expect, test } from 'vitest'

import { givenDossier } from '#test/given.ts'
import { officerWho, town } from '#test/town.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/can-bo/bo-loc'
const narrowed = '/can-bo/ho-so?trang-thai=accepted'

test('an officer names a filter, finds it above the list, and removes it again', async () => {
  const who = officerWho()
  expect((await visit(who).get(narrowed)).body).toContain('Lưu bộ lọc đang dùng')
  const saved = await visit(who).post(home, { ten: 'Đang ở một cửa', 'dia-chi': narrowed })
  expect(saved.headers['location']).toBe(narrowed)
  const list = await visit(who).get(narrowed)
  expect(list.body).toContain('Đang ở một cửa')
  expect(list.body).not.toContain('Lưu bộ lọc đang dùng')
  const id = new RegExp(`${home}/([0-9a-f-]+)/xoa`).exec((await visit(who).get(home)).body)?.[1]
  expect((await visit(officerWho()).post(`${home}/${id}/xoa`)).statusCode).toBe(404)
  await visit(who).post(`${home}/${id}/xoa`)
  expect((await visit(who).get(home)).body).toContain('Chưa có bộ lọc nào')
})

test('the same name takes the new address; another officer sees neither', async () => {
  const who = officerWho()
  await visit(who).post(home, { ten: 'Của tôi', 'dia-chi': narrowed })
  await visit(who).post(home, { ten: 'Của tôi', 'dia-chi': '/can-bo/ho-so?trang-thai=done' })
  const page = await visit(who).get(home)
  expect(page.body.match(/Của tôi<\/a>/g)).toHaveLength(1)
  expect(page.body).toContain('/can-bo/ho-so?trang-thai=done')
  expect((await visit(officerWho()).get(home)).body).not.toContain('Của tôi')
})

test.each([
  [{ ten: '', 'dia-chi': narrowed }, 'Đặt tên cho bộ lọc'],
  [{ ten: 'Xấu', 'dia-chi': 'https://example.com/?q=1' }, 'Chọn ít nhất một điều kiện lọc'],
])('a filter like %j is refused with what was typed', async (form, message) => {
  const page = await visit().post(home, form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(message)
  expect(page.body).toContain(form.ten)
})

test('thirty filters are enough for anybody', async () => {
  const who = officerWho()
  for (let n = 1; n <= 30; n += 1)
    await visit(who).post(home, { ten: `Lọc ${n}`, 'dia-chi': `${narrowed}&q=${n}` })
  const page = await visit(who).post(home, { ten: 'Thêm nữa', 'dia-chi': narrowed })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('nhiều nhất 30 bộ lọc')
})

test('the list of all says how many dossiers stand in each state', async () => {
  await givenDossier({ db, now: clock.now })
  const page = await visit().get('/can-bo/ho-so')
  expect(page.body).toMatch(/trang-thai=accepted">Được tiếp nhận<\/a> *<strong>\d+/)
})
