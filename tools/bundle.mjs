// The server's 1,400 files read one by one take most of a start. Packed into a few they take a third: so `npm start` runs those.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { fail, hash, root, say } from './prepare.mjs'
import { nodeArgs } from './run.mjs'

const builder = 'tools/bundle.ts'
const folder = join(root, 'dist/server')

/** The packed src/main.ts; packs it first when a file has changed since, which takes a second or two. */
export function serverFile(node = process.execPath) {
  const place = join(folder, fingerprint())
  const main = join(place, 'main.js')
  if (existsSync(main)) return main
  const { status } = spawnSync(node, nodeArgs([builder, place]), {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) fail('Đóng gói máy chủ không thành công.', 'Packing the server’s files failed.')
  sweep()
  say('Đã đóng gói máy chủ.', 'Packed the server’s files.')
  return main
}

/** By size and time, not by content: reading the files is what we want to spare. Their place is written into the pack. */
function fingerprint() {
  const sources = ['src', 'demo', 'data'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test|\.fixture)\.(tsx?|sql|csv|json)$/.test(file))
      .map((file) => join(root, name, file)),
  )
  const files = sources.map((file) => {
    const { size, mtimeMs } = statSync(file)
    return `${file} ${size} ${mtimeMs}`
  })
  const tools = [builder, 'package-lock.json'].map((file) => readFileSync(join(root, file)))
  return hash([...files.toSorted(), ...tools.map(hash)].join('\n')).slice(0, 16)
}

/** A server that is running may still read from its pack: the newest three stay. */
function sweep() {
  const packs = readdirSync(folder)
    .map((name) => join(folder, name))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  for (const pack of packs.slice(3)) rmSync(pack, { recursive: true, force: true })
}
