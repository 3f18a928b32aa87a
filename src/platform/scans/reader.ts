// The program of a reading process: native and WebAssembly code that is fed with strangers' files, in a process that can be ended.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import * as mupdf from 'mupdf'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import type { FoundPlace, PageLook, PageRange, ScanAnswer, ScanOrder } from './order.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

const say = (answer: ScanAnswer) =>
  new Promise<void>((sent) => process.send?.(answer, undefined, undefined, () => sent()))

class Fault extends Error {
  readonly why: Extract<ScanAnswer, { kind: 'fault' }>['why']
  constructor(why: Fault['why']) {
    super(why)
    this.why = why
  }
}

function open(path: string): mupdf.PDFDocument {
  let document: mupdf.Document
  try {
    document = mupdf.Document.openDocument(readFileSync(path), 'application/pdf')
  } catch {
    throw new Fault('broken')
  }
  if (document.needsPassword()) throw new Fault('encrypted')
  const pdf = document.asPDF()
  if (!pdf) throw new Fault('broken')
  return pdf
}

/** The longest side of the picture that is made of a page: enough for a code of four centimetres, whatever the page says of itself. */
const mostPixels = 1_500

function pixelsOf(page: mupdf.Page) {
  const [left, top, right, bottom] = page.getBounds()
  const longest = Math.max(right - left, bottom - top, 1)
  const scale = Math.min(mostPixels / longest, 4)
  const pixmap = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceGray, false)
  const [width, height] = [pixmap.getWidth(), pixmap.getHeight()]
  const stride = pixmap.getStride()
  const grey = pixmap.getPixels().slice()
  pixmap.destroy()
  return { width, height, stride, grey }
}

type Pixels = ReturnType<typeof pixelsOf>

function asImage({ width, height, stride, grey }: Pixels): ImageData {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const value = grey[y * stride + x] ?? 255
      const at = (y * width + x) * 4
      data[at] = data[at + 1] = data[at + 2] = value
      data[at + 3] = 255
    }
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}

/** Dust and the shadow of an edge are not writing: of a blank back at most a five-hundredth is dark. */
const isBlank = ({ grey }: Pixels) => {
  let dark = 0
  for (const value of grey) if (value < 160) dark += 1
  return dark < grey.length / 500
}

async function codesOf(source: ImageData | Uint8Array) {
  const found = await readBarcodes(source, {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: false,
    returnErrors: true,
    maxNumberOfSymbols: 12,
  })
  return {
    codes: [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text))],
    damaged: found.filter(({ isValid }) => !isValid).length,
  }
}

async function look({ path, mostPages }: Extract<ScanOrder, { kind: 'look' }>) {
  const pdf = open(path)
  const of = pagesOf(pdf)
  if (of > mostPages) throw new Fault('too-many-pages')
  for (let page = 1; page <= of; page += 1)
    await say({ kind: 'page', ...(await lookAt(pdf, page, of)) })
  return { kind: 'looked', pages: of } as const
}

/** A page that cannot be drawn is kept as it is and has no code: an officer sees it. */
async function lookAt(pdf: mupdf.PDFDocument, number: number, of: number): Promise<PageLook> {
  try {
    const page = pdf.loadPage(number - 1)
    const pixels = pixelsOf(page)
    page.destroy()
    return { page: number, of, ...(await codesOf(asImage(pixels))), blank: isBlank(pixels) }
  } catch {
    return { page: number, of, codes: [], damaged: 0, blank: false }
  }
}

function pagesOf(pdf: mupdf.PDFDocument): number {
  let pages = 0
  try {
    pages = pdf.countPages()
  } catch {
    throw new Fault('broken')
  }
  if (pages < 1) throw new Fault('no-pages')
  return pages
}

function cut({ path, ranges }: Extract<ScanOrder, { kind: 'cut' }>) {
  const source = open(path)
  return { kind: 'cut', pdfs: ranges.map((range) => pagesAt(source, range)) } as const
}

function pagesAt(source: mupdf.PDFDocument, { from, to }: PageRange): Uint8Array {
  const part = new mupdf.PDFDocument()
  for (let page = from; page <= Math.min(to, pagesOf(source)); page += 1)
    part.graftPage(-1, source, page - 1)
  const pdf = part.saveToBuffer('garbage=compact,compress').asUint8Array().slice()
  part.destroy()
  return pdf
}

/** The pages of one file, and behind them those of another. */
function join({ path, after }: Extract<ScanOrder, { kind: 'join' }>) {
  const whole = new mupdf.PDFDocument()
  for (const source of [open(path), open(after)])
    for (let page = 0; page < pagesOf(source); page += 1) whole.graftPage(-1, source, page)
  const pdf = whole.saveToBuffer('garbage=compact,compress').asUint8Array().slice()
  return { kind: 'cut' as const, pdfs: [pdf] }
}

/** The first and the last page are looked at: there stand number, date and whoever signs. */
function find({ path, words }: Extract<ScanOrder, { kind: 'find' }>) {
  const pdf = open(path)
  const pages = pagesOf(pdf)
  const places = [...new Set([1, pages])].flatMap((page) =>
    words.flatMap((word) => placesOf(pdf, page, word)),
  )
  return { kind: 'found', pages, places } as const
}

function placesOf(pdf: mupdf.PDFDocument, number: number, word: string): FoundPlace[] {
  const page = pdf.loadPage(number - 1)
  const [left, , , bottom] = page.getBounds()
  const hits = page
    .search(word, '')
    .slice(0, 20)
    .flatMap(([quad]) => (quad ? [quad] : []))
  page.destroy()
  return hits.map(([x0, y0, x1, , , y2]) => ({
    word,
    page: number,
    x: x0 - left,
    y: bottom - y2,
    width: x1 - x0,
    height: y2 - y0,
  }))
}

async function answerTo(order: ScanOrder): Promise<ScanAnswer> {
  if (order.kind === 'look') return look(order)
  if (order.kind === 'count') return { kind: 'looked', pages: pagesOf(open(order.path)) }
  if (order.kind === 'cut') return cut(order)
  if (order.kind === 'join') return join(order)
  if (order.kind === 'find') return find(order)
  return { kind: 'picture', codes: (await codesOf(readFileSync(order.path))).codes }
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.once('message', (order: ScanOrder) => {
  void answerTo(order)
    .catch((error: unknown): ScanAnswer => ({
      kind: 'fault',
      why: error instanceof Fault ? error.why : 'broken',
    }))
    .then(say)
    .then(() => process.exit())
})
