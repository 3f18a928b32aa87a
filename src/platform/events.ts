import type { Tx } from './db.ts'
import { newId } from './id.ts'
import { plan, planMany } from './jobs.ts'
import type { Who } from './who.ts'

/** Every event name and what it carries; each module adds its own. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Events {}

export type EventName = Extract<keyof Events, string>

/** What an event is about. */
export type Subject = { kind: string; id: string }

/** What a subscriber receives. */
export type Happening<Name extends EventName = EventName> = {
  id: string
  name: Name
  unit: number
  subject: Subject
  actor: string
  data: Events[Name]
}

const subscribed = new Set<string>()

/** Called once at start with the events that some module listens to; the others plan no job. */
export const listenTo = (names: Iterable<string>) => {
  for (const name of names) subscribed.add(name)
}

/** Where it came from, and for whom a deputy did it. */
const originOf = ({ origin, behalf }: Who): string | null =>
  origin || behalf ? JSON.stringify({ ...origin, ...(behalf && { for: behalf.staff }) }) : null

/**
 * Writes what happened, in the transaction that made it happen. This row is the audit trail, the timeline,
 * and the start of background work.
 */
export async function record<Name extends EventName>(
  tx: Tx,
  who: Who,
  name: Name,
  subject: Subject,
  data: Events[Name],
): Promise<string> {
  const id = newId<'event'>()
  const written = tx.run`
    insert into audit.event (unit_id, id, at, name, subject_kind, subject_id, actor, origin, data)
    values (${who.unit}, ${id}, coalesce(${who.at?.toString() ?? null}::timestamptz, clock_timestamp()), ${name}, ${subject.kind}, ${subject.id}, ${who.actor},
            ${originOf(who)}, ${JSON.stringify(data)})
  `
  tx.later(written)
  tx.tell(`${who.unit} ${name}`)
  if (subscribed.has(name)) {
    const happening = { id, name, unit: who.unit, subject, actor: who.actor, data }
    await plan(tx, 'event.happened', happening)
  }
  return id
}

type Entry<Name extends EventName> = { subject: Subject; data: Events[Name] }

/** Writes the same thing that happened to many subjects in one transaction, in two statements for all of them. */
export async function recordMany<Name extends EventName>(
  tx: Tx,
  who: Who,
  name: Name,
  entries: readonly Entry<Name>[],
): Promise<void> {
  if (entries.length === 0) return
  const { unit, actor } = who
  const all = entries.map(({ subject, data }) => ({ id: newId<'event'>(), subject, data }))
  const rows = JSON.stringify(
    all.map(({ id, subject, data }) => ({ id, kind: subject.kind, about: subject.id, data })),
  )
  const written = tx.run`
    insert into audit.event (unit_id, id, at, name, subject_kind, subject_id, actor, origin, data)
    select ${unit}, n.id, coalesce(${who.at?.toString() ?? null}::timestamptz, clock_timestamp()), ${name}, n.kind, n.about, ${actor},
      ${originOf(who)}, n.data
    from jsonb_to_recordset(${rows}::jsonb) as n(id uuid, kind text, about uuid, data jsonb)
  `
  tx.later(written)
  tx.tell(`${unit} ${name}`)
  if (!subscribed.has(name)) return
  const happenings = all.map((one) => ({ ...one, name, unit, actor }))
  await planMany(tx, 'event.happened', happenings)
}
