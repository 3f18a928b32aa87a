/** One page of a paper: a JPEG, and the quarter turns it is shown with. */
export type Sheet = { jpeg: Buffer; width: number; height: number; turned: number }

const a4 = { short: 595.28, long: 841.89 }

/** A PDF of photos, one on each A4 page. The JPEGs go in as they are, so nothing is lost twice. */
export function bind(sheets: readonly Sheet[], title: string): Buffer {
  const kids = sheets.map((_, n) => `${firstPage + n * perSheet} 0 R`).join(' ')
  const objects: Buffer[] = [
    object(`<</Type/Catalog/Pages 2 0 R/Lang(vi)/ViewerPreferences<</DisplayDocTitle true>>>>`),
    object(`<</Type/Pages/Kids[${kids}]/Count ${sheets.length}>>`),
    object(`<</Title<${utf16(title)}>>>`),
    ...sheets.flatMap((sheet, n) => sheetObjects(sheet, firstPage + n * perSheet)),
  ]
  return assemble(objects)
}

/** After catalogue, page tree and title; each sheet is a page, its drawing and its photo. */
const firstPage = 4
const perSheet = 3

function sheetObjects({ jpeg, width, height, turned }: Sheet, at: number): Buffer[] {
  const [wide, high] = width > height ? [a4.long, a4.short] : [a4.short, a4.long]
  const scale = Math.min(wide / width, high / height)
  const [w, h] = [width * scale, height * scale]
  const draw = `q ${num(w)} 0 0 ${num(h)} ${num((wide - w) / 2)} ${num((high - h) / 2)} cm /P Do Q`
  return [
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${num(wide)} ${num(high)}]/Rotate ${turned * 90}` +
        `/Resources<</XObject<</P ${at + 2} 0 R>>>>/Contents ${at + 1} 0 R>>`,
    ),
    stream('', Buffer.from(draw)),
    stream(
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB` +
        `/BitsPerComponent 8/Filter/DCTDecode`,
      jpeg,
    ),
  ]
}

const num = (value: number) => String(Math.round(value * 100) / 100)

const object = (text: string) => Buffer.from(text, 'latin1')

const stream = (head: string, body: Buffer) =>
  Buffer.concat([
    Buffer.from(`<<${head}/Length ${body.length}>>\nstream\n`, 'latin1'),
    body,
    Buffer.from('\nendstream', 'latin1'),
  ])

const utf16 = (text: string) =>
  Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()

/** Numbers the objects from 1 and writes where each begins. */
function assemble(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')]
  const starts: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  for (const [n, body] of objects.entries()) {
    starts.push(length)
    add(Buffer.from(`${n + 1} 0 obj\n`, 'latin1'))
    add(body)
    add(Buffer.from('\nendobj\n', 'latin1'))
  }
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const xref = `xref\n0 ${count}\n0000000000 65535 f \n${table}`
  const end = `trailer\n<</Size ${count}/Root 1 0 R/Info 3 0 R>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(xref + end, 'latin1')])
}
