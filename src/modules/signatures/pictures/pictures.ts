import { readFile } from 'node:fs/promises'

import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Db, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { FileKeeper } from '#platform/file-doors.ts'
import type { FileStore } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { aboutMeans } from '../events.ts'
import { agency } from '../means/store.ts'

export const pictureKind = 'signature-picture'

const Row = z.object({
  id: z.string(),
  party: z.string(),
  fileId: z.string(),
  since: instant,
  byName: z.string(),
  until: instant.nullable(),
})
/** Hình chữ ký of an officer, hình con dấu of the agency. */
export type Picture = z.output<typeof Row>

export const picturesNow = (q: Read, unit: UnitId) => q.many(Row)`
  select id, party, file_id, since, by_name, until from signatures.picture
  where unit_id = ${unit} and until is null limit 400
`

export const pictureOf = (q: Read, unit: UnitId, party: string) => q.maybe(Row)`
  select id, party, file_id, since, by_name, until from signatures.picture
  where unit_id = ${unit} and party = ${party} and until is null
`

export const picturesBefore = (q: Read, unit: UnitId, party: string) => q.many(Row)`
  select id, party, file_id, since, by_name, until from signatures.picture
  where unit_id = ${unit} and party = ${party} and until is not null order by id desc limit 20
`

/** Whose picture may be changed: one's own by whoever signs, the seal's by whoever seals, every one by the administrator. */
export function mayChangePicture({ staff, can }: Who, party: string): boolean {
  if (can.has('signature.manage')) return true
  if (party === agency) return can.has('signature.seal')
  return party === staff && can.has('signature.sign')
}

type Change = { party: string; at: Temporal.Instant; fileId?: string | undefined }

/** The new picture takes the old one's place; without one the drawn mark is used again. Papers signed before keep what they show. */
export async function changePicture(tx: Tx, who: Who, { party, at, fileId }: Change) {
  const { unit, actor, name } = who
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`picture ${unit} ${party}`}, 0))`
  const ended = await tx.run`
    update signatures.picture set until = ${at.toString()}::timestamptz, until_by = ${actor}
    where unit_id = ${unit} and party = ${party} and until is null
  `
  if (fileId === undefined && ended === 0) return
  const id = newId<'signature-picture'>()
  if (fileId !== undefined) {
    await claimFiles(tx, unit, actor, [fileId], { kind: pictureKind, id })
    await tx.run`
      insert into signatures.picture (unit_id, id, party, file_id, since, by, by_name)
      values (${unit}, ${id}, ${party}, ${fileId}, ${at.toString()}::timestamptz, ${actor}, ${name})
    `
  }
  const kind = fileId === undefined ? 'removed' : 'uploaded'
  await record(tx, who, 'signature.picture-changed', aboutMeans(id), { party, kind })
}

const Stored = z.object({ party: z.string(), sha256: z.instanceof(Buffer) })

/** The picture that is drawn for somebody now, as SVG around the bytes that were uploaded. */
export async function pictureFor(
  { files }: { files: FileStore },
  db: Pick<Db, 'read'>,
  unit: UnitId,
  party: string,
): Promise<string | undefined> {
  const found = await db.read(
    (q) => q.maybe(Stored)`
      select p.party, f.sha256 from signatures.picture p
      join platform.file f on f.unit_id = p.unit_id and f.id = p.file_id
      where p.unit_id = ${unit} and p.party = ${party} and p.until is null
    `,
  )
  if (!found) return undefined
  const png = await readFile(files.path(found.sha256))
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" xlink:href="data:image/png;base64,${png.toString('base64')}"/></svg>`
}

/** A picture of a hand or a seal is nobody's but who uses it and who looks after it: with it others could make a look-alike. */
export const filesOfPictures: FileKeeper = {
  mayOpen: async (q, who, id) => {
    const party = await q.maybe(z.object({ party: z.string() }))`
      select party from signatures.picture where unit_id = ${who.unit} and id = ${id}
    `
    return party !== undefined && mayChangePicture(who, party.party)
  },
}
