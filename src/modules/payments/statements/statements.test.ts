import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'

import { unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { bankTown } from '../payments.fixture.ts'
import { settleStatement, type Settler } from './settle.ts'

const town = await bankTown()
const { desk, owing, stateOf, notices } = town
const { work, context } = background(town)

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
const row = (ref: string, memo: string, amount = '14.000') => [
  '23/11/2026 08:00',
  ref,
  amount,
  memo,
  'TRAN B',
]
async function upload(file: File) {
  const form = new FormData()
  form.set('file', file)
  return desk.upload('/can-bo/doi-soat/sao-ke', form)
}

describe('sao kê', () => {
  test('the columns are chosen once; the next file of the bank is read by itself, and nothing counts twice', async () => {
    const [one, two] = [await owing(), await owing()]
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
    expect((await desk.get(place)).body).toContain('Đang đọc tệp sao kê')
    await work()
    expect(await stateOf(one.code)).toBe('processing')
    const { body } = await desk.get(place)
    for (const text of ['Khớp', 'Đã biết từ trước', 'Tiền ra', 'Không đọc được số tiền'])
      expect(body).toContain(text)

    const next = await upload(csv([row('S1', one.bill), row('S5', two.bill)]))
    await work()
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
    await work()
    expect(await stateOf(code)).toBe('processing')
  })

  test('a file in another encoding, an empty one and a picture are refused with what to do', async () => {
    const latin = new File([new Uint8Array([0x4e, 0x67, 0xe0, 0x79, 0x2c, 0xff, 0x0a])], 'cu.csv')
    for (const file of [latin, new File([], 'trong.csv')]) {
      const { statusCode } = await upload(file)
      expect(statusCode).toBe(422)
    }
    const { body } = await desk.get('/can-bo/doi-soat/sao-ke')
    expect([/cu\.csv/.test(body), /Chờ chọn cột/.test(body)]).toEqual([true, false])
  })

  test('a file that turns into another encoding far below is refused whole: nothing of it is booked', async () => {
    const { code, bill } = await owing()
    const good = Array.from({ length: 3_000 }, (_, n) => row(`E${n}`, n === 0 ? bill : 'x'))
    const text = await csv(good).text()
    const file = new File([text, new Uint8Array([0x0a, 0xe0, 0xff, 0x2c])], 'nua-chung.csv')
    const sent = await upload(file)
    await work()
    const { body } = await desk.get(String(sent.headers.location))
    for (const said of [
      'Không đọc được tệp sao kê này',
      'CSV UTF-8',
      'Tệp hỏng từ dòng',
      'Chưa ghi',
    ])
      expect(body).toContain(said)
    expect(await stateOf(code)).toBe('awaiting-payment')
  })

  test('killed in the middle it goes on behind the last line it kept, and nothing is booked twice', async () => {
    const owed = await Promise.all(Array.from({ length: 3 }, () => owing()))
    const rows = Array.from({ length: 2_600 }, (_, n) =>
      row(`K${n}`, owed[n / 900]?.bill ?? 'khac'),
    )
    const sent = await upload(csv(rows))
    const place = String(sent.headers.location)
    const id = place.split('/').at(-1) ?? ''
    await expect(settleStatement(dying(2), unit, id)).rejects.toThrow('power cut')
    expect((await desk.get(place)).body).toMatch(/đến dòng 1\.00\d trong 2\.602/)
    await Promise.all([settleStatement(context, unit, id), settleStatement(context, unit, id)])
    await work()
    const { body } = await desk.get(place)
    expect(body).toMatch(/Số dòng<\/dt><dd>2\.600/)
    expect(body).toMatch(/Khớp<\/dt><dd>3</)
    expect(body).not.toContain('Đã biết từ trước')
    for (const { code, bill } of owed) {
      expect(await stateOf(code)).toBe('processing')
      expect(await notices(bill)).toEqual(['matched'])
    }
  })

  /** A world whose database goes away in the transaction with this number. */
  const dying = (at: number): Settler => {
    let number = 0
    const db = context.db(unit)
    const tx: typeof db.tx = (work, ...rest) =>
      db.tx(
        async (inside) => {
          const done = await work(inside)
          number += 1
          if (number > at) throw new Error('power cut')
          return done
        },
        ...rest,
      )
    return { ...context, db: () => ({ ...db, tx }) }
  }
})
