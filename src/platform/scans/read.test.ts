import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as mupdf from 'mupdf'
import { create } from 'qrcode'
import { afterAll, expect, test, vi } from 'vitest'

import { usualLimits } from './process.ts'
import { cutPages, lookThrough, type PageLook } from './read.ts'

// Each look starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'xaso-scans-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
function file(bytes: Uint8Array | string): string {
  made += 1
  const path = join(folder, `${made}.pdf`)
  writeFileSync(path, bytes)
  return path
}

/** A page of A4 with this drawn on it. */
const a4 = (pdf: mupdf.PDFDocument, content: string) =>
  pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.newDictionary(), content))

function square(text: string, side = 4) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const dots = Array.from({ length: modules.size ** 2 }, (_, n) => n).filter((n) => modules.data[n])
  return dots
    .map((n) => {
      const [x, y] = [n % modules.size, Math.floor(n / modules.size)]
      return `${200 + x * side} ${500 - y * side} ${side} ${side} re f`
    })
    .join('\n')
}

function pdfOf(...pages: string[]): Uint8Array {
  const pdf = new mupdf.PDFDocument()
  for (const content of pages) a4(pdf, content)
  return pdf.saveToBuffer('').asUint8Array().slice()
}

const writing = Array.from({ length: 30 }, (_, n) => `60 ${80 + n * 20} 400 6 re f`).join('\n')

async function looked(path: string, limits = {}) {
  const seen: PageLook[] = []
  const pages = await lookThrough(path, (page) => seen.push(page), {
    ...usualLimits,
    pages: 100,
    ...limits,
  })
  return { seen, pages }
}

test('every page is looked at in order: codes are read, blank backs are known', async () => {
  const path = file(pdfOf(square('XS1/H79-261123-0001/1'), '', writing))
  const { seen, pages } = await looked(path)
  expect(pages).toBe(3)
  expect(seen.map(({ page, codes, blank }) => [page, codes, blank])).toEqual([
    [1, ['XS1/H79-261123-0001/1'], false],
    [2, [], true],
    [3, [], false],
  ])
})

test('pages are cut out as a file of their own', async () => {
  const path = file(pdfOf(square('a'), writing, writing, square('b')))
  const [first, last] = await cutPages(path, [
    { from: 2, to: 4 },
    { from: 4, to: 4 },
  ])
  const { seen, pages } = await looked(file(first!))
  expect(pages).toBe(3)
  expect(seen.map(({ codes }) => codes)).toEqual([[], [], ['b']])
  expect((await looked(file(last!))).pages).toBe(1)
})

test('an encrypted file is called encrypted', async () => {
  const pdf = new mupdf.PDFDocument()
  a4(pdf, writing)
  const bytes = pdf.saveToBuffer('encrypt=aes-256,user-password=x,owner-password=y').asUint8Array()
  await expect(looked(file(bytes.slice()))).rejects.toMatchObject({ why: 'encrypted' })
})

test.each([
  ['cut off in the middle', `%PDF-1.7\n${'1 0 obj <<'.repeat(50)}`],
  ['nothing but a heading', '%PDF-1.4\n'],
  [
    'a page tree that is its own child',
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 5/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>',
  ],
])('a broken file is called broken: %s', async (_, text) => {
  await expect(looked(file(text))).rejects.toMatchObject({
    why: expect.stringMatching(/broken|no-pages/),
  })
})

test('more pages than the limit are refused before any is drawn', async () => {
  const path = file(pdfOf(...Array.from({ length: 12 }, () => '')))
  await expect(looked(path, { pages: 10 })).rejects.toMatchObject({ why: 'too-many-pages' })
})

test('a page as large as a field costs no more than a sheet', async () => {
  const pdf = new mupdf.PDFDocument()
  pdf.insertPage(-1, pdf.addPage([0, 0, 9_000_000, 9_000_000], 0, pdf.newDictionary(), writing))
  const { pages } = await looked(file(pdf.saveToBuffer('').asUint8Array().slice()))
  expect(pages).toBe(1)
})

test('what takes too long or too much memory ends, and the next file is read', async () => {
  const endless = file(pdfOf(`${'q '.repeat(10)}${`${writing}\n`.repeat(60_000)}`))
  await expect(looked(endless, { page: 150 })).rejects.toMatchObject({ why: 'too-slow' })
  await expect(looked(endless, { memory: 1_000 })).rejects.toMatchObject({ why: 'too-much-memory' })
  expect((await looked(file(pdfOf(writing)))).pages).toBe(1)
})
