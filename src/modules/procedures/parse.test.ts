import { describe, expect, test } from 'vitest'

import { parseFee } from './parse-fee.ts'
import { parseTime, timesIn } from './parse-time.ts'

const rule = (amount: number, unit: string) => ({ kind: 'rule', rule: { amount, unit } })
const undecided = (why: string) => ({ kind: 'undecided', why })

describe('time limits', () => {
  test.each([
    ['35 Ngày làm việc', rule(35, 'working-day')],
    ['40 Ngày', rule(40, 'day')],
    ['1 Giờ', rule(1, 'hour')],
    ['8 giờ làm việc', rule(8, 'working-hour')],
    ['2 Tháng', rule(2, 'month')],
    ['Trong ngày', { kind: 'rule', rule: { unit: 'same-day' } }],
    ['Giải quyết ngay', { kind: 'rule', rule: { unit: 'same-day' } }],
    ['3 Ngày làm việc || 3 Ngày làm việc', rule(3, 'working-day')],
    [
      '2 Ngày làm việc || 5 Ngày làm việc',
      {
        ...undecided('several'),
        options: [
          { amount: 2, unit: 'working-day' },
          { amount: 5, unit: 'working-day' },
        ],
      },
    ],
    ['1', undecided('no-unit')],
    ['0', undecided('no-unit')],
    ['0 Ngày', undecided('unreadable')],
    ['Không có thông tin', undecided('not-stated')],
    ['khoảng một tuần', undecided('unreadable')],
    ['-3 Ngày', undecided('unreadable')],
    ['', undefined],
    ['  ', undefined],
  ])('%j', (raw, reading) => {
    expect(parseTime(raw)).toEqual(reading)
  })

  test('a note may mention limits that the cell does not', () => {
    expect(
      timesIn('- 01 ngày đối với đám tang - 05 ngày làm việc đối với các trường hợp khác'),
    ).toEqual([
      { amount: 1, unit: 'day' },
      { amount: 5, unit: 'working-day' },
    ])
    expect(timesIn('Thông tư số 281/2016/TT-BTC ngày 14/11/2016 của Bộ Tài chính')).toEqual([])
    expect(timesIn('Tối đa 15 (mười lăm) ngày kể từ ngày nhận')).toEqual([
      { amount: 15, unit: 'day' },
    ])
  })
})

describe('fees', () => {
  const council =
    'Miễn phí(Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh, thành phố trực thuộc Trung ương quyết định. Miễn lệ phí cho người thuộc gia đình có công với cách mạng; người thuộc hộ nghèo; người khuyết tật.)'
  const copies =
    '10 USD(/bản)Tại cơ quan đại diện: 10 USD/bản. || 2,000 Việt Nam Đồng(/trang)Tại Ủy ban nhân dân cấp xã, Tổ chức hành nghề công chứng: 2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản. Trang là căn cứ để thu phí được tính theo trang của bản chính;'

  test.each([
    ['Miễn phí', { kind: 'free' }, undefined],
    ['Miễn phí(Không quy định.)', { kind: 'free' }, undefined],
    ['Miễn phí06 ngày làm việc, kể từ ngày nhận đủ hồ sơ', { kind: 'free' }, undefined],
    [council, { kind: 'by-council' }, 'set-by-council'],
    ['Miễn phí(Theo quy định của Luật phí và lệ phí)', { kind: 'free' }, 'note-contradicts'],
    ['Không có thông tin', { kind: 'unknown' }, undefined],
    ['', { kind: 'unknown' }, undefined],
    ['8,000 VNĐ', { kind: 'fixed', amount: 8000 }, undefined],
    [
      '4,500,000 Việt Nam Đồng((bốn triệu năm trăm nghìn))',
      { kind: 'fixed', amount: 4_500_000 },
      undefined,
    ],
    [
      '50,000 Việt Nam Đồng(/giao dịch)',
      { kind: 'per-case', amount: 50_000, per: 'giao dịch' },
      undefined,
    ],
    [
      copies,
      { kind: 'per-page', first: 2000, firstPages: 2, further: 1000, cap: 200_000 },
      undefined,
    ],
    [
      '50,000 VNĐ(- Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định)',
      { kind: 'by-council', amount: 50_000 },
      undefined,
    ],
    [
      '700 VNĐ(Phí thẩm định: 700.000 đồng/cơ sở.)',
      { kind: 'fixed', amount: 700 },
      'amount-doubtful',
    ],
    [
      '5,000 Việt Nam Đồng(Trường hợp công dân nộp trực tuyến thu 7.000 đồng/lần đăng ký.)',
      { kind: 'fixed', amount: 5000 },
      'amount-doubtful',
    ],
  ])('%.60j', (raw, fee, doubt) => {
    const reading = parseFee(raw)
    expect(reading.fee).toEqual(fee)
    expect(reading.doubt).toBe(doubt)
  })

  test('the groups that need not pay are read from the note', () => {
    expect(parseFee(council).exempt).toEqual([
      'người thuộc gia đình có công với cách mạng',
      'người thuộc hộ nghèo',
      'người khuyết tật',
    ])
    expect(parseFee('Miễn phí').exempt).toEqual([])
  })
})
