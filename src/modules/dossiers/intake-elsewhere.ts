import type { FastifyRequest } from 'fastify'

import { isOwnForm } from '#modules/forms/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import type { Who } from '#platform/who.ts'

import type { IntakeDesk } from './intake-desk.ts'
import type { Intake } from './intake.ts'
import { authorityField } from './pages/intake-page.tsx'

type Elsewhere = { intake: Intake; to: number; now: Temporal.Instant }

declare module 'fastify' {
  interface FastifyInstance {
    /** Phi địa giới: where dossiers may be taken in for other communes of the province. */
    intakeElsewhere?: {
      authorities: (
        q: Read,
        unit: number,
        procedure: string,
      ) => Promise<{ unitId: number; name: string }[]>
      send: (tx: Tx, who: Who, sent: Elsewhere) => Promise<{ id: string; href: string }>
    }
  }
}

/** A form of our own is nobody else's: what is declared on it is settled here. */
export const authoritiesFor = async (
  { server, who }: FastifyRequest,
  q: Read,
  { procedure, definition }: IntakeDesk,
) =>
  isOwnForm(definition.code)
    ? []
    : ((await server.intakeElsewhere?.authorities(q, who.unit, procedure.code)) ?? [])

/** The other commune that settles it; undefined when it is ours. */
export const authorityOf = (filled: Filled): number | undefined => {
  const typed = (filled[authorityField] ?? '').trim()
  return typed === '' ? undefined : Number(typed)
}

export const elsewhereErrors = (filled: Filled, authorities: readonly { unitId: number }[]) =>
  authorities.some(({ unitId }) => unitId === authorityOf(filled))
    ? {}
    : { [authorityField]: 'Không nhận thay được cho nơi này. Hãy chọn lại' }
