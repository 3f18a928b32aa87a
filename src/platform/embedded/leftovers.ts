import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { CannotStart } from './cannot-start.ts'

/** The name by which our servers on this folder are known in the process list, and no others. */
export const markOf = (cluster: string) =>
  `xaso-${createHash('sha256')
    .update(join(realpathSync(dirname(cluster)), basename(cluster)))
    .digest('hex')
    .slice(0, 12)}`

/**
 * Clears what an earlier run left on the cluster; call it only while holding the data folder.
 * A server of ours that lost its program is stopped; one that somebody else runs is respected; a pid
 * file whose process is gone, or has become something else, is removed.
 */
export async function clearLeftovers(cluster: string) {
  const mark = markOf(cluster)
  const pid = pidIn(cluster)
  if (pid !== undefined && commandOf(pid).includes(mark)) await stopOrphan(pid)
  else if (pid !== undefined && worksOn(pid, cluster)) throw foreign(cluster, pid)
  await endStragglers(mark)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function pidIn(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function worksOn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return commandOf(pid).includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

async function stopOrphan(pid: number) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!send(pid, signal)) return
    if (await gone(pid, 5000)) return
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

async function gone(pid: number, within: number): Promise<boolean> {
  for (let waited = 0; waited < within; waited += 20) {
    if (commandOf(pid) === '') return true
    await sleep(20)
  }
  return false
}

/** Server processes outlive a killed postmaster for a moment, a busy one for longer: not beside a new one. */
async function endStragglers(mark: string) {
  for (let waited = 0; ; waited += 50) {
    const pids = serverProcesses(mark)
    if (pids.length === 0) return
    if (waited >= 500) for (const pid of pids) send(pid, 'SIGKILL')
    await sleep(50)
  }
}

// Elsewhere PostgreSQL itself refuses to start beside them, and we try again.
const serverProcesses = (mark: string) =>
  process.platform === 'linux'
    ? readdirSync('/proc')
        .filter((entry) => /^\d+$/.test(entry))
        .map(Number)
        .filter((pid) => commandOf(pid).includes(mark))
    : []

const foreign = (cluster: string, pid: number) =>
  new CannotStart(
    `Thư mục dữ liệu ${cluster} đang được tiến trình PID ${pid} giữ (một máy chủ PostgreSQL khác).`,
    `The data folder ${cluster} is held by process ${pid} (another PostgreSQL server).`,
  )
