import { heldWithApproval } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { basisOn } from './basis.ts'
import { findingsOf, type Finding } from './checks.ts'
import { titleOf } from './content.ts'
import type { Content, EntryId, EntryKey, Register } from './domain.ts'
import { aboutEntry } from './events.ts'
import { followUp } from './follow.ts'
import { holdPeople } from './hold-people.ts'
import { knownOf } from './known.ts'
import { closeRecords, linkPeople } from './persons.ts'
import { registerOfProcedure } from './registers.ts'
import { holdBook, takeNumber } from './store-books.ts'
import { addEntry, addParty, entryOfDossier } from './store.ts'

export type Signer = { id: string; name: string; title: string }

export type Entering = {
  code: string
  content: Content
  signer: Signer
  /** Why each warning is set aside, by the code of its rule. */
  reasons: Readonly<Record<string, string>>
  confirmed?: readonly string[]
  now: Temporal.Instant
}

export type WhyNotEnter =
  | { kind: 'no-register' | 'not-approved' | 'book-locked' }
  | { kind: 'findings'; findings: Finding[] }

export type Entered = EntryKey & { id: EntryId; again: boolean }

/**
 * Vào sổ hộ tịch từ hồ sơ mà lãnh đạo đã đồng ý (Luật Hộ tịch 2014 Điều 16, 18, 34). One dossier makes one entry: whoever comes second
 * is led to it.
 */
export async function enterFromDossier(
  tx: Tx,
  who: Who,
  { code, content, signer, reasons, confirmed = [], now }: Entering,
): Promise<Outcome<Entered, WhyNotEnter>> {
  const { dossier, approval } = await heldWithApproval(tx, who.unit, code)
  const entered = await entryOfDossier(tx, who.unit, dossier.id)
  if (entered) return yes({ ...entered, again: true })
  const register = registerOfProcedure(dossier.procedureCode)
  if (!register) return no({ kind: 'no-register' })
  if (approval !== 'approved' && approval !== 'at-signing') return no({ kind: 'not-approved' })
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const key = { register, year: today.year }
  if ((await holdBook(tx, who.unit, key, today)).lockedAt) return no({ kind: 'book-locked' })
  await holdPeople(tx, who.unit, content)
  const findings = await findingsFor(tx, who, { register, content, today })
  const overridden = findings.map((found) => ({ ...found, reason: reasons[found.code] ?? '' }))
  if (overridden.some(({ level, reason }) => level === 'block' || reason === ''))
    return no({ kind: 'findings', findings })
  const whole = await linkPeople(tx, who, content, { today, now, confirmed })
  const { last: number, day } = await takeNumber(tx, who.unit, key, today)
  const id = await addEntry(tx, who.unit, {
    ...key,
    number,
    day,
    title: titleOf(register, whole),
    content: whole,
    basis: basisOn(register, dossier.receivedAt),
    dossier,
    signer,
    overridden: overridden.map(({ code: rule, reason }) => ({ code: rule, reason })),
    at: now,
    by: who.actor,
    byName: who.name,
  })
  for (const party of whole.parties)
    if (party.role !== 'declarant') tx.later(addParty(tx, who.unit, { entry: id }, party))
  await closeRecords(tx, who, { register, entry: id, content: whole, now })
  const made = { ...key, number, id }
  await followUp(tx, who, { ...made, day, content: whole, now })
  await record(tx, who, 'civil-status.registered', aboutEntry(id), {
    ...key,
    number,
    code: dossier.code,
    overridden: overridden.map((one) => one.code),
  })
  return yes({ ...made, again: false })
}

type Looking = { register: Register; content: Content; today: Temporal.PlainDate }

/** What the registers have against an entry; the same question before it is made and while it is made. */
export const findingsFor = async (
  q: Pick<Tx, 'many' | 'one' | 'maybe'>,
  who: Who,
  { register, content, today }: Looking,
): Promise<Finding[]> =>
  findingsOf({ register, content, today, known: await knownOf(q, who.unit, content) })
