import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import { factsOf, pagesOf, pictureOf, textOf } from '#platform/pdf/poppler.ts'
import { visitor } from '#platform/who.ts'
import { citizenWho, officerWho, unit } from '#test/town.ts'

import { bankTown, said } from '../payments.fixture.ts'
import { parsePayload } from '../vietqr/parse.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
beforeAll(() =>
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } }),
)

const { visit, desk, tell, owing } = await bankTown()
const anybody = visit(visitor(unit))

/** What a bank's app reads from a printed page. */
async function scanned(pdf: Uint8Array, page: number) {
  const codes = await readBarcodes(await pictureOf(pdf, page), { formats: ['QRCode'] })
  return codes.flatMap(({ text }) => {
    const parsed = parsePayload(text)
    return parsed.ok ? [parsed.said] : []
  })
}

test('the payment slip carries amount, code and how to pay, and a bank’s app reads its VietQR', async () => {
  const { code, bill } = await owing(50_000)
  const { statusCode, rawPayload } = await desk.get(`/can-bo/ho-so/${code}/nop-tien/phieu.pdf`)
  expect([statusCode, await pagesOf(rawPayload)]).toEqual([200, 1])
  const text = await textOf(rawPayload)
  for (const words of [bill, '50.000', 'Năm mươi nghìn đồng', 'Cách nộp', 'không phải biên lai'])
    expect(text).toContain(words)
  expect(await scanned(rawPayload, 1)).toMatchObject([{ amount: 50_000, billNumber: bill }])
  expect(await factsOf(rawPayload)).toMatch(/Tagged:\s+yes/)
})

test('whoever holds the code takes the slip along, and learns neither name nor matter from it', async () => {
  const { code, bill, applicant } = await owing(50_000)
  const { rawPayload } = await anybody.get(`/tra-cuu/${code}/nop-tien/phieu.pdf`)
  const text = await textOf(rawPayload)
  expect(text).toContain(bill)
  for (const words of ['Nguyễn Văn Minh', 'hôn nhân', 'Phí chứng thực'])
    expect(text).not.toContain(words)
  const path = `/cua-toi/ho-so/${code}/nop-tien/phieu.pdf`
  const own = await visit(citizenWho(applicant)).get(path)
  expect(await textOf(own.rawPayload)).toContain('Phí chứng thực')
  const other = await visit(citizenWho(officerWho().staff ?? '')).get(path)
  expect(other.statusCode).toBe(404)
})

test('form 01 carries the code while something is owed, and is the paper as it was issued again afterwards', async () => {
  const { code, bill } = await owing(50_000)
  const path = `/can-bo/ho-so/${code}/giay-tiep-nhan.pdf`
  const owed = (await desk.get(path)).rawPayload
  expect(await pagesOf(owed)).toBe(2)
  expect(await textOf(owed)).toMatch(/GIẤY TIẾP NHẬN HỒ SƠ[^]*PHÍ, LỆ PHÍ PHẢI NỘP/)
  expect(await scanned(owed, 2)).toMatchObject([{ amount: 50_000, billNumber: bill }])
  await tell(said(bill, 50_000))
  const paid = (await desk.get(path)).rawPayload
  expect([await pagesOf(paid), (await textOf(paid)).includes(bill)]).toEqual([1, false])
})

test('after a part the slip asks for the rest; once paid there is none', async () => {
  const { code, bill } = await owing(50_000)
  const path = `/tra-cuu/${code}/nop-tien/phieu.pdf`
  await tell(said(bill, 20_000))
  const rest = (await anybody.get(path)).rawPayload
  expect(await scanned(rest, 1)).toMatchObject([{ amount: 30_000 }])
  expect(await textOf(rest)).toMatch(/Đã nhận trước đó: 20\.000/)
  await tell(said(bill, 30_000))
  expect((await anybody.get(path)).statusCode).toBe(409)
})
