import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

const modules = join(root, 'node_modules')

/** Runs a program of node_modules under this Node; with `aloud` it shows what it says as it says it. */
export function program(script: string, args: readonly string[], aloud?: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(modules, script), ...args], {
    cwd: root,
    // A log is read by people and machines: no colours in it.
    env: { ...process.env, ...(!process.stdout.isTTY && { NO_COLOR: '1' }), ...aloud },
    stdio: aloud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<{ ok: boolean; said: string }>((resolve) => {
    child.once('error', (error) => resolve({ ok: false, said: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, said }))
  })
  return { ended, child }
}

export type Check = { name: string; script: string; args: readonly string[] }

const ours = ['src', 'speaker', 'test', 'tools', 'demo', 'bench', 'vitest.config.ts']

export const lint: Check = {
  name: 'oxlint',
  script: 'oxlint/bin/oxlint',
  args: ['--quiet', ...ours],
}
export const types: Check = { name: 'tsc', script: 'typescript/bin/tsc', args: ['-p', '.'] }
export const format: Check = {
  name: 'oxfmt',
  script: 'oxfmt/bin/oxfmt',
  args: ['--check', ...ours],
}
export const unused: Check = { name: 'knip', script: 'knip/bin/knip.js', args: ['--no-progress'] }

/** Runs the checks side by side, prints one line for each, and says how many failed. */
export async function runChecks(checks: readonly Check[]): Promise<number> {
  const results = await Promise.all(checks.map(runCheck))
  return results.filter((ok) => !ok).length
}

async function runCheck({ name, script, args }: Check): Promise<boolean> {
  const begun = performance.now()
  const { ok, said } = await program(script, args).ended
  if (!ok) console.log(said.trim())
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(begun)})`)
  return ok
}

export const seconds = (begun: number) => `${((performance.now() - begun) / 1000).toFixed(1)} s`
