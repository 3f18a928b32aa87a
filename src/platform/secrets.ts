import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import { CannotStart } from './embedded/cannot-start.ts'

const Secrets = z.object({
  /** Password of the application's database role. */
  database: z.string(),
  /** Signs cookies and short-lived links. */
  session: z.string(),
  /** Ed25519 key (PKCS#8 PEM) that signs the audit trail's seals. */
  sealKey: z.string(),
  /** Passwords of the demo accounts, made once. */
  demo: z.record(z.string(), z.string()),
})

export type Secrets = z.output<typeof Secrets>

const secret = () => randomBytes(24).toString('base64url')

/** Reads the file of secrets, or makes it, readable by the owner only. Of processes that make it at once one wins. */
export function readSecrets(path: string): Secrets {
  try {
    if (!existsSync(path)) putIfAbsent(path, newSecrets())
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new CannotStart(
      `Không đọc hoặc không tạo được tệp khóa bí mật ${path}. Hãy chạy bằng chủ của tệp, hoặc khôi phục tệp từ bản sao lưu.`,
      `The file of secrets ${path} cannot be read or made (${reasonOf(error)}). Start as its owner, or restore it from a backup.`,
    )
  }
}

// Never the text of the file: what is wrong with its contents may quote them.
const reasonOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'not as we write it'

const newSecrets = (): Secrets => ({
  database: secret(),
  session: secret(),
  sealKey: newSealKey(),
  demo: {},
})

const newSealKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export function saveSecrets(path: string, secrets: Secrets): void {
  const written = writeBeside(path, secrets)
  renameSync(written, path)
}

function putIfAbsent(path: string, secrets: Secrets) {
  const written = writeBeside(path, secrets)
  try {
    // A link, unlike a renaming, fails where something is.
    linkSync(written, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(written)
  }
}

function writeBeside(path: string, secrets: Secrets): string {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return beside
}

/** Tells two sets of secrets apart without telling either. Passwords of the demonstration do not count. */
export const fingerprintOf = ({ database, session, sealKey }: Secrets): string =>
  createHash('sha256')
    .update(JSON.stringify([database, session, sealKey]))
    .digest('hex')
