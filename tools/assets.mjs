// Builds the browser's files when what they are made of has changed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { fail, hash, read, root, say } from './prepare.mjs'
import { nodeArgs } from './run.mjs'

const builder = 'tools/assets.ts'
const marker = join(root, 'dist/.built-from')

export function buildAssets(node) {
  if (!existsSync(join(root, builder))) return
  const sources = fingerprint()
  if (read(marker) === sources) return
  say('Đóng gói giao diện…', 'Building the browser files…')
  const { status } = spawnSync(node, nodeArgs([builder]), { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0)
    fail('Đóng gói giao diện không thành công.', 'Building the browser files failed.')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(marker, sources)
}

const isSource = (file) =>
  /\.(s?css|svg|woff2|png|webmanifest)$/.test(file) ||
  /(^|\/)(island-|browser\/)/.test(file) ||
  file.startsWith('ui/')

function fingerprint() {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isSource)
    .map((file) => join(root, 'src', file))
    .filter((file) => statSync(file).isFile())
    .toSorted()
  const parts = [builder, 'package-lock.json'].map((file) => join(root, file)).concat(files)
  return hash(parts.map((file) => `${file} ${hash(readFileSync(file))}`).join('\n'))
}
