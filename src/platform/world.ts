import type { FastifyRequest } from 'fastify'

import type { Database } from './db.ts'
import type { FileStore } from './files.ts'
import type { SealKeys } from './seal.ts'
import type { UnitId, Who } from './who.ts'

/** What the program is given at its edge; the tests give their own. */
export type World = {
  database: Database
  files: FileStore
  now: () => Temporal.Instant
  /** Public address without a slash at the end. */
  publicUrl: string
  /** Made-up data and stand-ins are in use, and every page says so. */
  demo: boolean
  uploadBytes: number
  trustProxy: boolean
  log: string
  /** Key for signed cookies and short-lived links. */
  sessionKey: string
  /** Keys that sign papers in a demonstration; readable by the owner of the program only. */
  keysFolder: string
  /** Whether a seal of the audit trail was made by this installation. */
  checkSeal: SealKeys['verify']
  /** Who sends this request. The tests may name the visitor; otherwise sessions and tokens decide. */
  identify?: (req: FastifyRequest) => Promise<Who>
  /** The identity portal that citizens sign in with; without one, a demonstration uses its stand-in. */
  citizenPortal?: { issuer: string; clientId: string; clientSecret: string }
  /** Where releases of the loudspeakers' agent lie, when there are some. */
  releasesFolder?: string
  /** Where devices find the message broker, when there is one. */
  mqtt?: MqttFace
  /** The unit that visitors without a session see when no host name decides. */
  defaultUnit: UnitId
}

/** What a device is told about the broker at its enrolment. */
export type MqttFace = {
  url: string
  /** The PEM of the authority by which it knows the broker, when the world's own do not. */
  ca?: string
  /** Makes the broker know a new device; ours asks the database itself. */
  provision?: (newcomer: { unit: UnitId; device: string; secret: string }) => Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    world: World
    /** Every unit of this installation. */
    unitIds: () => Promise<UnitId[]>
  }
}
