import * as mupdf from 'mupdf'

/** A page of A4 with some writing, or nothing, on it. */
export type Drawn = 'paper' | 'blank'

const writing = Array.from({ length: 30 }, (_, n) => `60 ${80 + n * 20} 400 6 re f`).join('\n')

function draw(pdf: mupdf.PDFDocument, drawn: Drawn) {
  const content = drawn === 'paper' ? writing : ''
  pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.newDictionary(), content))
}

/** A sheet of another file as a scanner gives it: a grey picture, slightly askew. */
function scan(pdf: mupdf.PDFDocument, sheets: mupdf.PDFDocument, at: number) {
  const page = sheets.loadPage(at)
  const askew = mupdf.Matrix.concat(mupdf.Matrix.rotate(1.5), mupdf.Matrix.scale(1.6, 1.6))
  const picture = page.toPixmap(askew, mupdf.ColorSpace.DeviceGray, false)
  const image = pdf.addImage(new mupdf.Image(picture))
  const resources = pdf.addObject({ XObject: { Im0: image } })
  const content = 'q 595 0 0 842 0 0 cm /Im0 Do Q'
  pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, resources, content))
}

/** One scan of a whole bundle: numbers are separator sheets of `separators`, in their order from 0. */
export function bundleOf(
  separators: Uint8Array,
  pages: readonly (number | Drawn)[],
): Uint8Array<ArrayBuffer> {
  const sheets =
    separators.length > 0
      ? mupdf.Document.openDocument(separators, 'application/pdf').asPDF()
      : undefined
  const pdf = new mupdf.PDFDocument()
  for (const page of pages)
    if (typeof page !== 'number') draw(pdf, page)
    else if (sheets) scan(pdf, sheets, page)
  return new Uint8Array(pdf.saveToBuffer('compress').asUint8Array())
}

/** How many pages a file has. */
export const pagesOf = (pdf: Uint8Array): number =>
  mupdf.Document.openDocument(pdf, 'application/pdf').countPages()

/** A file that asks for a password. */
export function locked(): Uint8Array<ArrayBuffer> {
  const pdf = new mupdf.PDFDocument()
  draw(pdf, 'paper')
  const buffer = pdf.saveToBuffer('encrypt=aes-256,user-password=x,owner-password=y')
  return new Uint8Array(buffer.asUint8Array())
}
