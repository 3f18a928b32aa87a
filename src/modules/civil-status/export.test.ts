import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { textOf as pdfText } from '#platform/pdf/poppler.ts'
import { officerWho, town } from '#test/town.ts'

import { marriageOf, newcomer, registry } from './registry.fixture.ts'

const place = await town('2026-10-30')
const { visit, officer, clock } = place
const { entered } = registry(place)
const clerk = visit(officer)
const book = '/can-bo/ho-tich/so/ket-hon/2026'

const [man, woman] = [newcomer({ sex: 'male' }), newcomer()]
await entered('marriage', marriageOf({ ...man, residence: '=HYPERLINK("x")' }, woman))
clock.now = Temporal.Instant.from('2026-11-02T03:00:00Z')
await entered('marriage', marriageOf(newcomer({ sex: 'male' }), newcomer()))

test('a month goes out as a sheet: one line for each entry, nothing that a spreadsheet would run', async () => {
  const october = await clerk.get(`${book}/thang/10.csv`)
  const lines = october.body.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  for (const text of ['Loại sổ', 'Chồng: họ, chữ đệm, tên', 'Mã hồ sơ'])
    expect(lines[0]).toContain(text)
  for (const text of [man.fullName!, woman.idNumber!, '30/10/2026', `'=HYPERLINK`])
    expect(lines[1]).toContain(text)
  expect((await clerk.get(`${book}/thang/11.csv`)).body.trim().split('\r\n')).toHaveLength(2)
  const sheet = await clerk.get(`${book}/thang/10.xlsx`)
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const trail = (await clerk.get('/quan-tri/nhat-ky')).body
  expect(trail).toContain('Xuất dữ liệu hộ tịch')
})

test('a month is printed to be bound; one without entries is not there', async () => {
  const print = await clerk.get(`${book}/thang/10.pdf`)
  const text = (await pdfText(print.rawPayload, '-layout')).replaceAll(/\s+/g, ' ')
  for (const word of ['SỔ ĐĂNG KÝ KẾT HÔN', 'Tháng 10 năm 2026', 'Số việc: 1'])
    expect(text).toContain(word)
  expect((await clerk.get(`${book}/thang/9.pdf`)).statusCode).toBe(404)
  expect((await clerk.get(book)).body).toContain(`${book}/thang/10.csv`)
})

test('a month is printed once, when it is over, and keeps its bytes whatever is annotated later', async () => {
  const print = `${book}/thang/10`
  const [one, two] = await Promise.all([clerk.post(`${print}/in`), clerk.post(`${print}/in`)])
  expect([one.statusCode, two.statusCode]).toEqual([303, 303])
  const before = (await clerk.get(`${print}.pdf`)).rawPayload
  const sha256 = createHash('sha256').update(before).digest('hex')
  expect((await clerk.get(book)).body).toContain(`SHA-256 ${sha256.slice(0, 16)}`)
  const entry = `${book}/1`
  const note = { kind: 'note', text: 'Ghi chú sau khi in', basis: 'Thử', holdsFrom: '' }
  await clerk.post(`${entry}/ghi-chu`, note)
  clock.now = clock.now.add({ hours: 48 })
  expect((await clerk.get(`${print}.pdf`)).rawPayload.equals(before)).toBe(true)
  expect((await clerk.get(`${print}.pdf?phan=2`)).statusCode).toBe(404)
  expect((await clerk.post(`${book}/thang/11/in`)).statusCode).toBe(409)
})

test('whoever may only look does not take the data out', async () => {
  const reader = visit(officerWho({ can: new Set(['public', 'civil-status.view']) }))
  expect((await reader.get(`${book}/thang/10.csv`)).statusCode).toBe(403)
  expect((await reader.post(`${book}/thang/10/in`)).statusCode).toBe(403)
  expect((await reader.get(book)).body).not.toContain('.csv')
})
