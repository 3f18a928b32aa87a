import { timeZone } from '#platform/clock/time.ts'
import { sql, type Read } from '#platform/db.ts'

import type { Bulletin, BulletinId, Genre, Priority, SpokenIn } from './domain.ts'
import { isListed } from './relays/hosts.ts'
import { relayHosts } from './relays/store.ts'
import { bulletinsWhere } from './store.ts'

/** A bulletin that may be heard: approved, signed, not withdrawn. */
export type Airable = {
  id: BulletinId
  title: string
  priority: Priority
  language: string
  /** Of several languages in one bulletin each, in order; see `secondsByLanguage`. */
  spokenIn?: readonly SpokenIn[]
  genre: Genre
  seconds: number
  source:
    | { kind: 'file'; fileId: string; sha256: string; bytes: number; seconds: number }
    | { kind: 'relay'; url: string; seconds: number }
    | { kind: 'live'; seconds: number }
  approval: { by: string; at: string; signature: string }
  expiresOn: Temporal.PlainDate | null
  text: string | null
  /** Of a playlist: what it plays, in order. */
  parts?: Airable[]
}

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate()

/** Nobody has heard beforehand what will be said live: such an approval holds until the end of the next day, if nothing else was said. */
export const lastDay = ({
  expiresOn,
  source,
  approval,
}: Pick<Airable, 'expiresOn' | 'source' | 'approval'>): Temporal.PlainDate | null =>
  expiresOn ??
  (source.kind === 'live' ? dayOf(Temporal.Instant.from(approval.at)).add({ days: 1 }) : null)

/** Whether its last day is over. */
export function isOver(
  one: Pick<Airable, 'expiresOn' | 'source' | 'approval'>,
  now: Temporal.Instant,
): boolean {
  const last = lastDay(one)
  return last !== null && Temporal.PlainDate.compare(last, dayOf(now)) < 0
}

/** Approved ones, also those past their last day when they are asked for by id; without ids the newest 500. */
export async function airables(q: Read, ids?: readonly string[]): Promise<Airable[]> {
  const named = ids === undefined ? sql`true` : sql`id = any(${[...ids]}::uuid[])`
  const rows = await bulletinsWhere(q, sql`state = 'approved' and ${named}`, ids?.length)
  const wanted = [...new Set(rows.flatMap(({ parts }) => parts))]
  const parts =
    wanted.length === 0
      ? []
      : await bulletinsWhere(
          q, // An emergency sounds in quiet hours: it is never a part of something that is scheduled.
          sql`state = 'approved' and priority <> 'emergency' and id = any(${wanted}::uuid[])`,
          wanted.length,
        )
  const all = [...rows, ...parts]
  const hosts = all.some(({ kind }) => kind === 'relay') ? await relayHosts(q) : []
  const listed = hosts.map(({ host }) => host)
  const heard = (one: Bulletin) => (isHeard(one, listed) ? airableOf(one) : undefined)
  const known = new Map<string, Bulletin>(parts.map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    if (row.kind !== 'list') return heard(row) ?? []
    const made = row.parts.flatMap((id) => {
      const part = known.get(id)
      return part && part.kind !== 'list' ? (heard(part) ?? []) : []
    })
    return made.length === 0 ? [] : listOf(row, made)
  })
}

/** A station that was taken off the list since is not relayed any more. */
const isHeard = ({ kind, relayUrl }: Bulletin, listed: readonly string[]): boolean =>
  kind !== 'relay' || (relayUrl !== null && isListed(relayUrl, listed))

const approvalOf = ({ approvedBy, approvedAt, approvalSignature }: Bulletin) => ({
  by: approvedBy ?? '',
  at: approvedAt ?? '',
  signature: approvalSignature ?? '',
})

const common = (one: Bulletin) => ({
  id: one.id,
  title: one.title,
  priority: one.priority,
  language: one.language,
  spokenIn: one.spokenIn,
  genre: one.genre,
  approval: approvalOf(one),
  expiresOn: one.expiresOn,
  text: one.text,
})

function airableOf(one: Bulletin): Airable | undefined {
  const seconds = one.seconds ?? one.plannedSeconds ?? 0
  if (one.kind === 'relay' && one.relayUrl !== null)
    return { ...common(one), seconds, source: { kind: 'relay', url: one.relayUrl, seconds } }
  if (one.kind === 'live') return { ...common(one), seconds, source: { kind: 'live', seconds } }
  const { fileId, sha256, bytes } = one
  if (fileId === null || sha256 === null || bytes === null) return undefined
  return { ...common(one), seconds, source: { kind: 'file', fileId, sha256, bytes, seconds } }
}

function listOf(one: Bulletin, parts: Airable[]): Airable {
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0)
  return { ...common(one), seconds, source: parts[0]!.source, parts }
}
