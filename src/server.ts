import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { runStandIns, startLink } from '#modules/clusters/module.ts'
import { speakThrough } from '#modules/speech/index.ts'
import { anchorsIn } from '#platform/anchors.ts'
import type { Config } from '#platform/config.ts'
import { connect, type Database } from '#platform/db.ts'
import { listenTo } from '#platform/events.ts'
import { fileStore } from '#platform/files.ts'
import type { App } from '#platform/http.ts'
import { startAlone } from '#platform/installation.ts'
import { cannotListen } from '#platform/listening.ts'
import { appUrl } from '#platform/migrate.ts'
import { fetchPublic } from '#platform/public-network.ts'
import { sealKeys } from '#platform/seal.ts'
import { keepSealing } from '#platform/sealer.ts'
import { fingerprintOf, readSecrets, type Secrets } from '#platform/secrets.ts'
import { startWorker } from '#platform/worker.ts'
import type { World } from '#platform/world.ts'

import { needsDemo } from '../demo/build.ts'
import { createApp } from './app.ts'
import type { DemoPlan } from './demonstrate.ts'
import { modules } from './modules.ts'
import { demoUnit, prepareDatabase } from './prepare.ts'
import { fetchStandIns } from './stand-ins/axis/fetch.ts'

export type Serving = { app: App; address: string; stop: () => Promise<void> }

/** The pack that this program was made into (tools/bundle.ts); run from its sources it is none. */
declare const PACK: string | undefined
const pack = typeof PACK === 'undefined' ? undefined : PACK

type Serve = { config: Config; secrets: Secrets; ownerUrl: string }

/** Brings the schema up to date, then serves requests and works off jobs until it is stopped. */
export async function serve({ config, secrets, ownerUrl }: Serve): Promise<Serving> {
  speakThrough(config.speechEngine)
  await prepared({ config, secrets, ownerUrl })
  const database = connect(config.appUrl ?? appUrl(ownerUrl, secrets.database), { max: 12 })
  const owner = connect(ownerUrl, { max: 2, application: 'xaso-system' })
  listenTo(modules.flatMap(({ on = {} }) => Object.keys(on)))
  const keys = sealKeys(secrets.sealKey)
  const world = { ...worldOf(config, secrets, database), checkSeal: keys.verify }
  const app = await createApp(world)
  // The line to the devices is open before the doors are: who enrols is told of it, and who finds us serving finds us whole.
  const linking = startLink(app, config.mqtt)
  const outside = config.demo ? fetchStandIns(app) : fetch
  const worker = await startWorker({
    ...world,
    owner: ownerUrl,
    modules,
    log: app.log,
    units: app.unitIds,
    fetch: outside,
    fetchPublic: fetchPublic(),
  })
  const sealing = keepSealing(owner.everything, keys, app.log, anchorsIn(config.data))
  // Every event is told once it is committed.
  database.onTell(sealing.wake)
  const link = await linking
  const place = { host: config.host, port: config.port }
  const address = await app.listen(place).catch((error: unknown) => {
    throw cannotListen(place, error)
  })
  const endStandIns = config.demo ? runStandIns(app) : undefined
  const parts = { app, worker, sealing, link, databases: [database, owner] }
  return {
    app,
    address,
    stop: () => {
      endStandIns?.()
      return stop(parts)
    },
  }
}

/** Schema and demonstration, by one process of the installation at a time. */
async function prepared({ config, secrets, ownerUrl }: Serve) {
  // Roles of somebody else's server may have changed since; the embedded one is ours alone.
  const known = config.ownerUrl ? undefined : pack
  const start = { owner: ownerUrl, secrets: fingerprintOf(secrets), pack: known }
  await startAlone(start, async (isPrepared) => {
    const appPassword = config.appUrl ? undefined : secrets.database
    if (!isPrepared) await prepareDatabase({ owner: ownerUrl, appPassword })
    if (config.demo) await demonstrate({ config, secrets, ownerUrl })
  })
}

/** Before the doors open; the process that builds it is gone when they do. */
async function demonstrate({ config, secrets, ownerUrl }: Serve) {
  if (await needsDemo(ownerUrl)) {
    const program = join(import.meta.dirname, 'demonstrate.ts')
    const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const plan: DemoPlan = { config, ownerUrl }
    child.send(plan)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error('The demonstration could not be built')
  }
  // Another process may have built it while this one waited.
  secrets.demo = readSecrets(config.secretsFile).demo
}

const filesOf = ({ filesFolder, diskReserve }: Config) => fileStore(filesFolder, diskReserve)

const worldOf = (
  config: Config,
  secrets: Secrets,
  database: Database,
): Omit<World, 'checkSeal'> => ({
  database,
  files: filesOf(config),
  now: () => Temporal.Now.instant(),
  publicUrl: config.publicUrl,
  demo: config.demo,
  uploadBytes: config.uploadBytes,
  trustProxy: config.trustProxy,
  log: config.log,
  sessionKey: secrets.session,
  keysFolder: config.keysFolder,
  releasesFolder: config.releasesFolder,
  defaultUnit: demoUnit,
  ...(config.citizenPortal && { citizenPortal: config.citizenPortal }),
})

type Parts = {
  app: App
  worker: { stop: () => Promise<void> }
  sealing: { stop: () => Promise<void> }
  link: { stop: () => Promise<void> }
  databases: Database[]
}

/** Finishes what has begun, for ten seconds at most, and starts nothing new. */
async function stop({ app, worker, sealing, link, databases }: Parts) {
  const late = new Promise<void>((done) => setTimeout(done, 10_000).unref())
  const ends = [app.close(), worker.stop(), sealing.stop(), link.stop()]
  await Promise.race([Promise.all(ends), late])
  await Promise.race([Promise.all(databases.map((database) => database.close())), late])
}
