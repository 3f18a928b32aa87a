import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

import type { Account } from './account.ts'

/** One cluster, where its programs are, and who runs them. */
export type Site = {
  cluster: string
  native: string
  account: Account | undefined
}

type Run = { folder: string; args: readonly string[]; secretFile?: string }

/**
 * Starts one of PostgreSQL's programs on the folder. Under another account it gets the folder as an
 * open descriptor instead of a path, so that it needs no right on the folders above (a clone below
 * /root works, and ours stay closed to everyone else). A secret, for initdb, goes the same way.
 */
export function startProgram(
  { native, account }: Site,
  program: 'initdb' | 'postgres',
  { folder, args, secretFile }: Run,
): ChildProcess {
  const door = descriptors(account, [folder, secretFile])
  const [data = '', secret] = door.paths
  try {
    return spawn(
      join(native, 'bin', program),
      ['-D', data, ...(secret ? [`--pwfile=${secret}`] : []), ...args],
      {
        ...account,
        cwd: '/',
        // Not in our terminal's group: Ctrl-C is for us, and we stop it when the last request is done.
        detached: true,
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', 'ignore', 'pipe', ...door.open],
      },
    )
  } finally {
    for (const file of door.open) closeSync(file)
  }
}

function descriptors(account: Account | undefined, wanted: readonly (string | undefined)[]) {
  const files = wanted.filter((file) => file !== undefined)
  if (!account || process.platform !== 'linux') return { open: [], paths: files }
  const open = files.map((file) => openSync(file, 'r'))
  return { open, paths: open.map((_, n) => `/proc/self/fd/${n + 3}`) }
}

export type Ending = { code: number | null; signal: NodeJS.Signals | null; said: string }

/** How the program ended, with the last that it said on its error output. */
export function ending(child: ChildProcess): Promise<Ending> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ code: null, signal: null, said: message }))
    child.once('exit', (code, signal) => resolve({ code, signal, said }))
  })
}
