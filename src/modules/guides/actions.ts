import { procedureByCode } from '#modules/procedures/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { checkGuide, type Fault } from './domain.ts'
import { addEntry, entriesOf, lockGuides, type Entry, type NewEntry } from './store.ts'

export type NotSet = Fault | 'changed-meanwhile' | 'unknown-procedure'

/** A stable id for the audit trail: the digits of the code in a custom (version 8) UUID. */
const subjectOf = (procedure: string) => ({
  kind: 'guide',
  id: `00000000-0000-8000-8002-${procedure.replace(/\D/g, '').padStart(12, '0')}`,
})

/** How many versions a procedure has: what an administrator saw when they began to edit. */
export const seenOf = (entries: readonly Entry[], procedure: string): number =>
  entries.filter((entry) => entry.procedure === procedure).length

/** Đặt câu hỏi điều kiện: a next version from its first day on; the earlier ones stay to be read. */
export async function setGuide(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  { seen, ...entry }: NewEntry & { seen: number },
): Promise<Outcome<undefined, NotSet> & { at?: string }> {
  const { procedure, effectiveFrom, citation, content } = entry
  const checked = checkGuide(content)
  if (!checked.ok) return checked
  await lockGuides(tx, who.unit)
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  if (!(await procedureByCode(tx, procedure, today))) return no('unknown-procedure')
  if (seenOf(await entriesOf(tx, who.unit), procedure) !== seen) return no('changed-meanwhile')
  await addEntry(tx, who, now, entry)
  await record(tx, who, 'guide.set', subjectOf(procedure), {
    procedure,
    effectiveFrom: effectiveFrom.toString(),
    questions: content.questions.length,
    citation,
  })
  return yes(undefined)
}
