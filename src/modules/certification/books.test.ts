import { expect, test } from 'vitest'

import { textOf as pdfText } from '#platform/pdf/poppler.ts'
import { officerWho, town } from '#test/town.ts'

import { certify } from './certify.ts'
import { copyOf, givenSigner } from './desk.fixture.ts'
import { books } from './words.ts'

const place = await town('2026-10-20')
const { db, visit, officer, clock } = place
const signer = await givenSigner(place)
const clerk = visit(officer)
const book = '/can-bo/so-chung-thuc/ban-sao/2026'

const give = (name: string, requester = 'Lê Văn Ổi') =>
  db.tx((tx) =>
    certify(tx, officer, {
      kind: 'copy',
      requester: { name: requester },
      items: [copyOf(name, { copies: 2 })],
      signer,
      now: clock.now,
    }),
  )

await give('Căn cước')
await give('Học bạ', 'Phạm Thị Mận')
await give('Giấy khai sinh')

test('the book shows its lines, finds one, and says that no number is missing', async () => {
  const { body } = await clerk.get(book)
  for (const text of ['Căn cước', 'Học bạ', 'Không thiếu số nào', 'SCT/BS'])
    expect(body).toContain(text)
  const found = await clerk.get(`${book}?q=man`)
  expect(found.body).toContain('Học bạ')
  expect(found.body).not.toContain('Giấy khai sinh')
})

test('a line is corrected by annotation: the line stays, a cancelled number is not annotated again', async () => {
  const note = { text: 'Tên đúng: Học bạ lớp 12', reason: 'Ghi thiếu' }
  expect((await clerk.post(`${book}/2`, note)).statusCode).toBe(303)
  const { body } = await clerk.get(`${book}/2`)
  for (const text of ['Học bạ', note.text, note.reason, officer.name]) expect(body).toContain(text)
  expect((await clerk.post(`${book}/2`, { text: '', reason: '' })).statusCode).toBe(422)
  const cancel = { text: 'Hủy, bản in hỏng', reason: 'In hỏng', voids: '1' }
  expect((await clerk.post(`${book}/3`, cancel)).statusCode).toBe(303)
  expect((await clerk.post(`${book}/3`, cancel)).statusCode).toBe(409)
})

test('a month is printed when it is over, and comes out with the same bytes again', async () => {
  const early = await clerk.post(`${book}/thang/10`)
  expect(early.statusCode).toBe(409)
  clock.now = Temporal.Instant.from('2026-11-02T03:00:00Z')
  expect((await clerk.post(`${book}/thang/10`)).statusCode).toBe(303)
  const first = await clerk.get(`${book}/thang/10/1.pdf`)
  const text = (await pdfText(first.rawPayload, '-layout')).replaceAll(/\s+/g, ' ')
  for (const word of ['Căn cước', 'Ghi chú số 02', 'hủy số', '3 số, trong đó hủy 1; 4 bản'])
    expect(text).toContain(word)
  await clerk.post(`${book}/1`, { text: 'Ghi chú sau khi in', reason: 'Sau' })
  clock.now = Temporal.Instant.from('2026-11-09T03:00:00Z')
  const second = await clerk.get(`${book}/thang/10/1.pdf`)
  expect(second.rawPayload.equals(first.rawPayload)).toBe(true)
  expect((await clerk.get(book)).body).toMatch(/[0-9a-f]{64}/)
})

test('statistics count what stands, tell what was cancelled and refused, and go into a workbook', async () => {
  const refusal = { kind: 'copy', requester: 'Trần Văn Mít', paper: 'Bằng lái', ground: 'altered' }
  expect((await clerk.post('/can-bo/chung-thuc/tu-choi', refusal)).statusCode).toBe(303)
  const { body } = await clerk.get('/can-bo/so-chung-thuc/thong-ke?nam=2026&ky=h2')
  for (const { words } of books) expect(body).toContain(words[0])
  for (const text of ['Bản sao từ bản chính', '8.000', 'tẩy xóa']) expect(body).toContain(text)
  const file = await clerk.get('/can-bo/so-chung-thuc/thong-ke.xlsx?nam=2026&ky=h2')
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const none = await clerk.get('/can-bo/so-chung-thuc/thong-ke?nam=2026&ky=h1')
  expect(none.body).toContain('Kỳ này chưa chứng thực việc nào')
})

test('the year is locked when it is over, by a leader; then the counter is told so', async () => {
  expect((await clerk.post(`${book}/khoa`)).statusCode).toBe(409)
  clock.now = Temporal.Instant.from('2027-01-04T03:00:00Z')
  const desk = visit(officerWho({ can: new Set(['public', 'certification.view']) }))
  expect((await desk.post(`${book}/khoa`)).statusCode).toBe(403)
  expect((await clerk.post(`${book}/khoa`)).statusCode).toBe(303)
  const locked = (await clerk.get(book)).body
  for (const text of ['Đã khóa sổ', 'Tổng khi khóa']) expect(locked).toContain(text)
  clock.now = Temporal.Instant.from('2026-12-31T16:00:00Z')
  expect(await give('Đến muộn')).toEqual({ ok: false, why: 'book-locked' })
})

test('a book of nothing is not found; a paper book of this year is gone on with', async () => {
  expect((await clerk.get('/can-bo/so-chung-thuc/giao-dich/2026')).statusCode).toBe(404)
  const hand = { book: 'giao-dich', upTo: '88', reason: 'Đã ghi sổ giấy' }
  expect((await clerk.post('/can-bo/so-chung-thuc', hand)).statusCode).toBe(303)
  expect((await clerk.post('/can-bo/so-chung-thuc', hand)).statusCode).toBe(409)
  expect((await clerk.get('/can-bo/so-chung-thuc')).body).toContain('SCT/HĐ,GD')
})
