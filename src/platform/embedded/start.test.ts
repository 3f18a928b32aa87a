import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { accountFor } from './account.ts'
import { binariesFor } from './binaries.ts'
import { startProgram } from './program.ts'
import { startEmbedded, type Embedded } from './start.ts'
import { temporaryFolder, until, writtenBy } from './trial.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const isRoot = process.getuid?.() === 0

const data = temporaryFolder()
const closed = temporaryFolder()
const cluster = join(data, '18')
const pidFile = join(cluster, 'postmaster.pid')
const postmaster = () => Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
const start = () => startEmbedded({ data, log: quiet })

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new Client(url)
  // A server that stops while we say goodbye is no fault of ours; a question that fails is told by its promise.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: question, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

let db: Embedded
const whileItRuns = () => {
  beforeAll(async () => {
    db = await start()
    await ask(db.url, 'create table if not exists note (text text)')
  })
  afterAll(() => db.stop())
}

describe('the server', () => {
  whileItRuns()

  test('it is PostgreSQL 18 in UTF-8 with checksums, durable, and listens to this machine only', async () => {
    const names = ['server_version_num', 'server_encoding', 'data_checksums', 'fsync']
    const shown = await Promise.all(names.map((name) => ask(db.url, `show ${name}`)))
    expect(shown.flat()).toEqual([expect.stringMatching(/^18/), 'UTF8', 'on', 'on'])
    expect(await ask(db.url, 'show synchronous_commit')).toEqual(['on'])
    expect(await ask(db.url, 'show listen_addresses')).toEqual(['127.0.0.1'])
  })

  test('it knows the capital and small letters of Vietnamese', async () => {
    expect(await ask(db.url, `select lower('ĐẶNG THỊ ƯỚC'), upper('đặng thị ước')`)).toEqual([
      'đặng thị ước',
      'ĐẶNG THỊ ƯỚC',
    ])
  })

  test('it asks everyone for the password', async () => {
    const wrong = new URL(db.url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test.skipIf(process.platform !== 'linux')('it never runs as root, and has no capability', () => {
    const status = readFileSync(`/proc/${postmaster()}/status`, 'utf8')
    expect(status).not.toMatch(/^Uid:.*\b0\b/m)
    expect(status).toMatch(/^CapEff:\s+0+$/m)
  })
})

describe('killed with SIGKILL', () => {
  whileItRuns()

  test('it comes back by itself at the same address, with all that was written', async () => {
    await ask(db.url, `insert into note values ('before the cut')`)
    const busy = ask(db.url, 'select pg_sleep(60)').catch(() => 'cut')
    process.kill(postmaster(), 'SIGKILL')
    expect(await busy).toBe('cut')
    await until(() => ask(db.url, 'select 1'), 5000)
    expect(await ask(db.url, 'select text from note')).toContain('before the cut')
  })
})

test('asked to stop while it is coming back, it stops', async () => {
  db = await start()
  const server = postmaster()
  process.kill(server, 'SIGKILL')
  await until(async () => expect(isAlive(server)).toBe(false), 5000)
  await db.stop()
  await expect(ask(db.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

describe('when it starts', () => {
  test('a pid file left by a dead process does not stop it', async () => {
    writeFileSync(pidFile, `4194303\n${cluster}\n`)
    await expect(start().then(({ stop }) => stop())).resolves.toBeUndefined()
  })

  test('a pid file whose number now belongs to another program does not stop it', async () => {
    writeFileSync(pidFile, `${process.pid}\n${cluster}\n`)
    await expect(start().then(({ stop }) => stop())).resolves.toBeUndefined()
  })

  test('a server that somebody else runs on the data is named and left alone', async () => {
    const account = accountFor(cluster)
    const site = { cluster, account, native: binariesFor(account) }
    const other = startProgram(site, 'postgres', {
      folder: cluster,
      args: ['-c', 'port=29999', '-k', ''],
    })
    const ended = new Promise((resolve) => other.once('exit', resolve))
    await until(async () => expect(readFileSync(pidFile, 'utf8')).toMatch(/ready/), 5000)
    await expect(start()).rejects.toThrow(`tiến trình PID ${other.pid} giữ`)
    expect(other.exitCode).toBeNull()
    other.kill('SIGINT')
    await ended
  })
})

describe('when its program is killed with SIGKILL', () => {
  const script = `
    const { startEmbedded } = await import('./src/platform/embedded/start.ts')
    const log = { info() {}, warn() {}, error() {} }
    const { url } = await startEmbedded({ data: ${JSON.stringify(data)}, log })
    console.log(url)
    setInterval(() => {}, 1000)`

  const program = () => spawn(process.execPath, ['--input-type=module', '-e', script])

  test('it stops too, and what was acknowledged is there at the next start', async () => {
    const first = program()
    const url = await writtenBy(first)
    await ask(url, `insert into note values ('acknowledged')`)
    const server = postmaster()
    first.kill('SIGKILL')
    await until(async () => expect(isAlive(server)).toBe(false), 5000)
    db = await start()
    expect(await ask(db.url, 'select text from note')).toContain('acknowledged')
    await db.stop()
  })

  test('a start in the same moment takes over at the same address', async () => {
    const first = program()
    const url = await writtenBy(first)
    first.kill('SIGKILL')
    db = await start()
    expect(db.url).toBe(url)
    expect(await ask(db.url, 'select count(*)::int from note')).toEqual([2])
    await db.stop()
  })
})

// Elsewhere the account that starts us also runs the server: the folder is reachable by definition.
test.skipIf(!isRoot)('as root it works below a folder that only root may enter', async () => {
  db = await startEmbedded({ data: join(closed, 'a/b'), log: quiet, purpose: 'throw-away' })
  expect(await ask(db.url, 'select 1')).toEqual([1])
  await db.stop()
})
