import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { askApplicantToPay, dossierByCode, settleDutyOf } from '#modules/dossiers/index.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { takeCash } from './actions.ts'

const place = await town('2026-12-31')
const { db, visit, officer, clock } = place
const desk = visit(officer)
const other = officerWho({ name: 'Lê Văn Bình' })
const today = () => clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()

async function owing(amount = 14_000) {
  const { code } = await givenDossier({ db, now: clock.now })
  const asked = await db.tx((tx) =>
    askApplicantToPay(tx, officer, { code, now: clock.now, amount, what: 'Phí chứng thực' }),
  )
  if (!asked.ok) throw new Error(asked.why)
  return code
}
const collect = (code: string, who = desk) => who.post(`/can-bo/ho-so/${code}/thu-tien`)
const Numbers = z.object({ symbol: z.string(), number: z.number() })
const numbers = () =>
  db.read(
    (q) =>
      q.many(
        Numbers,
      )`select symbol, number from receipts.receipt where unit_id = ${unit} order by symbol, number`,
  )

describe('thu tiền tại quầy', () => {
  test('cash settles the dossier, its clock goes on, and a numbered receipt opens', async () => {
    const code = await owing()
    expect((await desk.get(`/can-bo/ho-so/${code}/thu-tien`)).body).toContain('14.000')
    const done = await collect(code)
    expect(done.statusCode).toBe(303)
    const dossier = await db.read((q) => dossierByCode(q, unit, code))
    expect(dossier).toMatchObject({ state: 'processing', payment: 'paid' })
    const { body } = await desk.get(String(done.headers.location))
    for (const text of ['BL26-0000001', 'Mười bốn nghìn đồng', 'Không phải biên lai điện tử'])
      expect(body).toContain(text)
  })

  test('pressed twice at once, the money is taken once', async () => {
    const code = await owing()
    const both = await Promise.all([collect(code), collect(code, visit(other))])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  })

  test('ten at once by two cashiers: the numbers have no gap', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, () => owing()))
    await Promise.all(codes.map((code, i) => collect(code, i % 2 ? desk : visit(other))))
    const found = await numbers()
    expect(found.map(({ number }) => number)).toEqual(found.map((_, i) => i + 1))
  })

  test('a void receipt keeps its number and its reason, and another takes its place', async () => {
    const code = await owing()
    const first = String((await collect(code)).headers.location)
    expect((await desk.post(`${first}/huy`, { reason: '' })).statusCode).toBe(422)
    expect((await desk.post(`${first}/huy`, { reason: 'Ghi sai tên người nộp' })).statusCode).toBe(
      303,
    )
    expect((await desk.post(`${first}/huy`, { reason: 'Ghi sai tên người nộp' })).statusCode).toBe(
      409,
    )
    const again = await desk.post(`/can-bo/ho-so/${code}/thu-tien/bien-lai`, { duty: '1' })
    expect(again.statusCode).toBe(303)
    expect(
      (await desk.post(`/can-bo/ho-so/${code}/thu-tien/bien-lai`, { duty: '1' })).statusCode,
    ).toBe(409)
    const csv = (await desk.get('/can-bo/bien-lai/xuat.csv?ky-hieu=BL26')).body
    expect(csv).toContain('Ghi sai tên người nộp')
  })

  test('what was waived takes no cash', async () => {
    const code = await owing()
    await db.tx((tx) =>
      settleDutyOf(tx, officer, { code, now: clock.now, how: 'waived', note: 'Hộ nghèo' }),
    )
    expect((await collect(code)).statusCode).toBe(409)
  })

  test('the receipt is printed, and says what it is not', async () => {
    const { headers } = await collect(await owing())
    const pdf = await desk.get(`${String(headers.location)}/bien-lai.pdf`)
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  }, 60_000)
})

describe('chốt ngày', () => {
  test('a difference needs its reason; two at once close it once; afterwards nothing of the day changes', async () => {
    const cashier = officerWho({ name: 'Phạm Thị Ba' })
    const till = visit(cashier)
    const place = String((await collect(await owing(50_000), till)).headers.location)
    const close = (counted: string, reason = '') =>
      till.post('/can-bo/thu-tien/chot', { counted, reason })
    expect((await close('x')).statusCode).toBe(422)
    expect((await close('49.000')).statusCode).toBe(409)
    const both = await Promise.all([
      close('49.000', 'Trả thừa 1.000'),
      close('49.000', 'Trả thừa 1.000'),
    ])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
    expect((await collect(await owing(), till)).statusCode).toBe(409)
    expect((await till.post(`${place}/huy`, { reason: 'Ghi sai tên' })).statusCode).toBe(409)
    const { body } = await till.get('/can-bo/thu-tien')
    for (const text of ['Trả thừa 1.000', 'đã chốt']) expect(body).toContain(text)
    expect((await collect(await owing())).statusCode).toBe(303)
  })

  test('a day that was forgotten is announced, and closed on a later one with what was counted', async () => {
    const cashier = officerWho({ name: 'Võ Thị Tư' })
    const till = visit(cashier)
    await collect(await owing(50_000), till)
    const [day, then] = [today().toString(), clock.now]
    clock.now = clock.now.add({ hours: 24 })
    expect((await till.get('/can-bo/thu-tien')).body).toContain(`/can-bo/thu-tien?ngay=${day}`)
    expect((await till.get(`/can-bo/thu-tien?ngay=${day}`)).body).toContain('50.000')
    const close = (counted: string, on = day) =>
      till.post('/can-bo/thu-tien/chot', { day: on, counted, reason: '' })
    const refused = await close('40.000')
    expect(refused.statusCode).toBe(409)
    for (const text of ['value="40.000"', `value="${day}"`]) expect(refused.body).toContain(text)
    expect((await close('0', '2026-01-01')).statusCode).toBe(409)
    expect((await close('50.000')).statusCode).toBe(303)
    expect((await till.get('/can-bo/thu-tien')).body).not.toContain('?ngay=')
    clock.now = then
  })

  test('after midnight of 31 December numbers begin at 1, however many ask at once', async () => {
    clock.now = Temporal.Instant.from('2026-12-31T17:00:01Z')
    const codes = await Promise.all(Array.from({ length: 6 }, () => owing()))
    await Promise.all(
      codes.map((code) =>
        db.tx((tx) => takeCash(tx, officer, { code, now: clock.now, today: today() })),
      ),
    )
    const fresh = (await numbers()).filter(({ symbol }) => symbol === 'BL27')
    expect(fresh.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })
})

test('at the stroke of midnight some requests are of the old year and some of the new: neither book has a gap', async () => {
  const before = Temporal.Instant.from('2026-12-31T16:59:59Z')
  const after = before.add({ seconds: 2 })
  const codes = await Promise.all(Array.from({ length: 12 }, () => owing()))
  const done = await Promise.all(
    codes.map((code, n) => {
      const now = n % 2 ? before : after
      const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
      return db.tx((tx) => takeCash(tx, officer, { code, now, today }))
    }),
  )
  expect(done.every(({ ok }) => ok)).toBe(true)
  const all = Map.groupBy(await numbers(), ({ symbol }) => symbol)
  expect([...all.keys()]).toEqual(['BL26', 'BL27'])
  for (const book of all.values())
    expect(book.map(({ number }) => number)).toEqual(book.map((_, i) => i + 1))
})

test('receipts are official only with a tax code', async () => {
  const form = { letters: 'tt', taxCode: '', official: 'yes' }
  expect((await desk.post('/quan-tri/bien-lai', form)).statusCode).toBe(422)
  expect(
    (await desk.post('/quan-tri/bien-lai', { ...form, taxCode: '0301234567' })).statusCode,
  ).toBe(303)
  const { headers } = await collect(await owing())
  const { body } = await desk.get(String(headers.location))
  expect(body).toContain('TT27-0000001')
  expect(body).not.toContain('Không phải biên lai điện tử')
  expect((await desk.get('/can-bo/bien-lai?ky-hieu=TT27')).body).toContain('TT27-0000001')
})
