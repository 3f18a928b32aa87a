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

/**
 * A real PostgreSQL 18 in a folder of ours. It restarts by itself on the same port when it dies, and
 * stops when this process does. The caller holds the folder (see hold.ts) from before until after.
 */
export async function startEmbedded({
  data,
  log,
  purpose = 'keep',
}: {
  data: string
  log: Log
  purpose?: Purpose
}): Promise<Embedded> {
  const folder = resolve(data)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const cluster = join(folder, '18')
  const account = accountFor(cluster)
  const site: Site = { cluster, account, native: binariesFor(account) }
  await clearLeftovers(cluster)
  const access = await accessTo(folder)
  await ensureCluster(site, access.password, purpose)
  const start = { ...site, access, purpose }
  const keeper = keepRunning(start, await startPostmaster(site, access, purpose), log)
  await ensureDatabase(access)
  return { url: urlOf(access), stop: keeper.stop }
}

function keepRunning({ access, purpose, ...site }: Start, first: Postmaster, log: Log) {
  let running: Postmaster | undefined = first
  const stopping = new AbortController()
  const kept = (async () => {
    while (running) {
      const { code, signal } = await running.ended
      if (stopping.signal.aborted) return
      log.warn(`PostgreSQL ended (${signal ?? code}), starting it again`)
      running = await again()
    }
  })()

  async function again(): Promise<Postmaster | undefined> {
    for (let pause = 100; !stopping.signal.aborted; pause = Math.min(pause * 2, 5000)) {
      try {
        await clearLeftovers(site.cluster)
        const next = await startPostmaster(site, access, purpose)
        log.info('PostgreSQL answers again')
        return next
      } catch (error) {
        log.error(String(error))
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
    return undefined
  }

  async function stop() {
    stopping.abort()
    await running?.stop()
    await kept
  }
  return { stop }
}

async function ensureDatabase(access: Access) {
  const client = new Client(urlOf(access, 'postgres'))
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [owner])
    if (found.rowCount === 0) await client.query(`create database ${owner}`)
  } finally {
    await client.end()
  }
}
