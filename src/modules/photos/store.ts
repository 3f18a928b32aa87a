import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { Ordered, Place, Slot } from './domain.ts'

const Row = z.object({
  id: z.string(),
  slot: z.string(),
  position: z.number(),
  fileId: z.string(),
  sha256: z.instanceof(Buffer),
  turned: z.number(),
})

/** Trang ảnh. */
export type PhotoPage = z.output<typeof Row>

/** The pages gathered at a place, paper by paper, in their order. */
export const pagesAt = (q: Read, unit: UnitId, { kind, id }: Place): Promise<PhotoPage[]> =>
  q.many(Row)`
    select p.id, p.slot, p.position, p.file_id, f.sha256, p.turned
    from photos.page p join platform.file f on f.unit_id = p.unit_id and f.id = p.file_id
    where p.unit_id = ${unit} and p.place_kind = ${kind} and p.place_id = ${id}
    order by p.slot, p.position, p.id
  `

/** One paper changes at a time: pages that arrive together get places one after the other. */
export const lockSlot = (tx: Tx, unit: UnitId, { kind, id, slot }: Slot) => tx.run`
  select pg_advisory_xact_lock(hashtext(${`photos ${unit} ${kind} ${id} ${slot}`}))
`

type NewPage = { fileId: string; key: string; at: Temporal.Instant }

/** Zero when this photo has arrived before. */
export const insertPage = (tx: Tx, who: Who, { kind, id, slot }: Slot, page: NewPage) => tx.run`
  insert into photos.page (unit_id, id, person_id, place_kind, place_id, slot, position, file_id, key, added_at)
  select ${who.unit}, ${newId()}, ${who.person ?? null}::uuid, ${kind}, ${id}::uuid, ${slot}, coalesce(max(position) + 1, 0),
    ${page.fileId}::uuid, ${page.key}, ${page.at.toString()}::timestamptz
  from photos.page where unit_id = ${who.unit} and place_kind = ${kind} and place_id = ${id} and slot = ${slot}
  on conflict (unit_id, place_kind, place_id, slot, key) do nothing
`

export const placePages = (tx: Tx, unit: UnitId, pages: readonly Ordered[]) => tx.run`
  update photos.page p set position = o.position
  from unnest(${pages.map(({ id }) => id)}::uuid[], ${pages.map(({ position }) => position)}::int[]) as o (id, position)
  where p.unit_id = ${unit} and p.id = o.id
`

export const turnPage = (tx: Tx, unit: UnitId, id: string) => tx.run`
  update photos.page set turned = (turned + 1) % 4 where unit_id = ${unit} and id = ${id}
`

/** Takes pages away, with their files. */
export async function deletePages(tx: Tx, unit: UnitId, ids: readonly string[]): Promise<number> {
  return tx.run`
    with gone as (
      delete from photos.page where unit_id = ${unit} and id = any(${ids}::uuid[]) returning file_id
    )
    delete from platform.file f using gone
    where f.unit_id = ${unit} and f.id = gone.file_id and f.owner_kind = 'photo'
  `
}

/** Takes all pages of a place away: it was given up, or its papers are handed in. */
export async function removePagesAt(tx: Tx, unit: UnitId, place: Place): Promise<number> {
  const pages = await pagesAt(tx, unit, place)
  return pages.length === 0
    ? 0
    : deletePages(
        tx,
        unit,
        pages.map(({ id }) => id),
      )
}

const Old = z.object({ id: z.string() })

export const pagesBefore = async (tx: Tx, unit: UnitId, before: Temporal.Instant) =>
  (
    await tx.many(Old)`
      select id from photos.page where unit_id = ${unit} and added_at < ${before.toString()}::timestamptz
      order by added_at limit 500 for update skip locked
    `
  ).map(({ id }) => id)

/** What was uploaded large and is kept small: the row of the large one goes, its content is swept later. */
export const dropLoose = (tx: Tx, who: Who, id: string) => tx.run`
  delete from platform.file
  where unit_id = ${who.unit} and id = ${id} and owner_id is null and uploaded_by = ${who.actor}
`
