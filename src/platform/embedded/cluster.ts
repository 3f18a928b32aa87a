import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { z } from 'zod'

import { CannotStart } from './cannot-start.ts'
import { ending, startProgram, type Site } from './program.ts'
import type { Purpose } from './settings.ts'

export const owner = 'xaso'

/** Where the server listens and the owner's password; the file is readable by us alone. */
const Access = z.object({ port: z.int(), password: z.string().min(20) })
export type Access = z.output<typeof Access>

const accessFile = (data: string) => join(data, 'access.json')

function readAccess(data: string): Access | undefined {
  if (!existsSync(accessFile(data))) return undefined
  return Access.parse(JSON.parse(readFileSync(accessFile(data), 'utf8')))
}

export const urlOf = ({ port, password }: Access, database = owner) =>
  `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`

function writeAccess(data: string, access: Access) {
  const fresh = `${accessFile(data)}.new`
  writeFileSync(fresh, JSON.stringify(access), { mode: 0o600, flush: true })
  renameSync(fresh, accessFile(data))
}

/** The access file of the cluster, made at first, and with another port if its own is taken. */
export async function accessTo(data: string): Promise<Access> {
  const known = readAccess(data)
  if (known && (await isFree(known.port))) return known
  const password = known?.password ?? randomBytes(24).toString('base64url')
  const access = { password, port: await freePort() }
  writeAccess(data, access)
  return access
}

// Below the range of outgoing connections, so that the port stays ours while the server restarts.
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** Makes the cluster once. It gets its name only when it is complete, so a cut leaves no half of one. */
export async function ensureCluster(site: Site, password: string, purpose: Purpose) {
  const { cluster, account } = site
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const fresh = `${cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (account) chownSync(fresh, account.uid, account.gid)
  await initdb(site, fresh, password, purpose)
  renameSync(fresh, cluster)
}

async function initdb(site: Site, folder: string, password: string, purpose: Purpose) {
  const secretFile = `${folder}.secret`
  writeFileSync(secretFile, password, { mode: 0o600 })
  if (site.account) chownSync(secretFile, site.account.uid, site.account.gid)
  const args = [
    `--username=${owner}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(purpose === 'throw-away' ? ['--no-sync'] : []),
  ]
  const { code, said } = await ending(startProgram(site, 'initdb', { folder, args, secretFile }))
  rmSync(secretFile)
  if (code !== 0)
    throw new CannotStart(`Không tạo được cơ sở dữ liệu: ${said}`, 'initdb failed, see above.')
}
