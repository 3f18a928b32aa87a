import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Database } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import type { Module } from '#platform/module.ts'
import { system, type UnitId } from '#platform/who.ts'
import { contextOf, deliver } from '#platform/worker.ts'

type Listening = {
  database: Database
  files: FileStore
  modules: readonly Module[]
  units: readonly UnitId[]
  now: Temporal.Instant
  publicUrl: string
}

/** What happens in the story is told to whoever listens, in the order in which it happened, while the story goes on. */
export type Listeners = {
  /** Left out the transaction: all that ever happened, for a build that was cut off. Hearing twice tells nobody twice. */
  tell: (unit: UnitId, transaction?: string) => Promise<void>
  /** Waits until everything was heard. */
  heard: () => Promise<void>
}

const Event = z.object({
  id: z.string(),
  name: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  actor: z.string(),
  data: z.unknown(),
  at: instant,
})

/** The program's own listeners: they do here what they do in earnest, without the queue of jobs in between. */
export function listenersOf({
  database,
  files,
  modules,
  units,
  now,
  publicUrl,
}: Listening): Listeners {
  const names = modules.flatMap(({ on = {} }) => Object.keys(on))
  const log = { info() {}, warn() {}, error() {} }
  const context = contextOf({
    database,
    files,
    units: async () => [...units],
    now: () => now,
    log,
    // Nobody outside is asked while the story is made up, and nothing sealed is opened.
    fetch: () => Promise.reject(new Error('the demonstration asks nobody outside')),
    fetchPublic: () => Promise.reject(new Error('the demonstration asks nobody outside')),
    sessionKey: '',
    demo: true,
    keysFolder: '',
    publicUrl,
  })

  async function hear(unit: UnitId, transaction?: string) {
    const which = transaction ? sql`tx = ${transaction}::xid8` : sql`true`
    const events = await database.as({ unit }).read(
      (q) => q.many(Event)`
        select id, name, subject_kind, subject_id, actor, data, at from audit.event
        where ${which} and name = any(${names}) order by id
      `,
    )
    // Whoever listens does so at once: what comes of an event stands at its moment.
    for (const { subjectKind: kind, subjectId: id, at, ...event } of events) {
      const then = { ...context, now: () => at, who: (of: UnitId) => ({ ...system(of), at }) }
      await deliver(modules, then, { ...event, unit, subject: { kind, id } })
    }
  }

  let last: Promise<void> = Promise.resolve()
  let failure: unknown
  return {
    tell: (unit, transaction) => {
      last = last
        .then(() => hear(unit, transaction))
        .catch((error: unknown) => {
          failure ??= error
        })
      return last
    },
    heard: async () => {
      await last
      if (failure !== undefined) throw failure
    },
  }
}
