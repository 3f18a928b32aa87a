// npm start: everything a fresh machine needs, then the server.
import { buildAssets } from './assets.mjs'
import { serverFile } from './bundle.mjs'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'
import { ensureSound } from './sound.mjs'

// On a machine with much memory Node would let its heap grow to gigabytes before it tidies up. A commune's server is small.
const heap = Number(process.env.XASO_MEMORY_MB || 512)
if (!Number.isInteger(heap) || heap < 256) {
  console.error(
    'XASO_MEMORY_MB phải là số nguyên từ 256 trở lên. (XASO_MEMORY_MB must be a whole number, 256 or more.)',
  )
  process.exit(1)
}

// npm and apt fetch side by side.
const [node] = await Promise.all([prepare(), ensureSound()])
buildAssets(node)
const memory = ['--max-semi-space-size=16', `--max-old-space-size=${heap}`]
run(node, [...memory, serverFile(node), ...process.argv.slice(2)])
