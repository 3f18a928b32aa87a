import type { FastifyRequest } from 'fastify'

import type { Db } from './db.ts'
import type { EventName, Happening } from './events.ts'
import type { FileKeeper } from './file-doors.ts'
import type { FileStore } from './files.ts'
import type { App } from './http.ts'
import type { UnitId, Who } from './who.ts'

/** What a job or subscriber works with: the database as one unit sees it, the stored files, and the time. */
export type JobContext = {
  now: () => Temporal.Instant
  db: (unit: UnitId) => Db
  who: (unit: UnitId) => Who
  units: () => Promise<UnitId[]>
  files: FileStore
  log: { info(detail: object, message: string): void; warn(detail: object, message: string): void }
  /** Asks an outside system. In a demonstration its stand-in answers without the network. */
  fetch: Fetch
  /** Asks an address that somebody typed: on the public network alone, following nothing. */
  fetchPublic: Fetch
  /** Opens what was sealed with the installation's secret. */
  sessionKey: string
  /** Made-up data and stand-ins are in use. */
  demo: boolean
  keysFolder: string
  publicUrl: string
}

export type Fetch = (address: string, init: RequestInit) => Promise<Response>

// A handler's payload is checked by the handler itself: what was planned is JSON by then.
export type JobHandler = (context: JobContext, payload: unknown) => Promise<void>

export type NavItem = {
  href: string
  vi: string
  en: string
  /** Shown to those who hold this permission. */
  permission: string
  /** `citizen` stands at the head of the public pages, `foot` at their foot. */
  group: 'work' | 'people' | 'admin' | 'citizen' | 'foot'
  /** Open work behind the entry. Asked on every page, so it must be remembered for a while; undefined when unknown. */
  count?: (req: FastifyRequest) => Promise<number | undefined>
}

/** An event by its name → what the trail calls it, in Vietnamese and English. */
export type EventWords = { readonly [Name in EventName]?: readonly [vi: string, en: string] }

/** One capability of the product; its `module.ts` is what to read first. */
export type Module = {
  name: string
  uses: readonly string[]
  /** `noun.verb` → what it lets an officer do, in Vietnamese. */
  permissions: Record<string, string>
  eventWords?: EventWords
  routes?: (app: App) => void
  api?: (app: App) => void
  /** Kinds of owners of stored files → who may open such a file, and how a look is written down. */
  files?: Record<string, FileKeeper>
  jobs?: Record<string, JobHandler>
  /** Of these jobs those that may take minutes: one at a time in a process, and nothing else waits for them. */
  slow?: readonly string[]
  /** Jobs at fixed times: crontab line (UTC) → job name. */
  cron?: Record<string, string>
  on?: { [Name in EventName]?: (context: JobContext, happening: Happening<Name>) => Promise<void> }
  nav?: readonly NavItem[]
}
