import { z } from 'zod'

import { sql, type Read } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { standingOf } from './annotations.ts'
import type { Known } from './case.ts'
import { contentNow, registers, type Content, type Party } from './domain.ts'
import { ContentShape, linksOfMany, notesOfMany } from './store.ts'

const Row = z.object({
  id: idOf<'civil-entry'>(),
  register: z.enum(registers),
  year: z.number(),
  number: z.number(),
  day: z.string(),
  content: ContentShape,
})

/** More entries than these about a few people are namesakes, not relations. */
const most = 200

/**
 * All that the registers know of those in an entry: by number, by the person's record, by name with the day of birth. Each is a walk
 * along one index.
 */
export async function knownOf(q: Read, unit: UnitId, { parties }: Content): Promise<Known[]> {
  const about = parties.filter(({ role }) => role !== 'declarant')
  const numbers = about.flatMap(({ idNumber }) => idNumber ?? [])
  const people = about.flatMap(({ personId }) => personId ?? [])
  const named = about.filter((party) => party.fullName && party.birth)
  const names = named.map(({ fullName }) => fold(fullName ?? ''))
  const births = named.map(({ birth }) => birth ?? '')
  const rows = await q.many(Row)`
    with touched as (
      select entry_id from civil_status.party where unit_id = ${unit} and id_number = any(${numbers}::text[])
      union
      select entry_id from civil_status.party where unit_id = ${unit} and person_id = any(${people}::uuid[])
      union
      select p.entry_id from unnest(${names}::text[], ${births}::text[]) as asked (name, birth)
      join civil_status.party p on ${sql`p.unit_id = ${unit}`} and p.full_name_folded = asked.name collate "C" and p.birth = asked.birth
    )
    select e.id, e.register, e.year, e.number, e.day::text as day, e.content from touched t
    join civil_status.entry e on e.unit_id = ${unit} and e.id = t.entry_id
    order by e.id desc limit ${most}
  `
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const notes = await notesOfMany(q, unit, ids)
  const links = Map.groupBy(await linksOfMany(q, unit, ids), ({ entryId }) => entryId)
  return rows.map((row) => {
    const own = notes.filter(({ entryId }) => entryId === row.id)
    const now = contentNow(row.content, own)
    return { ...row, content: linked(now, links.get(row.id)), standing: standingOf(own) }
  })
}

type Link = Awaited<ReturnType<typeof linksOfMany>>[number]

const linked = (content: Content, links: readonly Link[] = []): Content => ({
  ...content,
  parties: content.parties.map((party): Party => {
    const personId = links.find(({ role }) => role === party.role)?.personId ?? party.personId
    return { ...party, personId }
  }),
})
