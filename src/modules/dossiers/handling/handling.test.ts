import { expect, test } from 'vitest'

import { officerWho, town, unit } from '#test/town.ts'

import { handlingFor } from './store.ts'

const { db, visit } = await town('2026-11-23')
const on = Temporal.PlainDate.from('2026-11-23')
const path = '/quan-tri/xu-ly/1.013225'
const form = {
  seen: '0',
  effectiveFrom: '23/11/2026',
  citation: 'Quyết định số 12/QĐ-UBND của tỉnh',
  mostSupplements: '2',
  supplyDays: '10',
  links: ' | Đăng ký đất đai | Văn phòng đăng ký đất đai',
}
const now = (procedure: string, day = on) =>
  db.read((q) => handlingFor(q, { unit, procedure, on: day }))

test('where nothing is set, law and the ordinary hold', async () => {
  expect(await now('1.001612')).toMatchObject({ basis: 'ordinary', value: { mostSupplements: 1 } })
  expect((await now('1.010736')).value.silenceConsents).toBe(true)
  expect((await now('2.000986')).value.links).toHaveLength(3)
})

test('an administrator sets what a procedure allows, from a day on and with its ground', async () => {
  expect((await visit().get(path)).body).toContain('Theo danh mục quốc gia')
  expect((await visit().post(path, form)).statusCode).toBe(303)
  expect(await now('1.013225')).toMatchObject({
    basis: 'unit',
    citation: form.citation,
    value: {
      mostSupplements: 2,
      supplyDays: 10,
      mostExtensionDays: null,
      links: [{ code: '', name: 'Đăng ký đất đai', agency: 'Văn phòng đăng ký đất đai' }],
    },
  })
  expect((await now('1.013225', on.subtract({ days: 1 }))).basis).toBe('law')
  expect((await visit().get('/quan-tri/xu-ly')).body).toContain(form.citation)
})

test('who began before another saved is told, and keeps what was typed', async () => {
  const late = await visit().post(path, { ...form, citation: 'Quyết định số 99/QĐ-UBND' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Người khác vừa sửa quy định này')
  expect(late.body).toContain('Quyết định số 99/QĐ-UBND')
})

test('wrong values come back with the field marked', async () => {
  const wrong = { mostSupplements: '99', supplyDays: 'mười', citation: '', links: 'chỉ có tên' }
  const page = await visit().post(path, { ...form, ...wrong, effectiveFrom: '31/02/2026' })
  expect(page.statusCode).toBe(422)
  for (const message of [
    'Ghi số lần, từ 0 đến 10',
    'Ghi số ngày làm việc từ 1 đến 250',
    'Ghi căn cứ pháp lý',
    'Mỗi dòng một thủ tục',
    'Ghi ngày theo mẫu',
  ])
    expect(page.body).toContain(message)
  expect(page.body).toContain('chỉ có tên')
})

test('who may only look sees no form, and nobody else sees the page', async () => {
  const looker = officerWho({ can: new Set(['public', 'handling.view']) })
  const page = await visit(looker).get(path)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('Lưu quy định')
  expect((await visit(looker).post(path, form)).statusCode).toBe(403)
  const other = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(other).get(path)).statusCode).toBe(403)
})

test('a procedure that does not exist has no rules, and its code finds no page', async () => {
  expect((await visit().get('/quan-tri/xu-ly/9.999999')).statusCode).toBe(404)
  expect((await visit().get('/quan-tri/xu-ly?ma=1.013225')).statusCode).toBe(303)
})

test('what holds for all procedures has a page of its own', async () => {
  const general = { ...form, links: '', supplyDays: '15' }
  expect((await visit().post('/quan-tri/xu-ly/chung', general)).statusCode).toBe(303)
  expect((await now('1.001612')).value.supplyDays).toBe(15)
  expect((await now('1.010736')).value).toMatchObject({ supplyDays: 15, silenceConsents: true })
})
