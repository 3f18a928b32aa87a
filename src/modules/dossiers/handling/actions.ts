import { procedureByCode } from '#modules/procedures/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import type { Handling } from './domain.ts'
import { addEntry, handlingEntries, lockHandling, type NewEntry } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'handling.set': {
      procedure: string
      by: string
      from: string
      citation: string
      allowed: Handling
    }
  }
}

export type NotSet = 'changed-meanwhile' | 'unknown-procedure'

/** A stable id for the audit trail: the digits of the code in a custom (version 8) UUID. */
export const subjectOf = (procedure: string) => ({
  kind: 'handling',
  id: `00000000-0000-8000-8001-${procedure.replace(/\D/g, '').padStart(12, '0')}`,
})

/** How many entries a procedure has: what an administrator saw when they began to edit. */
export const seenOf = (entries: readonly { procedure: string }[], procedure: string): number =>
  entries.filter((entry) => entry.procedure === procedure).length

/** Đặt quy định xử lý: holds for dossiers that come in from its day on; those that are in keep theirs. */
export async function setHandling(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  { seen, ...entry }: NewEntry & { seen: number },
): Promise<Outcome<undefined, NotSet>> {
  const { procedure, effectiveFrom, citation, allowed } = entry
  await lockHandling(tx, who.unit)
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  if (procedure !== '' && !(await procedureByCode(tx, procedure, today)))
    return no('unknown-procedure')
  if (seenOf(await handlingEntries(tx, who.unit), procedure) !== seen)
    return no('changed-meanwhile')
  await addEntry(tx, who, now, entry)
  await record(tx, who, 'handling.set', subjectOf(procedure), {
    procedure,
    by: who.name,
    from: effectiveFrom.toString(),
    citation,
    allowed,
  })
  return yes(undefined)
}
