import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

import { CannotStart } from './embedded/cannot-start.ts'

export type Migration = { name: string; text: string }

const root = join(import.meta.dirname, '../..')

/** Every migration in the order it is applied: the platform's, then each module's in the order of the list. */
export function migrationsOf(modules: readonly { name: string }[]): Migration[] {
  const folders = ['src/platform', ...modules.map(({ name }) => `src/modules/${name}`)]
  return folders.flatMap((folder) =>
    globSync(`${folder}/migrations/*.sql`, { cwd: root })
      .toSorted()
      .map((file) => ({
        name: `${basename(dirname(dirname(file)))}/${basename(file, '.sql')}`,
        text: readFileSync(join(root, file), 'utf8'),
      })),
  )
}

export type MigrateOptions = {
  /** Connection string of the owner: may create schemas, and the role `xaso_app` when it is missing. */
  owner: string
  /** Absent when an administrator keeps the role and its password (`APP_DATABASE_URL`). */
  appPassword: string | undefined
  migrations: readonly Migration[]
}

const lockKey = 4_203_177

/**
 * Brings the schema up to date. Several processes may start at once: one migrates, the others wait for it.
 * Each migration is one transaction that gives up after 2 s rather than block a running system behind a lock.
 * Returns the names of the migrations that it applied.
 */
export async function migrate({
  owner,
  appPassword,
  migrations,
}: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: owner, application_name: 'xaso-migrate' })
  // A server that stops meanwhile is told by the promises; the connection's own word of it is no fault.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await ensureRole(client)
    if (appPassword !== undefined) await setPassword(client, owner, appPassword)
    await runMigrations({ connectionString: owner, logger: quiet })
    return await applyMissing(client, migrations)
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]) {
  await client.query(
    'create table if not exists public.migration (name text primary key, at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string }>('select name from public.migration')
  const done = new Set(rows.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !done.has(name))
  for (const { name, text } of missing) await apply(client, name, text)
  return missing.map(({ name }) => name)
}

async function apply(client: pg.Client, name: string, text: string) {
  await client.query("begin; set local lock_timeout = '2s'")
  try {
    await client.query(text)
    await client.query('insert into public.migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function ensureRole(client: pg.Client) {
  const { rowCount } = await client.query("select from pg_roles where rolname = 'xaso_app'")
  // Roles belong to the whole server: two databases may be set up at the same instant.
  if (!rowCount)
    await client
      .query(`create role xaso_app login nosuperuser nocreatedb nocreaterole noinherit nobypassrls`)
      .catch((error: { code?: string }) => {
        if (error.code !== '42710' && error.code !== '23505') throw error
      })
}

/** The role is the whole server's: where the password is right already nothing is touched, and nobody is locked out. */
async function setPassword(client: pg.Client, owner: string, password: string) {
  if (await opens(appUrl(owner, password))) return
  const { rowCount } = await client.query(
    "select from pg_stat_activity where usename = 'xaso_app' and pid <> pg_backend_pid() limit 1",
  )
  if (rowCount) throw roleInUse()
  await client.query(`alter role xaso_app with password ${client.escapeLiteral(password)}`)
}

const roleInUse = () =>
  new CannotStart(
    'Máy chủ PostgreSQL này đang phục vụ một cài đặt khác bằng vai trò xaso_app với mật khẩu khác. Hãy dùng chung tệp khóa bằng XASO_SECRETS, hoặc đặt APP_DATABASE_URL.',
    'This PostgreSQL server serves another installation through the role xaso_app with another password. Share its secrets by XASO_SECRETS, or set APP_DATABASE_URL.',
  )

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'xaso-start' })
  client.on('error', () => {})
  return client.connect().then(
    async () => {
      await client.end()
      return true
    },
    () => false,
  )
}

/** The same server and database as `owner`, as the application role. */
export function appUrl(owner: string, password: string): string {
  const url = new URL(owner)
  url.username = 'xaso_app'
  url.password = password
  return url.toString()
}

const quiet = new Logger(() => () => {})
