// node tools/speaker-release.ts VERSION KEYFILE FOLDER: packs and signs a release of the loudspeaker's agent; makes the key when there is none.
import { spawnSync } from 'node:child_process'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { releaseText } from '../speaker/release.ts'

const [version, keyFile, folder] = process.argv.slice(2)
if (!version || !keyFile || !folder || !/^\d+\.\d+\.\d+$/.test(version))
  throw new Error('node tools/speaker-release.ts VERSION KEYFILE FOLDER')

// Whoever has this file can put any program into every loudspeaker: it does not belong on a server.
if (!existsSync(keyFile)) {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
}
const key = createPrivateKey(readFileSync(keyFile))
const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
const publicKey = spki.subarray(-32).toString('base64url')

mkdirSync(folder, { recursive: true })
const file = join(folder, `${version}.cjs`)
const pack = join(import.meta.dirname, 'speaker-pack.ts')
const args = [...process.execArgv, pack, file, version, publicKey]
if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exit(1)
const bytes = readFileSync(file)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const signature = sign(null, Buffer.from(releaseText({ version, sha256 })), key).toString(
  'base64url',
)
const release = { version, sha256, bytes: bytes.length, signature }
writeFileSync(join(folder, 'release.json'), `${JSON.stringify(release, null, 2)}\n`)
console.log(`${file}\n${publicKey}`)
