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

/**
 * An officer opens something that shows a person's data: written down once an hour for each officer and
 * person, for the person concerned to read. Others than staff see only what is their own, and leave no line.
 */
export async function noteOpening(
  tx: Tx,
  who: Who,
  person: PersonId,
  { reason, now }: Looking,
): Promise<void> {
  if (who.kind !== 'staff') return
  if ((await insertOpening(tx, who, person, { kind: 'opened', reason, now })) === 0) return
  await record(tx, who, 'person.opened', { kind: 'person', id: person }, { by: who.name, reason })
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

type NewOpening = Looking & { kind: 'opened' | 'id-revealed' }

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
  kind: z.enum(['opened', 'id-revealed']),
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
