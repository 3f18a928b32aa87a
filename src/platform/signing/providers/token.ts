import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { readCertificate, type Certificate } from '../cms/certificate.ts'
import { readDer } from '../cms/der.ts'
import { keyKindOf } from '../cms/signed-data.ts'
import type { Signer } from '../signer.ts'
import { ProviderAway } from './away.ts'

const run = promisify(execFile)

/** A key on a PKCS#11 token: the driver of its maker, the label of the token, the id of the key (hex) and the PIN. */
export type TokenPlace = {
  driver: string
  token: string
  keyId: string
  pin: string
  /** What the driver itself wants to know from its environment. */
  environment?: Record<string, string>
}

const longest = 20_000

/**
 * Asks the token through OpenSC's `pkcs11-tool`, one process for each signature. A driver is native code of its maker:
 * what it hangs or crashes is that process. The PIN goes by its environment, where other users do not see it.
 */
async function ask(place: TokenPlace, args: readonly string[]): Promise<void> {
  const { driver, token, pin, environment } = place
  const common = [
    '--module',
    driver,
    '--token-label',
    token,
    '--login',
    '--pin',
    'env:XASO_TOKEN_PIN',
  ]
  try {
    await run('pkcs11-tool', [...common, ...args], {
      timeout: longest,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment, XASO_TOKEN_PIN: pin },
    })
  } catch (cause) {
    throw new ProviderAway(`The token did not answer: ${reasonIn(cause)}`)
  }
}

/** The code of the standard (CKR_…) is told; the rest of what the tool says may name things that are nobody's business. */
const reasonIn = (error: unknown): string => {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  return /CKR_[A-Z_]+/.exec(said)?.[0] ?? code
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-token-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The certificate that lies beside the key. */
export const tokenCertificate = (place: TokenPlace): Promise<Certificate> =>
  inFolder(async (folder) => {
    const out = join(folder, 'certificate')
    await ask(place, ['--read-object', '--type', 'cert', '--id', place.keyId, '--output-file', out])
    return readCertificate(await readFile(out))
  })

/** The public half of a key on the token, as certificates have it. */
export const tokenPublicKey = (place: TokenPlace): Promise<Uint8Array> =>
  inFolder(async (folder) => {
    const out = join(folder, 'key')
    const what = ['--read-object', '--type', 'pubkey', '--id', place.keyId]
    await ask(place, [...what, '--output-file', out])
    return readDer(await readFile(out)).raw
  })

/** Puts a certificate beside its key. */
export const writeTokenCertificate = (place: TokenPlace, raw: Uint8Array): Promise<void> =>
  inFolder(async (folder) => {
    const file = join(folder, 'certificate')
    await writeFile(file, raw, { mode: 0o600 })
    await ask(place, ['--write-object', file, '--type', 'cert', '--id', place.keyId])
  })

/** A signer whose key never leaves its token. */
export async function tokenSigner(
  place: TokenPlace,
  chain: readonly Certificate[],
): Promise<Signer> {
  const certificate = await tokenCertificate(place)
  const kind = keyKindOf(certificate)
  const how =
    kind === 'rsa'
      ? ['--mechanism', 'SHA256-RSA-PKCS']
      : ['--mechanism', 'ECDSA-SHA256', '--signature-format', 'openssl']
  const sign = (data: Uint8Array) =>
    inFolder(async (folder) => {
      const [input, out] = [join(folder, 'data'), join(folder, 'signature')]
      await writeFile(input, data, { mode: 0o600 })
      await ask(place, [
        '--sign',
        '--id',
        place.keyId,
        ...how,
        '--input-file',
        input,
        '--output-file',
        out,
      ])
      return readFile(out)
    })
  return { certificate, chain, kind, sign }
}
