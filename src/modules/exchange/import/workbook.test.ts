import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { z } from 'zod'

import type { FileStore } from '#platform/files.ts'
import { town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { mirrorByCode } from '../mirror/store.ts'
import { checkFile } from './check.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const { work, context } = background(here)
const home = '/can-bo/ho-so-ngoai/nhap'
const procedure = '1.004222'

const text = (value: string) => ({ type: String, value })
const day = (iso: string) => ({ type: Date, value: new Date(iso), format: 'dd/mm/yyyy hh:mm' })
const heading = ['Mã hồ sơ', 'Mã thủ tục', 'Trạng thái', 'Người nộp', 'Cập nhật lúc'].map(text)

async function send(content: Buffer | string, name = 'ds.xlsx') {
  const form = new FormData()
  form.append('system', 'police')
  form.append('takenAt', '23/11/2026 08:00')
  form.append('file', new Blob([content as BlobPart]), name)
  return visit().upload(home, form)
}
const Row = z.object({
  state: z.string(),
  rows: z.number(),
  faults: z.number(),
  fresh: z.number(),
  lookedRow: z.number(),
})
const importOf = (path: string) =>
  db.read(
    (q) => q.one(Row)`
      select state, rows, faults, fresh, looked_row from exchange.import where id = ${path.split('/').at(-1)}::uuid`,
  )
const pathOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['location'])

test('a workbook with a title above its heading, days and numbers is taken in as a list is', async () => {
  const content = await writeExcelFile([
    {
      sheet: 'Danh sách',
      data: [
        [text('DANH SÁCH HỒ SƠ'), null, null, null, null],
        heading,
        [
          text('G01-1'),
          text(procedure),
          { type: Number, value: 4 },
          text('Lê Thị Đào'),
          day('2026-11-22T14:30:00Z'),
        ],
        [text('G01-2'), { type: Number, value: 1.00422 }, text('99'), null, null],
        [text('G01-3'), text(procedure), text('Đã trả kết quả'), null, null],
      ],
    },
  ]).toBuffer()
  const path = pathOf(await send(content))
  expect(await importOf(path)).toMatchObject({ state: 'checked', rows: 3, faults: 1, fresh: 2 })
  const { body } = await visit().get(path)
  expect(body).toContain('Dòng 4</td><td data-label="Cột">Mã thủ tục')
  expect(body).toContain('không bỏ số 0 ở cuối')
  await visit().post(`${path}/nhap`, { leaveOut: 'yes' })
  await work()
  const first = await db.read((q) => mirrorByCode(q, unit, 'G01-1'))
  expect(first).toMatchObject({ state: 'processing', applicantName: 'Lê Thị Đào' })
  expect(first?.asOf.toString()).toBe('2026-11-22T07:30:00Z')
  expect(await db.read((q) => mirrorByCode(q, unit, 'G01-3'))).toMatchObject({ state: 'returned' })
})

test('a workbook that broke off, an old one and one of another kind are refused in words', async () => {
  const whole = await writeExcelFile([{ sheet: 'a', data: [heading] }]).toBuffer()
  const words: [Buffer, string][] = [
    [whole.subarray(0, whole.length - 300), 'Bảng tính bị hỏng'],
    [Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'), 'đời cũ (.xls) hoặc có mật khẩu'],
    [whole, 'không có dòng dữ liệu'],
  ]
  for (const [content, word] of words) {
    const path = pathOf(await send(content))
    expect((await visit().get(path)).body).toContain(word)
    expect(await importOf(path)).toMatchObject({ state: 'refused' })
  }
})

test('a text that stops being UTF-8 says at which line', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `G01-${i},${procedure},4`)
  const content = Buffer.concat([
    Buffer.from(['Mã hồ sơ,Mã thủ tục,Trạng thái', ...lines, 'G01-41,'].join('\n')),
    Buffer.from([0xd0, 0x28, 0x0a]),
  ])
  const path = pathOf(await send(content, 'ds.csv'))
  expect((await visit().get(path)).body).toContain('từ dòng 42')
})

test('the faults can be downloaded, and are never a formula', async () => {
  const content = `Mã hồ sơ,Mã thủ tục,Trạng thái\n=1+1,${procedure},4\nG01-51,${procedure},77\n`
  const path = pathOf(await send(content, 'ds.csv'))
  const { body, headers } = await visit().get(`${path}/loi.csv`)
  expect(headers['content-disposition']).toContain('loi.csv')
  expect(body).toContain(`"2","Mã hồ sơ","'=1+1"`)
  expect(body).toContain('"3","Trạng thái","77"')
})

const list = (from: number, count: number) =>
  [
    'Mã hồ sơ,Mã thủ tục,Trạng thái',
    ...Array.from(
      { length: count },
      (_, i) => `G02.899-261101-${from + i},${procedure},${i % 500 ? 4 : 77}`,
    ),
  ].join('\n')

/** A long file (longer than what is looked through at once) that waits for its job. */
async function waiting(from: number) {
  const path = pathOf(await send(list(from, 12_000), 'ds.csv'))
  await here.owner.tx((tx) => tx.run`delete from graphile_worker._private_jobs`)
  return { path, id: path.split('/').at(-1) ?? '' }
}

/** A process that dies after so many looks at the file's batches. */
function dyingAfter(batches: number) {
  let done = 0
  const files: FileStore = context.files
  return {
    files,
    now: context.now,
    db: (of: number) => {
      const real = context.db(of)
      return {
        ...real,
        tx: ((act) => {
          done += 1
          if (done > batches) throw new Error('killed')
          return real.tx(act)
        }) as typeof real.tx,
      }
    },
  }
}

test('a look that was cut off goes on behind the last row it kept: every row and every fault once', async () => {
  const { path, id } = await waiting(0)
  await expect(checkFile(dyingAfter(5), unit, id)).rejects.toThrow('killed')
  expect(await importOf(path)).toMatchObject({ state: 'checking', rows: 5_000, lookedRow: 5_001 })
  await checkFile(context, unit, id)
  expect(await importOf(path)).toMatchObject({
    state: 'checked',
    rows: 12_000,
    faults: 24,
    fresh: 11_976,
  })
})

test('of two processes that look at one file one gives up, and no row counts twice', async () => {
  const { path, id } = await waiting(20_000)
  await Promise.all([checkFile(context, unit, id), checkFile(context, unit, id)])
  // The one that gave up was the slower of the two; the other may have been it at the last batch.
  await checkFile(context, unit, id)
  expect(await importOf(path)).toMatchObject({ state: 'checked', rows: 12_000, faults: 24 })
})

test('a file whose process died is taken up again within minutes, and the page says that it waits', async () => {
  const { path } = await waiting(40_000)
  clock.now = clock.now.add({ minutes: 1, seconds: 30 })
  expect((await visit().get(path)).body).toContain('chờ máy chủ chạy tiếp từ dòng đã dừng')
  await here.owner.tx((tx) => tx.run`select graphile_worker.add_job('exchange.wake')`)
  await work()
  expect(await importOf(path)).toMatchObject({ state: 'checking' })
  clock.now = clock.now.add({ minutes: 1 })
  await here.owner.tx((tx) => tx.run`select graphile_worker.add_job('exchange.wake')`)
  await work()
  expect(await importOf(path)).toMatchObject({ state: 'checked', rows: 12_000 })
})
