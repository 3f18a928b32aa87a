import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

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

/** Reads `secrets.json` of the data folder, or makes it, readable by the owner only. */
export function readSecrets(data: string): Secrets {
  const path = join(data, 'secrets.json')
  if (existsSync(path)) return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')))
  const made: Secrets = {
    database: secret(),
    session: secret(),
    sealKey: generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    demo: {},
  }
  saveSecrets(data, made)
  return made
}

export function saveSecrets(data: string, secrets: Secrets): void {
  mkdirSync(data, { recursive: true })
  const path = join(data, 'secrets.json')
  writeFileSync(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
