import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { CannotStart } from './cannot-start.ts'
import { urlOf, type Access } from './cluster.ts'
import { markOf } from './leftovers.ts'
import { ending, startProgram, type Ending, type Site } from './program.ts'
import { settings, type Purpose } from './settings.ts'

/** A PostgreSQL server: when it first answers, when it has ended, and how to end it at any time. */
export type Postmaster = {
  ready: Promise<void>
  ended: Promise<Ending>
  stop: () => Promise<void>
}

/** Starts the server on a cluster that nobody else works on (see leftovers.ts). */
export function startPostmaster(site: Site, access: Access, purpose: Purpose): Postmaster {
  const args = asArgs({
    ...settings(purpose),
    port: String(access.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: markOf(site.cluster),
  })
  const child = startProgram(site, 'postgres', { folder: site.cluster, args })
  const ended = ending(child)
  const guard = guardOf(child, site)
  void ended.then(() => guard.kill('SIGKILL'))
  const stopNow = () => stop(child, ended)
  return { ready: untilAnswers(access, ended, stopNow), ended, stop: stopNow }
}

const asArgs = (values: Record<string, string>) =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/**
 * Stops the server when we die without stopping it: the kernel then closes our end of the pipe, the
 * shell's `read` returns, and PostgreSQL shuts down cleanly instead of keeping the data.
 */
function guardOf({ pid }: ChildProcess, { account }: Site): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -INT "$1"', 'xaso-guard', String(pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  return guard
}

async function untilAnswers(access: Access, ended: Promise<Ending>, giveUp: () => Promise<void>) {
  let end: Ending | undefined
  void ended.then((value) => (end = value))
  for (;;) {
    if (end) throw failed(end)
    const refusal = await knock(access)
    if (refusal === undefined) return
    // Starting up or recovering after a crash takes as long as it takes; anything else is a fault.
    if (!patient.has(refusal)) {
      await giveUp()
      throw refused(refusal)
    }
    await sleep(30)
  }
}

const patient = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03'])

async function knock(access: Access): Promise<string | undefined> {
  const client = new Client(urlOf(access, 'postgres'))
  // A server that stops meanwhile is told by the promises; the connection's own word of it is no fault.
  client.on('error', () => {})
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return codeOf(error)
  } finally {
    await client.end().catch(() => {})
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'ECONNRESET'

async function stop(child: ChildProcess, ended: Promise<Ending>) {
  child.kill('SIGINT')
  const slow = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  const stuck = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(slow)
  clearTimeout(stuck)
}

const failed = ({ code, signal, said }: Ending) =>
  new CannotStart(
    `PostgreSQL không khởi động được (${signal ?? code}): ${said}`,
    'PostgreSQL did not start; see above and the log folder inside the cluster.',
  )

const refused = (code: string) =>
  new CannotStart(
    `PostgreSQL đã chạy nhưng không nhận kết nối (mã ${code}).`,
    `PostgreSQL runs but refuses us (code ${code}).`,
  )
