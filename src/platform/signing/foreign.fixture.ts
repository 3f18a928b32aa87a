import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { pemOf } from './cms/certificate.ts'
import { readDer } from './cms/der.ts'
import { signaturesIn } from './pades/found.ts'
import { PdfFile } from './pdf/file.ts'

const run = promisify(execFile)

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-foreign-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Said = { ok: boolean; said: string }

const attempt = (program: string, args: readonly string[]): Promise<Said> =>
  run(program, [...args]).then(
    ({ stdout, stderr }) => ({ ok: true, said: stdout + stderr }),
    (error: { stdout?: string; stderr?: string }) => ({
      ok: false,
      said: `${error.stdout}${error.stderr}`,
    }),
  )

/** What poppler says of the signatures of a file, with our root as the only one that it trusts. */
export const pdfsig = (pdf: Uint8Array, root: Uint8Array): Promise<string> =>
  inFolder(async (folder) => {
    const file = join(folder, 'a.pdf')
    const rootFile = join(folder, 'root.pem')
    await writeFile(file, pdf)
    await writeFile(rootFile, pemOf(root))
    await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    await run('certutil', [
      '-A',
      '-d',
      `sql:${folder}`,
      '-n',
      'root',
      '-t',
      'CT,C,C',
      '-i',
      rootFile,
    ])
    return (await attempt('pdfsig', ['-nssdir', folder, '-no-ocsp', file])).said
  })

/** Whether OpenSSL accepts each signature as CAdES over the bytes that it covers. */
export const opensslCades = (pdf: Uint8Array, root: Uint8Array): Promise<Said[]> =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'root.pem'), pemOf(root))
    const answers: Said[] = []
    for (const { contents, covered } of signaturesIn(new PdfFile(pdf)).found) {
      const { from, to, end } = covered
      await writeFile(join(folder, 'cms'), readDer(contents).raw)
      await writeFile(
        join(folder, 'data'),
        Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, end)]),
      )
      const files = [
        '-in',
        join(folder, 'cms'),
        '-content',
        join(folder, 'data'),
        '-out',
        '/dev/null',
      ]
      const trust = ['-CAfile', join(folder, 'root.pem'), '-purpose', 'any']
      answers.push(
        await attempt('openssl', [
          'cms',
          '-verify',
          '-cades',
          '-binary',
          '-inform',
          'DER',
          ...files,
          ...trust,
        ]),
      )
    }
    return answers
  })
