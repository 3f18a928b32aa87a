import { z } from 'zod'

import { readDate } from '#modules/forms/index.ts'
import { parseIdNumber } from '#modules/people/index.ts'
import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import type { UnitId } from '#platform/who.ts'

import { kindsBeside, lineColumns, LineRow, linesWhere, type Line } from './store.ts'

/** One person of an entry who was looked for, with the line of the entry. */
export type Hit = { key: string; name: string; role: string; line: Line }
export type Found = { hits: Hit[]; next: string | null }
type Search = { text: string; after?: string | undefined; limit: number }

/**
 * Tìm trong sổ: a number with its year (12/2026), a personal number, a day of registration, or a name from either end, with or without
 * diacritics (decision 0004).
 */
export async function findEntries(q: Read, unit: UnitId, search: Search): Promise<Found> {
  const text = search.text.trim()
  const numbered = /^0*(\d{1,7})\/(\d{4})$/.exec(text)
  if (numbered) return plain(await byNumber(q, unit, Number(numbered[1]), Number(numbered[2])))
  const idNumber = /^\d[\d .]{7,}$/.test(text) ? parseIdNumber(text) : undefined
  if (idNumber?.ok)
    return scan(q, unit, {
      ...search,
      by: sql`id_number = ${idNumber.value}`,
      key: sql`id_number`,
      end: 'number',
    })
  const date = readDate(text)
  if (date?.precise) return byDay(q, unit, date.first, search)
  if (/\d/.test(text) || fold(text) === '') return { hits: [], next: null }
  return byName(q, unit, { ...search, text: fold(text) })
}

const byNumber = (q: Read, unit: UnitId, number: number, year: number) =>
  linesWhere(
    q,
    sql`e.unit_id = ${unit} and e.year = ${year} and e.number = ${number} order by e.register`,
  )

const hitOf = (line: Line): Hit => ({ key: line.id, name: line.title, role: '', line })
const plain = (lines: Line[]): Found => ({ hits: lines.map(hitOf), next: null })

async function byDay(
  q: Read,
  unit: UnitId,
  day: Temporal.PlainDate,
  { after, limit }: Search,
): Promise<Found> {
  const from = readCursor(after)?.id ?? '00000000-0000-0000-0000-000000000000'
  const lines = await linesWhere(
    q,
    sql`e.unit_id = ${unit} and e.day = ${day.toString()}::date and e.id > ${from}::uuid order by e.id limit ${limit + 1}`,
  )
  const shown = lines.slice(0, limit)
  const last = lines.length > limit ? shown.at(-1) : undefined
  return {
    hits: shown.map(hitOf),
    next: last ? writeCursor({ end: 'day', key: '', id: last.id }) : null,
  }
}

type End = 'front' | 'back' | 'number' | 'day'
const CursorShape = z.object({
  end: z.enum(['front', 'back', 'number', 'day']),
  key: z.string().max(300),
  id: z.uuid(),
})
type Cursor = z.output<typeof CursorShape>

/** First those whose name begins as asked, then those whose name ends so. */
async function byName(q: Read, unit: UnitId, search: Search): Promise<Found> {
  const { text, limit } = search
  const from = readCursor(search.after)
  const begins = sql`full_name_folded >= ${text} and full_name_folded < ${beyond(text)}`
  const front =
    from?.end === 'back'
      ? { hits: [], next: null }
      : await scan(q, unit, { ...search, by: begins, key: sql`full_name_folded`, end: 'front' })
  if (front.next !== null) return front
  const reversed = text.split(' ').toReversed().join(' ')
  const ends = sql`name_reversed_folded >= ${reversed} and name_reversed_folded < ${beyond(reversed)} and not (${begins})`
  const left = limit - front.hits.length
  const back = await scan(q, unit, {
    text,
    limit: Math.max(1, left),
    after: from?.end === 'back' ? search.after : undefined,
    by: ends,
    key: sql`name_reversed_folded`,
    end: 'back',
  })
  // A full page of the first kind: the second kind begins on the next one.
  if (left === 0 && back.hits.length > 0) return { hits: front.hits, next: firstOfBack }
  return { hits: [...front.hits, ...back.hits], next: back.next }
}

const beyond = (begin: string) => `${begin}\u{10ffff}`

const HitRow = LineRow.extend({
  key: z.string(),
  hitId: z.string(),
  role: z.string(),
  fullName: z.string(),
})

type Scan = Search & { by: Sql; key: Sql; end: End }

/** Some people of the registers along one index, each with the line of the entry. */
async function scan(q: Read, unit: UnitId, { by, key, end, after, limit }: Scan): Promise<Found> {
  const from = readCursor(after)
  const conditions = [sql`unit_id = ${unit}`, by]
  if (from?.end === end) conditions.push(sql`(${key}, id) > (${from.key}, ${from.id}::uuid)`)
  const rows = await q.many(HitRow)`
    select h.key, h.hit_id, h.role, h.full_name, ${lineColumns}
    from (
      select ${key} as key, id as hit_id, entry_id, role, full_name from civil_status.party
      where ${allOf(conditions)} order by ${key}, id limit ${limit + 1}
    ) h
    join civil_status.entry e on e.unit_id = ${unit} and e.id = h.entry_id ${kindsBeside}
    order by h.key, h.hit_id
  `
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    hits: shown.map((row) => ({ key: row.hitId, name: row.fullName, role: row.role, line: row })),
    next: last ? writeCursor({ end, key: last.key, id: last.hitId }) : null,
  }
}

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')
const firstOfBack = writeCursor({
  end: 'back',
  key: '',
  id: '00000000-0000-0000-0000-000000000000',
})

/** A cursor that we did not write begins the list anew. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined
  try {
    return CursorShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}
