import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const perSecond = 100

/** CPU seconds that a process has used, with those of its children that have ended. */
function used(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) / perSecond
  } catch {
    return 0
  }
}

const parentOf = (pid: string): number => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** CPU seconds of processes and their children: a server and PostgreSQL with its backends. */
export function cpuOf(pids: readonly number[]): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = all.filter((pid) => pids.includes(parentOf(pid))).map(Number)
  return [...pids, ...children].reduce((sum, pid) => sum + used(pid), 0)
}

/** The most memory that a process has had, in MB. */
export function mostMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024
}

/** Process id of the embedded PostgreSQL of a data folder. */
export const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, 'postgres/18/postmaster.pid'), 'utf8').split('\n')[0])
