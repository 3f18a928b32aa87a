import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll } from 'vitest'

import { mintToken } from '#modules/accounts/index.ts'
import { connect, type Database } from '#platform/db.ts'
import { readSecrets } from '#platform/secrets.ts'

import { serverFile } from '../../tools/bundle.mjs'

const root = join(import.meta.dirname, '../..')

export const unit = 1

/** Times are measured and told; on a busy machine only the patient limit fails, unless XASO_STRICT is set. */
export const within = (strict: number, patient: number) =>
  process.env['XASO_STRICT'] ? strict : patient

/** The real program on a data folder of its own, started as `npm start` starts it. */
export type Program = {
  readonly pid: number
  readonly url: string
  readonly data: string
  /** From the start of the process until it answered, in ms. */
  readonly readyMs: number
  readonly said: () => string
  /** From now on nobody reads what it writes. */
  stopReading: () => void
  kill: () => Promise<void>
  stop: () => Promise<void>
}

type Starting = { data: string; port: number; environment?: Record<string, string> }

const running = new Set<ChildProcess>()

/** A data folder and a port that are free, and removed at the end of the file with all that runs on them. */
export async function ground(): Promise<Starting> {
  const data = mkdtempSync(join(tmpdir(), 'xaso-fault-'))
  afterAll(async () => {
    for (const child of running) await end(child, 'SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })
  return { data, port: await freePort() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

export async function startProgram({ data, port, environment }: Starting): Promise<Program> {
  const begun = performance.now()
  let said = ''
  const child = fork(serverFile(), [], {
    cwd: root,
    execArgv: ['--import', join(root, 'tools/loader.mjs')],
    env: {
      ...process.env,
      XASO_DATA: data,
      XASO_DEMO: '0',
      XASO_LOG: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)))
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - begun > 120_000)
      throw new Error(`The program did not start: ${said}`)
    await sleep(20)
  }
  return {
    ...{ pid: child.pid ?? 0, url, data },
    readyMs: Math.round(performance.now() - begun),
    said: () => said,
    stopReading() {
      child.stdout?.destroy()
      child.stderr?.destroy()
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** The owner's connection to the database of a program that runs. */
export function ownerOf({ data }: Pick<Program, 'data'>): Database {
  const { owner } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as {
    owner: string
  }
  return connect(owner, { max: 4, application: 'fault' })
}

export const sessionKeyOf = ({ data }: Pick<Program, 'data'>) =>
  readSecrets(join(data, 'secrets.json')).session

/** A token of scope `dossiers`, as `npm run token` mints it. */
export async function tokenFor(owner: Database): Promise<string> {
  const minted = await mintToken(owner.as({ unit }), {
    account: 'fault',
    scope: 'dossiers',
    unit,
    register: true,
  })
  if (!minted.ok) throw new Error(minted.why)
  return minted.value
}
