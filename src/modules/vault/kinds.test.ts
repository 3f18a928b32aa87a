import { expect, test } from 'vitest'

import { officerWho, town } from '#test/town.ts'

const { visit } = await town('2026-11-23')
const home = '/quan-tri/loai-giay-to'

const health = {
  code: 'giay-kham-suc-khoe',
  name: 'Giấy khám sức khỏe',
  synonyms: 'Giấy chứng nhận sức khỏe\n\nGiấy khám sức khoẻ',
  reusable: '1',
  days: '365',
  source: 'Quy định của xã',
  version: '0',
}

test('an administrator adds a kind of paper, changes it, and the later of two is told', async () => {
  const added = await visit().post(`${home}/moi`, health)
  expect(added.headers['location']).toBe(home)
  const list = (await visit().get(home)).body
  expect(list).toContain('Giấy khám sức khỏe')
  expect(list).toContain('365 ngày')
  const page = (await visit().get(`${home}/giay-kham-suc-khoe`)).body
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const changed = await visit().post(`${home}/giay-kham-suc-khoe`, {
    ...health,
    days: '180',
    version,
  })
  expect(changed.statusCode).toBe(303)
  const late = await visit().post(`${home}/giay-kham-suc-khoe`, { ...health, days: '90', version })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Người khác vừa sửa')
  expect(late.body).toContain('value="90"')
})

test('a kind of the starting list is changed for this commune', async () => {
  await visit().post(`${home}/photo`, { ...health, name: 'Ảnh chân dung', days: '', version: '0' })
  const list = (await visit().get(home)).body
  expect(list).toContain('Xã đã sửa')
})

test.each([
  [{ ...health, code: 'Sai Mã' }, 'Chữ thường không dấu'],
  [{ ...health, code: 'birth-certificate' }, 'Đã có loại giấy tờ mang mã này'],
  [{ ...health, code: 'khac', name: '' }, 'Ghi tên loại giấy tờ'],
  [{ ...health, code: 'khac', days: '-3' }, 'Ghi số ngày, hoặc để trống'],
  [{ ...health, code: 'khac', source: '' }, 'Ghi căn cứ'],
])('%j is refused with what was typed', async (form, message) => {
  const page = await visit().post(`${home}/moi`, form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(message)
})

test('without the permission the list may be neither seen nor changed', async () => {
  const nobody = visit(officerWho({ can: new Set(['dossier.view']) }))
  expect((await nobody.get(home)).statusCode).toBe(403)
  expect((await nobody.post(`${home}/moi`, health)).statusCode).toBe(403)
})
