import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { serverFile } from '../../tools/bundle.mjs'
import type { FloorPlan } from '../floor.ts'

const root = join(import.meta.dirname, '../..')
const loader = join(root, 'tools/loader.mjs')
/** As tools/start.mjs gives it; the floor gets the same. */
const memory = ['--max-semi-space-size=16', '--max-old-space-size=512']

export type Running = { pid: number; port: number; stop: () => Promise<void> }

/** The real program, as `npm start` runs it, on a database that is there already. */
export async function startProgram(
  environment: Record<string, string>,
  port: number,
): Promise<Running> {
  const child = start(serverFile(), { ...environment, PORT: String(port), XASO_LOG: 'warn' })
  for (let tries = 0; tries < 3_000; tries += 1) {
    const well = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (well) return running(child, port)
    if (child.exitCode !== null) break
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The program did not start')
}

export async function startFloor(plan: FloorPlan): Promise<Running> {
  const child = start(join(root, 'bench/floor.ts'), {})
  child.send(plan)
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The floor did not start')))
  await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return running(child, plan.port)
}

const start = (script: string, environment: Record<string, string>) =>
  fork(script, [], {
    cwd: root,
    execArgv: ['--import', loader, ...memory],
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const running = (child: ChildProcess, port: number): Running => ({
  pid: child.pid ?? 0,
  port,
  stop: async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  },
})
