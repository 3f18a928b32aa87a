import { z } from 'zod'

import { sql, type Read, type Sql } from '#platform/db.ts'
import { badCursor } from '#platform/problem.ts'

import { genres, kinds, priorities, states, type Bulletin } from './domain.ts'
import { languages } from './languages.ts'
import { isTold, standings, type Standings } from './standing.ts'
import { bulletinsWhere } from './store.ts'

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values).optional().catch(undefined)

/** What the list is narrowed by, as it stands in the address; what is not known is not asked for. */
export const ListQuery = z.object({
  /** Kho lưu: withdrawn, or past its last day. */
  archive: z.literal('yes').optional().catch(undefined),
  words: z.string().trim().max(100).optional().catch(undefined),
  state: oneOf([...states, ...standings]),
  priority: oneOf(priorities),
  kind: oneOf(kinds),
  genre: oneOf(genres),
  language: oneOf(languages.map(({ code }) => code)),
  cursor: z.string().max(200).optional(),
})
export type ListQuery = z.output<typeof ListQuery>

const Cursor = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** The place in the list after which a page begins. */
export const cursorOf = ({ writtenAt, id }: Bulletin): string =>
  Buffer.from(`${writtenAt.toString()}_${id}`).toString('base64url')

function after(cursor: string): Sql {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('_')
  const read = Cursor.safeParse({ at, id })
  if (!read.success) throw badCursor()
  return sql`(written_at, id) < (${read.data.at}::timestamptz, ${read.data.id}::uuid)`
}

type Around = {
  today: Temporal.PlainDate
  now: Temporal.Instant
  known: Standings
  limit: number
}

/** Newest first, page by page; words are found in title and text, with or without their marks. */
export function bulletinPage(
  q: Read,
  { archive, words, state, priority, kind, genre, language, cursor }: ListQuery,
  { today, now, known, limit }: Around,
): Promise<Bulletin[]> {
  const isOver = sql`(state = 'withdrawn' or expires_on < ${today.toString()}::date)`
  const conditions = [
    archive ? isOver : sql`${isOver} is not true`,
    words &&
      sql`position(platform.fold(${words}) in platform.fold(title || ' ' || coalesce(text, ''))) > 0`,
    state && isTold(state, known, now),
    priority && sql`priority = ${priority}`,
    kind && sql`kind = ${kind}`,
    genre && sql`genre = ${genre}`,
    language &&
      sql`(language = ${language} or spoken_in @> ${JSON.stringify([{ language }])}::jsonb)`,
    cursor !== undefined && after(cursor),
  ]
  const all = conditions.reduce<Sql>((sum, one) => (one ? sql`${sum} and ${one}` : sum), sql`true`)
  return bulletinsWhere(q, all, limit)
}
