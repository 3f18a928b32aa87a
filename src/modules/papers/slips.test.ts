import { expect, test } from 'vitest'

import { factsOf, pagesOf, textOf } from '#platform/pdf/poppler.ts'

import { resultOf } from './control-slip.ts'
import { slipKinds, type SlipKind } from './papers.ts'
import { linesPerVolume } from './register.ts'
import { sampleFrame as frame, sampleData, sampleIssued } from './samples.ts'
import { slipPdf } from './slips.ts'

const pdfOf = (kind: SlipKind, over: object = {}) => slipPdf(sampleIssued(kind, over), frame)
const wordsOf = async (pdf: Uint8Array, ...options: string[]) =>
  (await textOf(pdf, ...options)).replace(/\s+/g, ' ')

const said: Record<SlipKind, readonly string[]> = {
  receipt: ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ'],
  'supplement-request': [
    'Số: 03/PBS',
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    'Mã hồ sơ: H51.28075-261123-0001',
    'Tân Trụ, ngày 24 tháng 11 năm 2026',
    'Hồ sơ của: Nguyễn Thị Hồng Thắm',
    'bản nộp không có dấu của cơ sở y tế. Bản sao Giấy chứng nhận kết hôn.',
    'Lý do: Chưa đủ thành phần hồ sơ theo quy định.',
    'Thời hạn bổ sung: 17 giờ 00 phút, ngày 07 tháng 12 năm 2026',
    'liên hệ với Trần Văn Lực, Công chức Tư pháp – Hộ tịch, số điện thoại: 0272 3 000 111',
    'Mẫu số 02, Thông tư số 03/2025/TT-VPCP',
  ],
  refusal: [
    'Số: 12/PTC',
    'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'thuộc thẩm quyền của Ủy ban nhân dân xã nơi cư trú của người mẹ',
    'NGƯỜI TIẾP NHẬN HỒ SƠ',
  ],
  apology: [
    'Số: 01/PXL',
    'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN',
    'Kính gửi: Nguyễn Thị Hồng Thắm',
    'Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026',
    'Chưa nhận được kết quả xác minh của Công an xã.',
    'Thời gian trả kết quả sau khi gia hạn: 17 giờ 00 phút, ngày 01 tháng 12 năm 2026',
    'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    'Nguyễn Văn Bình',
  ],
  'stop-notice': [
    'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
    'Người đề nghị dừng giải quyết: Nguyễn Thị Hồng Thắm',
    'đã đăng ký tại nơi cư trú cũ',
    'Mẫu số 05, Thông tư số 03/2025/TT-VPCP',
  ],
  'control-slip': [
    'Số: 104/PKS',
    'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
    'Cơ quan phối hợp giải quyết: Công an xã Tân Trụ',
    'Người giao: Nguyễn Thị Hồng Thắm',
  ],
  register: ['Số: 02/STD', 'SỔ THEO DÕI HỒ SƠ', 'Quyển số 1', 'Ký nhận'],
  'hand-over-slip': ['GIẤY BÀN GIAO HỒ SƠ', 'BÊN GIAO', 'BÊN NHẬN', 'Mẫu nội bộ của cơ quan'],
  'result-receipt': [
    'GIẤY BIÊN NHẬN TRẢ KẾT QUẢ',
    'Hình thức nhận: nhận trực tiếp',
    'Giấy khai sinh',
    '123/2026',
    'NGƯỜI NHẬN KẾT QUẢ',
  ],
}

test.each(slipKinds)('%s says what its form asks for', async (kind) => {
  const text = await wordsOf(await pdfOf(kind))
  for (const words of said[kind]) expect(text).toContain(words)
  expect(text).not.toMatch(/null|undefined|none/)
})

test.each(slipKinds)('%s is tagged, in Vietnamese, with a title and a heading', async (kind) => {
  const pdf = await pdfOf(kind)
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(raw).toContain('/Lang (vi-VN)')
  expect(await factsOf(pdf)).toMatch(/^Tagged:\s+yes$/m)
  expect(await factsOf(pdf, '-struct-text')).toMatch(/H1/)
})

test.each(slipKinds)('%s printed again from what was kept has the same bytes', async (kind) => {
  const [one, again] = [await pdfOf(kind), await pdfOf(kind)]
  expect(Buffer.compare(one, again)).toBe(0)
})

test.each(slipKinds)('%s prints what people typed as they typed it', async (kind) => {
  const typed = '#import "x" *đậm* $x$ \\ `mã` <b> @r'
  const text = JSON.stringify(sampleData[kind]).replaceAll(
    JSON.stringify(sampleData['receipt'].applicant.name),
    JSON.stringify(typed),
  )
  const pdf = await pdfOf(kind, JSON.parse(text) as object)
  expect(await wordsOf(pdf, '-raw')).toContain(typed)
})

test.each(['supplement-request', 'refusal', 'apology', 'stop-notice'] as const)(
  '%s with a reason of 4,000 letters goes on to a second page, and nobody signs alone there',
  async (kind) => {
    const long = 'Thiếu giấy tờ theo quy định. '.repeat(140)
    const pdf = await pdfOf(kind, { missing: long, reason: long, ground: long })
    expect(await pagesOf(pdf)).toBeGreaterThan(1)
    const last = (await textOf(pdf)).split('\f').filter(Boolean).at(-1)
    expect(last).toContain('Tra cứu tình trạng hồ sơ')
    expect(last).toMatch(/NGƯỜI NỘP HỒ SƠ|THỦ TRƯỞNG/)
  },
)

test('what and why in one text is announced as both', async () => {
  const text = await wordsOf(await pdfOf('supplement-request', { reason: null, until: null }))
  expect(text).toContain('gồm những nội dung sau, với lý do:')
  expect(text).not.toContain('Thời hạn bổ sung')
})

const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['before the day', '2026-11-23T09:00:00+07:00', 'Trước hạn'],
  ['on the day, after the hour', '2026-11-24T17:30:00+07:00', 'Đúng hạn'],
  ['the day after', '2026-11-25T00:01:00+07:00', 'Quá hạn'],
])('a stay left %s is told so, by dates in Việt Nam', (_, left, result) => {
  expect(resultOf({ leftAt: at(left), dueAt: at('2026-11-24T17:00:00+07:00') })).toBe(result)
})

test('a stay that goes on, or has no limit, is neither early nor late', () => {
  expect(resultOf({ dueAt: at('2026-11-24T10:00:00Z') })).toBe('Đang giải quyết')
  expect(resultOf({ leftAt: at('2026-11-24T10:00:00Z') })).toBe('Không có hạn')
})

test('a full volume of the register is printed within the limits of a press, with headings on each page', async () => {
  const [line] = sampleData.register.lines
  const lines = Array.from({ length: linesPerVolume }, () => line)
  const pdf = await pdfOf('register', { lines, first: 251, volume: 2 })
  const pages = (await textOf(pdf, '-layout')).split('\f').filter(Boolean)
  expect(pages.length).toBeGreaterThan(10)
  for (const page of pages) expect(page).toContain('Mã hồ sơ')
  expect(await wordsOf(pdf)).toContain(' 500 ')
})

test('the name of the agency leaves no word alone in a line of a new register; one that pins the first version keeps it', async () => {
  const lone = /^\s*TRỤ(\s|$)/m
  expect(await textOf(await pdfOf('register'), '-layout')).not.toMatch(lone)
  const pinned = { ...sampleIssued('register'), paper: 'register-1' }
  expect(await textOf(await slipPdf(pinned, frame), '-layout')).toMatch(lone)
})
