import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { serverFile } from '../../tools/bundle.mjs'

const root = join(import.meta.dirname, '../..')

/** Building the demonstration takes a minute, on a busy machine several. */
const patience = 420_000

/** The real program with its demonstration, on a data folder of its own. */
export type Program = { url: string; data: string; stop: () => Promise<void> }

export async function startDemo(): Promise<Program> {
  const data = mkdtempSync(join(tmpdir(), 'xaso-journeys-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let said = ''
  const child = fork(serverFile(), [], {
    cwd: root,
    execArgv: ['--import', join(root, 'tools/loader.mjs')],
    env: environmentFor(data, port),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)))
  const begun = performance.now()
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - begun > patience) {
      await end(child)
      throw new Error(`The program did not start: ${said}`)
    }
    await sleep(100)
  }
  const stop = async () => {
    await end(child)
    rmSync(data, { recursive: true, force: true })
  }
  return { url, data, stop }
}

/** Only what the program's readers may set, and not what belongs to the tests' own database. */
const environmentFor = (data: string, port: number) => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  TMPDIR: tmpdir(),
  XASO_DATA: data,
  XASO_DEMO: '1',
  XASO_LOG: 'warn',
  HOST: '127.0.0.1',
  PORT: String(port),
})

async function freePort(): Promise<number> {
  const server: Server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
