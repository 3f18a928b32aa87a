import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { PersonId } from './domain.ts'
import { personById } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'person.opened': { by: string; reason: string }
    'person.id-revealed': { by: string; reason: string }
  }
}

type Looking = { reason: string; now: Temporal.Instant }
type Opened = Looking & {
  /** A stored paper of the person: each look is written down. */
  kind?: 'paper' | undefined
}

/**
 * An officer opens something that shows a person's data: written down once an hour for each officer and
 * person, for the person concerned to read. Others than staff see only what is their own, and leave no line.
 */
export async function noteOpening(
  tx: Tx,
  who: Who,
  person: PersonId,
  { reason, now, kind: what }: Opened,
): Promise<void> {
  if (who.kind !== 'staff') return
  const kind = what === 'paper' ? 'paper-opened' : 'opened'
  if ((await insertOpening(tx, who, person, { kind, reason, now })) === 0) return
  await record(tx, who, 'person.opened', { kind: 'person', id: person }, { by: who.name, reason })
}

/** The same line for a look that is written down already, as an event of what was opened. */
export function addOpening(tx: Tx, who: Who, person: PersonId, looking: Looking): void {
  if (who.kind === 'staff') tx.later(insertOpening(tx, who, person, { kind: 'opened', ...looking }))
}

export const revealReasons = ['compare-card', 'fill-form', 'correct', 'request', 'other'] as const
export type RevealReason = (typeof revealReasons)[number]

export const revealReasonNames: Record<RevealReason, readonly [vi: string, en: string]> = {
  'compare-card': ['Đối chiếu giấy tờ tại quầy', 'Compare with papers at the counter'],
  'fill-form': ['Ghi vào văn bản, sổ, giấy tờ', 'Write it into a document or register'],
  correct: ['Kiểm tra, sửa sai dữ liệu', 'Check or correct the record'],
  request: ['Theo yêu cầu của cơ quan có thẩm quyền', 'Asked for by a competent authority'],
  other: ['Lý do khác', 'Another reason'],
}

/** Shows an identity number whole, once, and writes down who asked and why. */
export async function revealIdNumber(
  tx: Tx,
  who: Who,
  personId: string,
  { reason, now }: Looking,
): Promise<string | null> {
  const { id, idNumber } = found(await personById(tx, personId), 'người này')
  await insertOpening(tx, who, id, { kind: 'id-revealed', reason, now })
  await record(tx, who, 'person.id-revealed', { kind: 'person', id }, { by: who.name, reason })
  return idNumber
}

const openingKinds = ['opened', 'id-revealed', 'paper-opened'] as const
type NewOpening = Looking & { kind: (typeof openingKinds)[number] }

const insertOpening = (
  tx: Tx,
  who: Who,
  person: PersonId,
  { kind, reason, now }: NewOpening,
) => tx.run`
  insert into people.opening (unit_id, id, person_id, kind, at, by, by_name, by_title, reason)
  values (${who.unit}, ${newId()}, ${person}, ${kind}, ${now.toString()}, ${who.actor}, ${who.name},
          ${titleOf(who)}, ${reason})
  on conflict do nothing
`

/** Position of the officer, when the session carries it. */
const titleOf = (who: Who & { title?: string }): string | null => who.title ?? null

const Row = z.object({
  kind: z.enum(openingKinds),
  at: instant,
  byName: z.string(),
  byTitle: z.string().nullable(),
  reason: z.string(),
})
export type Opening = z.output<typeof Row>

/** Who opened this person's record, the newest first. A citizen gets an answer for the own record only. */
export const openingsOf = (q: Read, person: string, limit = 100): Promise<Opening[]> =>
  q.many(Row)`
    select kind, at, by_name, by_title, reason from people.opening
    where person_id = ${person} or person_id in (select id from people.person where merged_into = ${person})
    order by at desc, id desc limit ${limit}
  `

const Known = z.object({ known: z.boolean() })

/** Whether this officer has opened this person's record not long ago, by whatever door; the person can read it. */
export async function hasOpened(
  q: Read,
  who: Who,
  person: string,
  since: Temporal.Instant,
): Promise<boolean> {
  const { known } = await q.one(Known)`
    select exists (
      select from people.opening
      where unit_id = ${who.unit} and person_id = ${person} and by = ${who.actor} and kind = 'opened'
        and at >= ${since.toString()}) as known
  `
  return known
}
