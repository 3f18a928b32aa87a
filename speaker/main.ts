// node agent.js --server URL --code CODE --out DIR [--data DIR] [--player file|ffplay|mpv|aplay] [--speed N]
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { startAgent } from './agent.ts'
import { playerOf } from './player.ts'
import { healthy, update } from './release.ts'
import { playerNames, sinksOf } from './sinks.ts'
import { version } from './version.ts'
import { realWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    code: { type: 'string' },
    out: { type: 'string' },
    data: { type: 'string' },
    player: { type: 'string', default: 'file' },
    serial: { type: 'string' },
    speed: { type: 'string', default: '1' },
  },
})
const { server, code, out, player, serial } = values
if (!server || !code || (player === 'file' && !out) || !playerNames.includes(player)) {
  console.error(
    'npm run speaker -- --server URL --code CODE --out DIR [--data DIR] [--player file|ffplay|mpv|aplay]',
  )
  process.exit(2)
}
if (!/^https?:$/.test(URL.parse(server)?.protocol ?? '')) {
  console.error(
    '--server là địa chỉ máy chủ, ví dụ https://xa.example.vn. (An address is expected.)',
  )
  process.exit(2)
}
const tidy = code.replaceAll(/[\s.-]/g, '').toUpperCase()
if (!/^[\dA-Z]{8,40}$/.test(tidy)) {
  console.error(
    `Mã “${code}” không đúng: mã đăng ký gồm 8 đến 40 chữ cái và chữ số, ghi trên trang của cụm loa. (8 to 40 letters and digits.)`,
  )
  process.exit(2)
}
const folder = resolve(out ?? '.')
const data = resolve(values.data ?? join(folder, '.data'))
mkdirSync(data, { recursive: true, mode: 0o700 })
const world = realWorld(Number(values.speed) || 1)

/** The starter runs us again: sysexits' "temporary failure" tells it that we went on purpose. */
const again = 75

const agent = startAgent({
  server,
  code: tidy,
  data,
  firmware: version,
  world,
  player: playerOf(world, sinksOf(player, folder)),
  ...(serial && { serial }),
  print: (line) => console.log(line),
  update: (device) => update(device, data),
  healthy: () => healthy(data),
  leave: () => void end(again),
})

// What a play leaves behind is swept up soon: of itself the collector waits until 60 MB are passed (starter.sh lets us call it).
setInterval(() => globalThis.gc?.(), 10_000).unref()

let isEnding = false
async function end(exit: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  setTimeout(() => process.exit(exit), 4000).unref()
  await agent.stop()
  process.exit(exit)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
// A fault in one corner does not silence the horn: it is written down, and the starter begins anew.
process.on('uncaughtException', (error) => {
  console.error(error)
  void end(1)
})
