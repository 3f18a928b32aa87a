import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** The desk goes before: what takes long in another process runs at low priority. */
export function lower({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) setPriority(pid, 10)
  } catch {
    // It has ended already; that is told by its exit.
  }
}

/** What a process holds, where the system says so; elsewhere the limit of time has to do. */
export function memoryOf({ pid }: ChildProcess): number {
  try {
    const [, resident = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return Number(resident) * 4_096
  } catch {
    return 0
  }
}
