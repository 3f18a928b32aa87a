import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'

// For tests: reads our PDFs back with a program that knows nothing of the one that wrote them.

export const textOf = async (pdf: Uint8Array, ...options: string[]) =>
  (await poppler('pdftotext', [...options, '-', '-'], pdf)).toString()

export const factsOf = async (pdf: Uint8Array, ...options: string[]) =>
  (await poppler('pdfinfo', [...options, '-'], pdf)).toString()

/** One page as a PNG image. */
export const pictureOf = (pdf: Uint8Array, page: number) =>
  poppler('pdftoppm', ['-png', '-r', '150', '-f', `${page}`, '-l', `${page}`, '-'], pdf)

export async function pagesOf(pdf: Uint8Array): Promise<number> {
  return Number(/^Pages:\s+(\d+)$/m.exec(await factsOf(pdf))?.[1])
}

async function poppler(program: string, options: string[], pdf: Uint8Array): Promise<Buffer> {
  const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'ignore'] })
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', reject)
  })
  await started.catch((error: unknown) => {
    throw new Error(`${program} is missing: install Debian's poppler-utils`, { cause: error })
  })
  child.stdin.end(pdf)
  return buffer(child.stdout)
}
