import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import { factsOf, pagesOf, pictureOf, textOf } from '#platform/pdf/poppler.ts'

import { receiptPdf, receiptView, type ReceiptData } from './receipt.ts'
import { sampleReceipt as sample } from './sample.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

const textOfReceipt = async (over: Partial<ReceiptData> = {}) =>
  (await textOf(await receiptPdf({ ...sample, ...over }))).replace(/\s+/g, ' ')

const componentsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `Giấy tờ thứ ${n + 1}`,
    quantity: 1,
    kind: 'original' as const,
  }))

test('a receipt says who handed in what, when, and when to come back', async () => {
  const text = await textOfReceipt()
  for (const said of [
    'ỦY BAN NHÂN DÂN XÃ TÂN TRỤ TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ TÂN TRỤ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
    'Tân Trụ, ngày 23 tháng 11 năm 2026',
    'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    'Mã hồ sơ: H51.28075-261123-0001',
    'Họ và tên (tên tổ chức): Nguyễn Thị Hồng Thắm',
    'Số định danh cá nhân: 080190001234',
    'Địa chỉ: Ấp Bình Hòa, xã Tân Trụ, tỉnh Tây Ninh',
    'Số điện thoại: 0900 000 123',
    'Email: tham@example.vn',
    'Nội dung yêu cầu giải quyết: Đăng ký khai sinh',
    '1. Thành phần hồ sơ nộp gồm:',
    '2. Số lượng hồ sơ: 01 (bộ)',
    '3. Thời gian giải quyết hồ sơ theo quy định: 03 ngày làm việc',
    '4. Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 23 tháng 11 năm 2026',
    '5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026',
    '6. Nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Tân Trụ',
    'NGƯỜI NỘP HỒ SƠ',
    'NGƯỜI TIẾP NHẬN HỒ SƠ',
    'Trần Văn Lực',
    'Mẫu số 01, Thông tư số 03/2025/TT-VPCP',
  ])
    expect(text).toContain(said)
})

test('each component is listed with its form and number', async () => {
  const lines = (await textOf(await receiptPdf(sample), '-layout')).split('\n')
  const rows = lines.map((line) => line.trim().split(/\s{2,}/)).filter((row) => row.length === 4)
  expect(rows).toEqual([
    ['STT', 'Tên giấy tờ', 'Hình thức', 'Số lượng'],
    ['1', 'Tờ khai đăng ký khai sinh', 'Bản chính', '01'],
    ['2', 'Giấy chứng sinh', 'Bản sao chứng thực', '01'],
    ['3', 'Giấy chứng nhận kết hôn', 'Bản sao', '02'],
    ['4', 'Căn cước', 'Bản điện tử', '01'],
  ])
})

test('the file is tagged with a heading, a table with headings, and words for the QR code', async () => {
  const structure = await factsOf(await receiptPdf(sample), '-struct-text')
  expect(structure).toMatch(/H1[^\n]*\n\s+"GIẤY TIẾP NHẬN HỒ SƠ/)
  expect(structure.match(/^\s+TH /gm)).toHaveLength(4)
  expect(structure.match(/^\s+TR\b/gm)).toHaveLength(1 + sample.components.length)
  expect(structure).toContain('Figure')
  const raw = Buffer.from(await receiptPdf(sample)).toString('latin1')
  expect(raw).toContain('/Lang (vi-VN)')
})

test('the QR code opens the tracking page, whose address can also be read', async () => {
  const pdf = await receiptPdf({ ...sample, demo: true })
  const [code, ...others] = await readBarcodes(new Uint8Array(await pictureOf(pdf, 1)))
  expect(code?.text).toBe(sample.trackingUrl)
  expect(others).toEqual([])
  expect(await textOf(pdf)).toContain('tantru.example.vn')
  expect(await textOf(pdf), 'the address holds the code').not.toContain('nhập mã')
})

test('a reprint has the same bytes', async () => {
  const [first, again] = [await receiptPdf(sample), await receiptPdf({ ...sample })]
  expect(Buffer.compare(first, again)).toBe(0)
})

test('a demonstration says that it is one, a real receipt does not', async () => {
  expect(await textOfReceipt({ demo: true })).toContain('BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ')
  expect(await textOfReceipt()).not.toContain('TRÌNH DIỄN')
})

test.each([
  [1, 1],
  [6, 1],
  [12, 2],
  [40, 2],
])('%i components take %i page(s), each is listed', async (count, pages) => {
  const pdf = await receiptPdf({ ...sample, components: componentsOf(count) })
  expect(await pagesOf(pdf)).toBe(pages)
  const text = await textOf(pdf)
  for (const { name } of componentsOf(count)) expect(text).toContain(name)
})

test('pages are numbered from the second on, and the heading of the table is repeated', async () => {
  const pdf = await receiptPdf({ ...sample, components: componentsOf(70) })
  const [first, second, third] = (await textOf(pdf, '-layout')).split('\f')
  expect(first).not.toMatch(/^\s*1\s*$/m)
  expect(second?.trimStart()).toMatch(/^2\s+STT\s+Tên giấy tờ/)
  expect(third?.trimStart()).toMatch(/^3\s/)
})

test('the place to sign never stands alone on a page', async () => {
  for (const count of [6, 7, 8, 9, 10, 11]) {
    const pdf = await receiptPdf({ ...sample, components: componentsOf(count) })
    const pages = (await textOf(pdf)).split('\f').filter(Boolean)
    const last = pages.at(-1)
    expect(last).toContain('Vào Sổ theo dõi hồ sơ')
    expect(last).toContain('Tra cứu tình trạng hồ sơ')
  }
})

const endless = [
  ['words', 'Nguyễn '.repeat(715)],
  ['one word', 'Ẵ'.repeat(5000)],
  ['wide letters', 'W'.repeat(5000)],
] as const

test.each(endless)('a name of 5,000 letters (%s) stays on the paper', async (_, name) => {
  const pdf = await receiptPdf({
    ...sample,
    applicant: { ...sample.applicant, name, address: name, email: name },
    components: [{ name, quantity: 1, kind: 'certified' }],
  })
  for (const { left, right, top, bottom } of await wordsOf(pdf)) {
    expect(left).toBeGreaterThan(millimetres(29))
    expect(right).toBeLessThan(millimetres(210 - 14))
    expect(top).toBeGreaterThan(millimetres(8))
    expect(bottom).toBeLessThan(millimetres(297 - 8))
  }
  const letters = (await textOf(pdf)).replace(/\s/g, '')
  expect(letters.split(name[0] ?? '').length).toBeGreaterThan(name.length / 8)
})

test('what people typed prints as they typed it', async () => {
  const typed = '#import "x" *đậm* _nghiêng_ $x$ \\ `mã` <b> @r // ~ -- "q"'
  const pdf = await receiptPdf({
    ...sample,
    applicant: { name: typed, address: typed },
    matter: typed,
    components: [{ name: typed, quantity: 1, kind: 'original' }],
    collectAt: typed,
  })
  const text = (await textOf(pdf, '-raw')).replace(/\s+/g, ' ')
  // Name, address, matter, component, place to collect, place to sign.
  expect(text.split(typed)).toHaveLength(1 + 6)
})

test('what is missing is left as dots to write on', async () => {
  const text = await textOfReceipt({ applicant: { name: 'Đỗ Văn Ước' }, dueAt: undefined })
  expect(text).toMatch(/Số định danh cá nhân: [. ]{20}/)
  expect(text).toMatch(/Quyển số: [. ]{10,} Số thứ tự: [. ]{10}/)
  expect(text).toContain('pháp luật không quy định thời hạn giải quyết')
  expect(text).not.toMatch(/null|undefined|none/)
})

test('who hands in for another is named and signs', () => {
  const view = receiptView({ ...sample, proxy: { name: 'Lê Văn Tám', idNumber: '080088000001' } })
  expect(view.proxy).toBe('Lê Văn Tám (số định danh cá nhân 080088000001)')
  expect(view.signatures[0]?.name).toBe('Lê Văn Tám')
})

test('an electronic receipt asks for no hand, and does not call itself signed', () => {
  const { signatures } = receiptView({ ...sample, medium: 'electronic' })
  expect(signatures.map(({ hint }) => hint)).toEqual([
    '(Nộp hồ sơ trực tuyến)',
    '(Bản điện tử, chưa ký số)',
  ])
})

const millimetres = (length: number) => (length * 72) / 25.4

async function wordsOf(pdf: Uint8Array) {
  const box = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">/g
  const found = [...(await textOf(pdf, '-bbox')).matchAll(box)]
  expect(found.length).toBeGreaterThan(100)
  return found.map((word) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = word.slice(1).map(Number)
    return { left, top, right, bottom }
  })
}
