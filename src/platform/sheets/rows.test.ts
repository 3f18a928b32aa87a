import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { BrokenSheet } from './broken.ts'
import { rowsOfWorkbook } from './rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-sheet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let number = 0

async function read(content: Buffer) {
  number += 1
  const path = join(folder, `${number}.xlsx`)
  writeFileSync(path, content)
  const rows = []
  for await (const row of rowsOfWorkbook({ path, scratch: join(folder, `s${number}`) }))
    rows.push(row)
  return rows
}

const why = (content: Buffer) =>
  read(content).then(
    () => 'read',
    (error: unknown) => (error instanceof BrokenSheet ? error.why : error),
  )

const text = (value: string) => ({ type: String, value })
const workbook = () =>
  writeExcelFile([
    {
      sheet: 'Hồ sơ',
      data: [
        [text('Mã hồ sơ'), text('Số'), text('Ngày')],
        [
          text('G01 & <Đỗ>'),
          { type: Number, value: 1.004222 },
          { type: Date, value: new Date('2026-11-22T00:00:00Z'), format: 'dd/mm/yyyy' },
        ],
        [null, null, null],
        [null, text('chỉ ô hai'), null],
      ],
    },
    { sheet: 'Ghi chú', data: [[text('không đọc')]] },
  ]).toBuffer()

test('the first sheet is read as people see it: texts, numbers, days, and the numbers of its rows', async () => {
  expect(await read(await workbook())).toEqual([
    { line: 1, cells: ['Mã hồ sơ', 'Số', 'Ngày'] },
    { line: 2, cells: ['G01 & <Đỗ>', '1.004222', '2026-11-22'] },
    { line: 4, cells: ['', 'chỉ ô hai'] },
  ])
})

test('nothing is left on the disk', async () => {
  await read(await workbook())
  expect((await readdir(folder)).filter((name) => name.startsWith('s'))).toEqual([])
})

test('a file that breaks off, or whose content was damaged, is refused', async () => {
  const whole = await workbook()
  expect(await why(whole.subarray(0, whole.length - 200))).toBe('broken')
  const damaged = Buffer.from(whole)
  const at = damaged.indexOf('xl/worksheets/sheet1.xml') + 60
  damaged.fill(0xff, at, at + 60)
  expect(await why(damaged)).toBe('broken')
})

test('an old workbook, one with a password and a file of another kind say what they are', async () => {
  expect(await why(Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'))).toBe('locked-or-old')
  const empty = Buffer.from('504b0506' + '00'.repeat(18), 'hex')
  expect(await why(empty)).toBe('not-a-workbook')
  expect(await why(readFileSync(import.meta.filename))).toBe('broken')
})
