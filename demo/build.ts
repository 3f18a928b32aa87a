import { saveReadBefore } from '#modules/notices/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { connect, type Database } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { plan } from '#platform/jobs.ts'
import type { Module } from '#platform/module.ts'

import { buildCommune } from './commune.ts'
import { nhutTao, tanTru, type CommunePlan } from './communes.ts'
import { pressFor } from './documents.ts'
import { openLedger, ownerOf } from './ledger.ts'
import { listenersOf } from './listeners.ts'
import { passwordsFor } from './officers.ts'

export type Demo = {
  ownerUrl: string
  /** Connection string of the application's role. */
  appUrl: string
  files: FileStore
  /** Who listens to what happens: everybody in the program. */
  modules: readonly Module[]
  now: Temporal.Instant
  /** Seals what only the program may open. */
  sessionKey: string
  /** Passwords of the accounts that were made on an earlier start. */
  passwords: Readonly<Record<string, string>>
  /** Keeps the passwords before the first account has one of them. */
  keepPasswords: (passwords: Record<string, string>) => void
  say: (text: string) => void
  /** Where the keys of the test authority lie, and the address that stands in its certificates. */
  keysFolder: string
  publicUrl: string
  plans?: readonly CommunePlan[]
}

/**
 * Builds the demonstration where there is nobody yet, through the same actions as the pages use. A build that was
 * stopped goes on at the next start; where all is there, this costs one question. Says whether it built anything.
 */
export async function buildDemo(demo: Demo): Promise<boolean> {
  const owner = await ownerOf(demo.ownerUrl)
  try {
    const plans = demo.plans ?? [tanTru, nhutTao]
    const first = plans[0]?.unit ?? 1
    if (await isBuilt(owner, first)) return false
    await owner.lock()
    if (await isBuilt(owner, first)) return false
    if (!(await owner.isBegun())) await owner.begin()
    await build(demo, plans)
    await owner.finish()
    return true
  } finally {
    await owner.close()
  }
}

/** Whether there is nobody yet, or a build was stopped. */
export async function needsDemo(ownerUrl: string): Promise<boolean> {
  const owner = await ownerOf(ownerUrl)
  try {
    return !(await isBuilt(owner, tanTru.unit))
  } finally {
    await owner.close()
  }
}

type Owner = Awaited<ReturnType<typeof ownerOf>>

const isBuilt = async (owner: Owner, unit: number) =>
  !(await owner.isBegun()) && (await owner.hasStaff(unit))

async function build(demo: Demo, plans: readonly CommunePlan[]) {
  const { files, keepPasswords, sessionKey } = demo
  const begun = performance.now()
  const say = (vi: string, en: string) => demo.say(`${vi} (${en})`)
  say('Đang dựng xã trình diễn, mất khoảng một phút', 'building the demo, about a minute')
  const passwords = passwordsFor(plans, demo.passwords)
  keepPasswords(passwords)
  const database = hasty(demo.appUrl)
  try {
    await addOtherUnits(demo, plans)
    const units = plans.map(({ unit }) => unit)
    const { tell, heard } = listenersOf({ ...demo, database, units })
    const ledger = await openLedger({ database, reader: plans[0]?.unit ?? 1, tell })
    if (ledger.steps() > 0) for (const unit of units) await tell(unit)
    const kept = await ledger.once('now', { unit: 1 }, async () => demo.now.toString())
    const now = Temporal.Instant.from(kept)
    const press = pressFor(files)
    const { keysFolder, publicUrl } = demo
    const office = { demo: true, files, keysFolder, publicUrl, sessionKey, now: () => now }
    const building = { database, press, ledger, say, passwords, sessionKey, now, office }
    for (const [n, commune] of plans.entries()) await buildCommune(commune, building, n === 0)
    await heard()
    await ledger.once('hourly', { unit: 1 }, (tx) => plan(tx, 'dossiers.draft-extensions', {}))
    for (const unit of units)
      await ledger.once(`${unit}/read`, { unit }, (tx) => saveReadBefore(tx, unit, lately(now)))
  } finally {
    await database.close()
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  say(`Đã dựng xong xã trình diễn trong ${seconds} giây`, `demo built in ${seconds} s`)
}

/** What came in after this was not read yet. */
const lately = (now: Temporal.Instant) => now.subtract({ hours: 3 * 24 })

/** Commits without waiting for the disk: only the end of the build has to be durable, and it waits for all before it. */
function hasty(url: string): Database {
  const database = connect(url, { max: 4, application: 'xaso-demo' })
  database.pool.on('connect', (client) => void client.query('set synchronous_commit = off'))
  return database
}

async function addOtherUnits({ ownerUrl }: Demo, plans: readonly CommunePlan[]) {
  const owner = connect(ownerUrl, { max: 1, application: 'xaso-demo' })
  try {
    for (const { unit: id, code, hosts } of plans.slice(1))
      await addUnit(owner, { id, code, isDefault: false, hosts })
  } finally {
    await owner.close()
  }
}
