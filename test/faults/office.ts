import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, vi } from 'vitest'

import { addAiring, changeHabits, soundEmergency } from '#modules/broadcasts/index.ts'
import {
  approveBulletin,
  bulletinById,
  submitBulletin,
  withdrawBulletin,
  writeBulletin,
} from '#modules/bulletins/index.ts'
import { writeCode } from '#modules/clusters/devices/actions.ts'
import { addCluster, clusterByCode, planKey } from '#modules/clusters/index.ts'
import { ownUnit } from '#modules/units/index.ts'
import { listenTo } from '#platform/events.ts'
import { tidingsOf } from '#platform/tidings.ts'
import { officerWho } from '#test/town.ts'

import { modules } from '../../src/modules.ts'
import { horn } from './horns.ts'
import { ownerOf, sessionKeyOf, unit, type Program } from './program.ts'

// What we do in this process starts the program's work, as when the program itself does it.
listenTo(modules.flatMap(({ on }) => Object.keys(on ?? {})))

const writer = officerWho({ name: 'Võ Thị Soạn' })
const leader = officerWho({ name: 'Lê Văn Duyệt' })
const everywhere = [{ kind: 'all' as const }]
const now = () => Temporal.Now.instant()
const today = () => now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()

/** What is done at the office, by the real actions in the database of a program that runs. */
export function office(program: Program) {
  const owner = ownerOf(program)
  // Another process of the installation: its words travel through the database.
  tidingsOf(owner)
  const db = owner.as({ unit })
  const key = () => planKey(db, sessionKeyOf(program))
  return {
    db,
    close: () => owner.close(),

    /** A cluster, and its loudspeaker that enrols itself. */
    async horn(code: string) {
      const bare = { hamletId: null, at: null, horns: 2, sim: null, note: null, volumes: [] }
      const draft = { name: `Cụm ${code}`, ...bare }
      await db.tx((tx) => addCluster(tx, writer, draft, { code, today: today(), now: now() }))
      const { id } = (await db.read((q) => clusterByCode(q, code)))!
      const written = taken(await db.tx((tx) => writeCode(tx, writer, id, { now: now() })))
      const folder = join(program.data, 'horns', code)
      mkdirSync(folder, { recursive: true })
      return { cluster: id, ...horn({ server: program.url, code: written, folder }) }
    },

    /** Written, spoken by the worker, and approved by somebody else. */
    async bulletin(title: string, text: string, priority: 'normal' | 'emergency' = 'normal') {
      const draft = { ...ordinary, title, text, priority }
      const id = taken(await db.tx((tx) => writeBulletin(tx, writer, draft, { now: now() })))
      const bulletin = async () => (await db.read((q) => bulletinById(q, id)))!
      await vi.waitFor(async () => {
        const { sound, soundWhy } = await bulletin()
        expect({ sound, soundWhy }).toEqual({ sound: 'ready', soundWhy: null })
      }, 90_000)
      await db.tx((tx) => submitBulletin(tx, writer, id))
      const reason = priority === 'emergency' ? 'Lũ lên nhanh' : null
      const told = { version: 1, reason, now: now(), key: await key() }
      taken(await db.tx((tx) => approveBulletin(tx, leader, id, told)))
      return bulletin()
    },

    async air(bulletin: string, times: string[]) {
      const dates = { from: today(), to: today().add({ days: 1 }) }
      const week = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'also' as const }
      const when = { slots: [], times, ...dates, ...week, rank: 100, note: null }
      const draft = { bulletin, targets: everywhere, ...when }
      taken(await db.tx((tx) => addAiring(tx, writer, draft, { now: now(), anyway: true })))
    },

    async quiet(from: string, to: string) {
      const habits = { quiet: [{ from, to }], mostMinutes: 30, citation: 'Quyết định 1' }
      await db.tx(async (tx) => changeHabits(tx, leader, (await ownUnit(tx)).id, habits))
    },

    async emergency(bulletin: string) {
      const sounding = { bulletin, targets: everywhere, times: 1, pauseSeconds: 0 }
      const told = { now: now(), key: await key() }
      taken(await db.tx((tx) => soundEmergency(tx, leader, sounding, told)))
    },

    withdraw: (id: string) =>
      db.tx((tx) => withdrawBulletin(tx, leader, id, { reason: 'Sai ngày', now: now() })),
  }
}

const ordinary = {
  genre: 'notice',
  language: 'vi',
  kind: 'speech',
  voice: 'south',
  speed: 150,
  uploadId: null,
  relayUrl: null,
  plannedSeconds: null,
  parts: [],
  expiresOn: null,
} as const

function taken<T>(outcome: { ok: true; value: T } | { ok: false; why: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.why))
  return outcome.value
}
