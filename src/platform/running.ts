import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

const Running = z.object({ pid: z.number(), address: z.string(), owner: z.string() })

/** What the tools need to know of the program that runs on a data folder. */
export type Running = z.output<typeof Running>

const fileOf = (data: string) => join(data, 'running.json')

/** Left by the program while it serves; readable by its owner only, because it holds the database's password. */
export function sayRunning(data: string, running: Running): () => void {
  writeFileSync(fileOf(data), JSON.stringify(running), { mode: 0o600 })
  return () => rmSync(fileOf(data), { force: true })
}

/** The program that runs on this data folder, or undefined when none does. */
export function whoRuns(data: string): Running | undefined {
  if (!existsSync(fileOf(data))) return undefined
  const running = Running.parse(JSON.parse(readFileSync(fileOf(data), 'utf8')))
  return isAlive(running.pid) ? running : undefined
}

/** A program that was killed leaves its note behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
