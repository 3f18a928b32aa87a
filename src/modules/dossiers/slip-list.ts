import { z } from 'zod'

import { slipKinds } from '#modules/papers/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Sql } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { kindOfEvent, printedEvents } from './slip-kinds.ts'

/** A paper of a dossier: issued, or an event that can be put on paper. */
export const SlipLine = z.object({
  /** Of the slip, or of the event while there is none. */
  id: z.string(),
  kind: z.enum(slipKinds).nullable(),
  number: z.number().nullable(),
  part: z.number().nullable(),
  at: instant,
  by: z.string(),
  /** Null when issued. */
  event: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).nullable(),
})
export type SlipLine = z.output<typeof SlipLine>

/** As one column: every paper of a dossier and every event that is not on paper yet, oldest first. */
export const slipLines = (unit: UnitId, id: string): Sql => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'number', number, 'part', part, 'at', at, 'by', by,
     'event', event, 'data', data) order by at, id)
   from (
     select id, kind, number, part, issued_at as at, issued_by as by, null as event, null::jsonb as data
     from dossiers.slip where unit_id = ${unit} and dossier_id = ${id}
     union all
     select id, null, null, null, at, actor, name, data from audit.event e
     where unit_id = ${unit} and subject_id = ${id} and name = any(${printedEvents}::text[])
       and not exists (select from dossiers.slip s where s.unit_id = ${unit} and s.dossier_id = ${id} and s.event_id = e.id)
   ) line), '[]')
`

/** The papers that are there, and those that can be made; an event that is not put on paper is left out. */
export function sortedSlips(lines: readonly SlipLine[]) {
  const issued = lines.flatMap((line) => (line.kind ? [{ ...line, kind: line.kind }] : []))
  const possible = lines.flatMap((line) => {
    const kind = line.event && kindOfEvent({ name: line.event, data: line.data ?? {} })
    return kind ? [{ ...line, kind }] : []
  })
  return { issued, possible }
}
