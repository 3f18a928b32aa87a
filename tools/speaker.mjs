// npm run speaker -- --server URL --code CODE --out DIR [--data DIR] [--player file|ffplay|mpv|aplay]
// Packs the agent when it has changed, then runs it as a box does: by starter.sh, in a process of its own that stays under 60 MB.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { environment, fail, hash, prepare, root } from './prepare.mjs'
import { nodeArgs } from './run.mjs'

const node = await prepare()
const agent = packed()
const args = process.argv.slice(2)
const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
const data = resolve(after('--data') ?? join(after('--out') ?? '.', '.data'))
const rest = args.filter((_, at) => args[at] !== '--data' && args[at - 1] !== '--data')
const starter = join(root, 'speaker/starter.sh')
const child = spawn('/bin/sh', [starter, node, agent, data, ...rest], {
  stdio: 'inherit',
  env: environment(),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm says nothing when it is killed: then we lose our parent, and stop.
const parent = process.env.npm_lifecycle_event ? process.ppid : undefined
setInterval(() => {
  if (parent && process.ppid !== parent) child.kill('SIGTERM')
}, 1000).unref()
child.on('exit', (code) => process.exit(code ?? 1))

function packed() {
  const files = readdirSync(join(root, 'speaker')).filter((name) =>
    /(?<!\.test|\.fixture)\.ts$/.test(name),
  )
  const parts = [
    ...files.toSorted().map((name) => join('speaker', name)),
    'tools/speaker-pack.ts',
    'package-lock.json',
  ]
  const mark = hash(parts.map((name) => readFileSync(join(root, name), 'utf8')).join('\n')).slice(
    0,
    16,
  )
  const file = join(root, 'dist/speaker', `${mark}.cjs`)
  if (existsSync(file)) return file
  const { status } = spawnSync(node, nodeArgs(['tools/speaker-pack.ts', file]), {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0)
    fail(
      'Đóng gói chương trình cụm loa không thành công.',
      'Packing the loudspeaker’s agent failed.',
    )
  return file
}
