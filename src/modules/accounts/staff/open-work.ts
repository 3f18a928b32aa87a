import type { FastifyRequest } from 'fastify'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

/** What lies with an officer: how much, how much of it at steps that these permissions do not allow, and where it is seen. */
export type OpenWork = {
  total: number
  stuck: (can: ReadonlySet<string>) => number
  href: string
}

type Ask = { unit: UnitId; staff: string; now: Temporal.Instant }

declare module 'fastify' {
  interface FastifyInstance {
    /** Told by the module that gives work to officers. */
    openWorkOf?: (q: Read, ask: Ask) => Promise<OpenWork>
  }
}

/** Nothing, where no module gives work to officers. */
export const openWork = async (
  q: Read,
  { server, who, now }: FastifyRequest,
  staff: string,
): Promise<OpenWork | undefined> => server.openWorkOf?.(q, { unit: who.unit, staff, now })
