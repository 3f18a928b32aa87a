import { open } from 'node:fs/promises'

/** Programs leave marks of their own behind the end of a PDF, though not many. */
const looked = 8_192

/** Whether a file that begins as a PDF also ends as one, with its table of contents: a heading alone opens nowhere. */
export async function endsAsPdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const length = Math.min(size, looked)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    const end = buffer.toString('latin1')
    return /(?:startxref\s+\d+|trailer\s*<<)[^]*%%EOF/.test(end)
  } finally {
    await file.close()
  }
}
