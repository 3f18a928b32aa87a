import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'

import { bankTown } from '../payments.fixture.ts'

const { desk, owing, stateOf } = await bankTown()

const heading = ['Ngày giao dịch', 'Số giao dịch', 'Số tiền ghi có', 'Nội dung', 'Người chuyển']
const columns = { at: '0', ref: '1', amount: '2', memo: '3', payer: '4' }
const csv = (rows: readonly string[][]) =>
  new File(
    [
      [['NGÂN HÀNG MINH HỌA'], heading, ...rows]
        .map((row) => row.map((cell) => `"${cell}"`).join(','))
        .join('\r\n'),
    ],
    'sao-ke.csv',
  )
async function upload(file: File) {
  const form = new FormData()
  form.set('file', file)
  return desk.upload('/can-bo/doi-soat/sao-ke', form)
}

describe('sao kê', () => {
  test('the columns are chosen once; the next file of the bank is read by itself, and nothing counts twice', async () => {
    const [one, two] = [await owing(), await owing()]
    const row = (ref: string, memo: string, amount = '14.000') => [
      '23/11/2026 08:00',
      ref,
      amount,
      memo,
      'TRAN B',
    ]
    const file = csv([
      row('S1', one.bill),
      row('S1', one.bill),
      row('S2', 'khong ro'),
      row('S3', 'x', '-5.000'),
      row('S4', 'x', 'năm nghìn'),
    ])
    const sent = await upload(file)
    const place = String(sent.headers.location)
    expect((await desk.get(place)).body).toContain('Chọn cột')
    expect((await desk.post(place, { ...columns, ref: '0' })).statusCode).toBe(422)
    expect((await desk.post(place, columns)).statusCode).toBe(303)
    expect(await stateOf(one.code)).toBe('processing')
    const { body } = await desk.get(place)
    for (const text of ['Khớp', 'Đã biết từ trước', 'Tiền ra', 'Không đọc được số tiền'])
      expect(body).toContain(text)

    const next = await upload(csv([row('S1', one.bill), row('S5', two.bill)]))
    expect((await desk.get(String(next.headers.location))).body).not.toContain('Chọn cột')
    expect(await stateOf(two.code)).toBe('processing')
  })

  test('a workbook is read like a text', async () => {
    const { code, bill } = await owing()
    const cells = [heading, ['23/11/2026', 'X1', '14000', `NOP ${bill}`, 'LE C']].map((row) =>
      row.map((value) => ({ value })),
    )
    const bytes = await writeXlsxFile(cells).toBuffer()
    const sent = await upload(new File([new Uint8Array(bytes)], 'sao-ke.xlsx'))
    expect(sent.statusCode).toBe(303)
    expect(await stateOf(code)).toBe('processing')
  })

  test('a file in another encoding, an empty one and a picture are refused with what to do', async () => {
    const latin = new File([new Uint8Array([0x4e, 0x67, 0xe0, 0x79, 0x2c, 0xff, 0x0a])], 'cu.csv')
    for (const file of [latin, new File([], 'trong.csv')]) {
      const { statusCode } = await upload(file)
      expect(statusCode).toBe(422)
    }
  })
})
