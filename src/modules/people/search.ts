import { z } from 'zod'

import type { Read, Sql } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { allOf, sql } from '#platform/sql.ts'

import { briefOf, type Person, type PersonBrief, type PersonDraft } from './domain.ts'
import { likeness, type Likeness } from './likeness.ts'
import { parseIdNumber, parsePhone } from './parse.ts'
import { peopleWhere, PersonRow, personColumns } from './store.ts'

export type PeopleSearch = {
  /** A name from either end ("Nguyễn Văn", "minh", "van minh"), an identity number, or a telephone number. */
  text?: string | undefined
  hamlet?: string | undefined
  limit?: number
  /** Cursor of the page before. */
  after?: string | undefined
}

export type PeoplePage = { people: PersonBrief[]; next: string | null }

/**
 * People of the unit. First those whose name begins as asked, then those whose name ends so; without a text,
 * all in the order of the names they are called by.
 */
export async function findPeople(q: Read, search: PeopleSearch): Promise<PeoplePage> {
  const { text = '', limit = 50 } = search
  if (/\d/.test(text)) return byNumber(q, text)
  const start = readCursor(search.after)
  const asked = { wanted: fold(text), hamlet: search.hamlet }
  const inFront = start?.end === 'back' || asked.wanted === ''
  const front = inFront
    ? []
    : await scanEnd(q, { ...asked, end: 'front', from: start, limit: limit + 1 })
  const left = limit + 1 - front.length
  const from = start?.end === 'back' ? start : undefined
  const back = left > 0 ? await scanEnd(q, { ...asked, end: 'back', from, limit: left }) : []
  return pageOf([...front, ...back], limit)
}

type End = 'front' | 'back'
const CursorShape = z.object({ end: z.enum(['front', 'back']), key: z.string(), id: z.uuid() })
type Cursor = z.output<typeof CursorShape>
type Hit = { person: Person; cursor: Cursor }
type Scan = {
  end: End
  wanted: string
  hamlet: string | undefined
  from: Cursor | undefined
  limit: number
}

const keys = { front: sql`full_name_folded`, back: sql`name_reversed_folded` }
const HitRow = z.object({ key: z.string() }).loose()

// Row security lets an index help only comparisons that cannot leak a row: so no LIKE, but `>=` and `<`
// in byte order, where what begins so ends at its beginning followed by the last letter there is.
async function scanEnd(q: Read, scan: Scan): Promise<Hit[]> {
  const { end, from, limit } = scan
  const key = keys[end]
  const rows = await q.many(HitRow)`
    select ${key} as key, ${personColumns} from people.person
    where ${allOf([...narrowing(scan), ...(from ? [sql`(${key}, id) > (${from.key}, ${from.id})`] : [])])}
    order by ${key}, id limit ${limit}
  `
  return rows.map(({ key: found, ...row }) => {
    const person = PersonRow.parse(row)
    return { person, cursor: { end, key: found, id: person.id } }
  })
}

function narrowing({ end, wanted, hamlet }: Scan): Sql[] {
  const living = [sql`merged_into is null`, ...(hamlet ? [sql`hamlet_id = ${hamlet}`] : [])]
  if (wanted === '') return living
  const front = sql`full_name_folded >= ${wanted} and full_name_folded < ${after(wanted)}`
  if (end === 'front') return [...living, front]
  const begin = wanted.split(' ').toReversed().join(' ')
  const back = sql`name_reversed_folded >= ${begin} and name_reversed_folded < ${after(begin)}`
  return [...living, back, sql`not (${front})`]
}

const after = (begin: string) => `${begin}\u{10ffff}`

function pageOf(hits: readonly Hit[], limit: number): PeoplePage {
  const shown = hits.slice(0, limit)
  const last = shown.at(-1)
  const next = hits.length > limit && last ? writeCursor(last.cursor) : null
  return { people: shown.map(({ person }) => briefOf(person)), next }
}

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** A cursor that we did not write begins the list anew. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined
  try {
    return CursorShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

/** Numbers are found whole or not at all: nobody learns one digit by digit. */
async function byNumber(q: Read, text: string): Promise<PeoplePage> {
  const idNumber = parseIdNumber(text)
  const phone = parsePhone(text)
  const conditions = [
    ...(idNumber.ok
      ? [sql`id_number = ${idNumber.value}`, sql`old_id_number = ${idNumber.value}`]
      : []),
    ...(phone ? [sql`phone = ${phone}`] : []),
  ]
  const found = new Map<string, Person>()
  for (const condition of conditions)
    for (const person of await peopleWhere(
      q,
      sql`${condition} and merged_into is null order by id limit 50`,
    ))
      found.set(person.id, person)
  return { people: [...found.values()].map(briefOf), next: null }
}

export type Suspect = { person: PersonBrief; why: Likeness }

type Question = Pick<PersonDraft, 'fullName' | 'birth' | 'hamletId' | 'idNumber'> & {
  except?: string
}

const mostNamesakes = 500

/** Records that may be the same person as this one: the surest first. */
export async function likelySame(q: Read, question: Question): Promise<Suspect[]> {
  const namesakes = await peopleWhere(
    q,
    sql`full_name_folded = ${fold(question.fullName)} and merged_into is null order by id limit ${mostNamesakes}`,
  )
  return namesakes
    .filter(({ id }) => id !== question.except)
    .flatMap((person) => {
      const why = likeness(question, person)
      return why ? [{ person: briefOf(person), why }] : []
    })
    .toSorted((one, other) => order[one.why] - order[other.why])
    .slice(0, 10)
}

const order: Record<Likeness, number> = {
  'same-name-birth': 0,
  'same-name-hamlet': 1,
  'same-name-year': 2,
}
