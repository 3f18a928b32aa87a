import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { no, yes, type Outcome } from './outcome.ts'
import type { Who } from './who.ts'

/** Who edits, and when. */
export type Doer = { who: Who; now: Temporal.Instant; today: Temporal.PlainDate }

export const doerOf = ({ who, now, today }: FastifyRequest): Doer => ({ who, now, today })

/** The version of the draft that a page was opened on; without one nothing is saved. */
export const seenVersion = z.coerce.number({ error: 'Mở lại trang rồi gửi lại' }).int().min(1)

/** One line that must be filled in. */
export const line = (most: number, missing: string) =>
  z.string({ error: missing }).min(1, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`)

type Drafted<Row extends { draft: unknown }> = Row & { draft: NonNullable<Row['draft']> }

/** A locked row whose draft may be changed: it is there, and nobody saved since the page was opened. */
export function openDraft<Row extends { draft: unknown; version: number }>(
  row: Row,
  seen: number,
): Outcome<Drafted<Row>, 'nothing-drafted' | 'changed-meanwhile'> {
  if (!isDrafted(row)) return no('nothing-drafted')
  return row.version === seen ? yes(row) : no('changed-meanwhile')
}

const isDrafted = <Row extends { draft: unknown }>(row: Row): row is Drafted<Row> =>
  row.draft !== null && row.draft !== undefined
