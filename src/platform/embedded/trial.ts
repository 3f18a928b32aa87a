import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll } from 'vitest'

/** A folder of mode 700 for one test file, gone when the file is done; ask for it outside the tests. */
export function temporaryFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'xaso-trial-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Tries until it succeeds; the last refusal is the test's. */
export async function until<Result>(work: () => Promise<Result>, within: number): Promise<Result> {
  const last = performance.now() + within
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (performance.now() > last) throw error
      await sleep(50)
    }
  }
}

/** The first line that a program writes. */
export const writtenBy = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
