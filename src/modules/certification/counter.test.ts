import { expect, test } from 'vitest'

import { savePerson } from '#modules/people/index.ts'
import { newId } from '#platform/id.ts'
import { textOf as pdfText, pagesOf } from '#platform/pdf/poppler.ts'
import { givenDossier, someone } from '#test/given.ts'
import { officerWho, town } from '#test/town.ts'

import { counterForm, givenSigner } from './desk.fixture.ts'
import { bookOf } from './store-books.ts'

const place = await town('2026-11-23')
const { db, visit, officer, clock } = place
const signer = await givenSigner(place)
const desk = visit(officer)
const home = '/can-bo/chung-thuc'
const known = someone()
await db.tx((tx) => savePerson(tx, officer, known))

const papers = [
  ['Căn cước', 1, 5],
  ['Học bạ', 16, 5],
  ['Bằng đại học', 1, 5],
] as const
const form = { ...counterForm(signer.id, papers), nguoi: known.idNumber }
const last = async () =>
  (await db.read((q) => bookOf(q, 1, { kind: 'copy', series: 'paper', year: 2026 })))?.last ?? 0

test('a walk-in with three papers is one form; what comes of it is printed', async () => {
  const sent = await desk.post(home, form)
  expect(sent.statusCode).toBe(303)
  const address = String(sent.headers['location'])
  const { body } = await desk.get(address)
  for (const text of [known.fullName, '01, quyển số 01/2026-SCT/BS', 'In lời chứng', '110.000'])
    expect(body).toContain(text)
  const texts = await desk.get(`${address}/loi-chung.pdf?tung-ban=1`)
  expect(await pagesOf(texts.rawPayload)).toBe(15)
  const one = await pdfText((await desk.get(`${address}/loi-chung.pdf`)).rawPayload)
  for (const text of ['Số chứng thực: 01', '01/2026-SCT/BS', 'Ngày 23 tháng 11 năm 2026'])
    expect(one.replaceAll(/\s+/g, ' ')).toContain(text)
  const sheet = await pdfText((await desk.get(`${address}/phieu-trinh-ky.pdf`)).rawPayload)
  expect(sheet).toContain('110.000')
})

test('papers of a dossier that was filed online: its applicant stands there, and its numbers lead back to it', async () => {
  const { code } = await givenDossier({ db, now: clock.now, over: { procedure: '2.000815' } })
  const begun = (await desk.get(`${home}?ho-so=${code}`)).body
  expect(begun).toContain(`value="${code}"`)
  const nguoi = /name="nguoi"[^>]* value="(\d{12})"/.exec(begun)?.[1] ?? ''
  const sent = await desk.post(home, { ...form, nguoi, hoso: code })
  const address = String(sent.headers['location'])
  expect((await desk.get(address)).body).toContain(`/can-bo/ho-so/${code}`)
  expect((await desk.get(`/can-bo/ho-so/${code}`)).body).toContain(address)
  const wrong = await desk.post(home, { ...form, hoso: 'H99.99.99-990101-0001' })
  expect([wrong.statusCode, wrong.body.includes('Không có hồ sơ mang mã này')]).toEqual([422, true])
  expect((await desk.get(`${home}?ho-so=H99`)).statusCode).toBe(404)
})

test('a double click certifies once', async () => {
  const before = await last()
  const twice = { ...form, _key: newId() }
  const [one, two] = await Promise.all([desk.post(home, twice), desk.post(home, twice)])
  expect(one.headers['location']).toBe(two.headers['location'])
  expect(await last()).toBe(before + 3)
})

test('the card’s code names the requester, whom nobody knew before', async () => {
  const code = '079187009911||Trần Thị Mơ|05021987|Nữ|Ấp Vàm|10052021'
  const looked = await desk.post(home, { ...form, nguoi: code, _xong: '', _tim: '1' })
  expect(looked.body).toContain('Trần Thị Mơ: chưa có trong sổ người dân')
  const sent = await desk.post(home, { ...form, nguoi: code })
  expect((await desk.get(String(sent.headers['location']))).body).toContain('Trần Thị Mơ')
})

test('without JavaScript: looking up, one more row and computing certify nothing', async () => {
  const before = await last()
  const press = (button: string) => desk.post(home, { ...form, _xong: '', [button]: '1' })
  expect((await press('_tim')).body).toContain(`${known.fullName}, `)
  expect((await press('_them')).body).toContain('giay.3.ten')
  expect((await press('_tinh')).body).toContain('110.000')
  expect(await last()).toBe(before)
})

test('what is missing or wrong is said beside its field, with all that was typed', async () => {
  const wrong = { ...counterForm('', [['', 0, 0]]), nguoi: '12a', 'giay.0.trang': 'x' }
  const { statusCode, body } = await desk.post(home, wrong)
  expect(statusCode).toBe(422)
  for (const text of ['Ghi tên giấy tờ', 'Ghi số trang', 'Ghi số bản', 'Chọn người ký', '12a'])
    expect(body).toContain(text)
})

test('a number under another name is refused, and no number is used up', async () => {
  const before = await last()
  const { statusCode } = await desk.post(home, { ...form, ten: 'Người Khác Hẳn' })
  expect(statusCode).toBe(422)
  expect(await last()).toBe(before)
})

test('whoever may only read the books cannot certify', async () => {
  const reader = visit(officerWho({ can: new Set(['public', 'certification.view']) }))
  expect((await reader.post(home, form)).statusCode).toBe(403)
})
