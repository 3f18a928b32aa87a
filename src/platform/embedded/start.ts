import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { accountFor } from './account.ts'
import { binariesFor } from './binaries.ts'
import { accessTo, ensureCluster, owner, urlOf, type Access } from './cluster.ts'
import { clearLeftovers } from './leftovers.ts'
import { startPostmaster, type Postmaster } from './postmaster.ts'
import type { Site } from './program.ts'
import type { Purpose } from './settings.ts'

/** Where the embedded server tells what happens to it; Fastify's logger fits. */
export type Log = Record<'info' | 'warn' | 'error', (message: string) => void>

/** A running embedded server: the owner's address, and how to end it. */
export type Embedded = { url: string; stop: () => Promise<void> }

type Start = Site & { access: Access; purpose: Purpose }

type Where = { data: string; log: Log; purpose?: Purpose }

/**
 * A real PostgreSQL 18 in a folder of ours. It restarts by itself on the same port when it dies, and
 * stops when this process does. The caller holds the folder (see hold.ts) from before until after.
 */
export async function startEmbedded(where: Where): Promise<Embedded> {
  const { running } = await beginEmbedded(where)
  return running
}

/** The same as soon as the server works by itself: it may still be recovering while the caller does something else. */
export async function beginEmbedded({
  data,
  log,
  purpose = 'keep',
}: Where): Promise<{ running: Promise<Embedded> }> {
  const folder = resolve(data)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const cluster = join(folder, '18')
  const account = accountFor(cluster)
  const site: Site = { cluster, account, native: binariesFor(account) }
  await clearLeftovers(cluster)
  const access = await accessTo(folder)
  await ensureCluster(site, access.password, purpose)
  const first = startPostmaster(site, access, purpose)
  const running = (async () => {
    await first.ready
    const stop = keepRunning({ ...site, access, purpose }, first, log)
    await ensureDatabase(access)
    return { url: urlOf(access), stop }
  })()
  // Whoever awaits it hears of a failure; until then it fails quietly.
  running.catch(() => {})
  return { running }
}

/** Starts the server again whenever it ends, at growing intervals if it will not start; returns the stop. */
function keepRunning({ access, purpose, ...site }: Start, first: Postmaster, log: Log) {
  const stopping = new AbortController()
  let running = first

  async function restart(pause: number): Promise<boolean> {
    try {
      await sleep(pause, undefined, { signal: stopping.signal })
      await clearLeftovers(site.cluster)
      stopping.signal.throwIfAborted()
      running = startPostmaster(site, access, purpose)
      await running.ready
      log.info('PostgreSQL answers again')
      return true
    } catch (error) {
      if (!stopping.signal.aborted) log.error(String(error))
      return false
    }
  }

  const kept = (async () => {
    let pause = 0
    for (;;) {
      const { code, signal } = await running.ended
      if (stopping.signal.aborted) return
      log.warn(`PostgreSQL ended (${signal ?? code}), starting it again`)
      pause = (await restart(pause)) ? 0 : Math.min(pause * 2 + 100, 5000)
    }
  })()

  return async () => {
    stopping.abort()
    await running.stop()
    await kept
  }
}

async function ensureDatabase(access: Access) {
  const client = new Client(urlOf(access, 'postgres'))
  // A server that stops meanwhile is told by the promises; the connection's own word of it is no fault.
  client.on('error', () => {})
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [owner])
    if (found.rowCount === 0) await client.query(`create database ${owner}`)
  } finally {
    await client.end()
  }
}
