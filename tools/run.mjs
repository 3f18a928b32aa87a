// Runs a script of ours under Node 26 as if it were this process: signals, end and exit code.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { environment, root } from './prepare.mjs'

const loader = pathToFileURL(join(root, 'tools/loader.mjs')).href

export const nodeArgs = (args) => ['--import', loader, ...args]

export function run(node, args) {
  const child = spawn(node, nodeArgs(args), {
    cwd: root,
    env: environment(),
    // The channel tells the child when we are gone, however we died (see loader.mjs).
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** npm passes signals on, but says nothing when it is killed: then we lose our parent, and stop. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000).unref()
}
