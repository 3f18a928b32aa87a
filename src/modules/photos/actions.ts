import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'

import type { FastifyRequest } from 'fastify'
import sharp from 'sharp'

import type { Tx } from '#platform/db.ts'
import { safeName } from '#platform/file-names.ts'
import { looksLikeId } from '#platform/id.ts'
import { fileById } from '#platform/stored-files.ts'
import { addFile, claimFiles, type Upload } from '#platform/uploads.ts'

import { bind, type Sheet } from './bind.ts'
import { mostPages, moved, type Place, type Slot } from './domain.ts'
import { shrink } from './shrink.ts'
import {
  deletePages,
  dropLoose,
  insertPage,
  lockSlot,
  pagesAt,
  placePages,
  turnPage,
  type PhotoPage,
} from './store.ts'

export type WhyNotAdded = 'unreadable' | 'too-many'

/** Takes an uploaded photo in: upright, small, as the next page of its paper; sent twice it is one page. */
export async function addPhoto(
  req: FastifyRequest,
  slot: Slot,
  { upload, key }: { upload: Upload; key: string },
): Promise<WhyNotAdded | undefined> {
  const { who, now, db, server } = req
  const { files } = server.world
  const original = await db.read((q) => fileById(q, who.unit, upload.id))
  const photo = original && (await shrink(files.path(original.sha256)))
  if (!photo) return 'unreadable'
  const stored = await files.put(Readable.from([photo.jpeg]), photo.jpeg.length)
  const name = safeName(upload.name.replace(/\.[A-Za-z0-9]{1,5}$/, '')).concat('.jpg')
  return db.tx(async (tx) => {
    await lockSlot(tx, who.unit, slot)
    await dropLoose(tx, who, upload.id)
    const pages = (await pagesAt(tx, who.unit, slot)).filter((page) => page.slot === slot.slot)
    if (pages.length >= mostPages) return 'too-many'
    const { id } = await addFile(tx, who, stored, name, 'image/jpeg')
    if ((await insertPage(tx, who, slot, { fileId: id, key, at: now })) === 0)
      await dropLoose(tx, who, id)
    else await claimFiles(tx, who.unit, who.actor, [id], { kind: 'photo', id: slot.id })
    return undefined
  })
}

export type Change = { up?: string; down?: string; turn?: string; remove?: string }

/** Puts pages in order, turns one, takes one away. What is not there any more changes nothing. */
export async function changePages(tx: Tx, unit: number, slot: Slot, change: Change) {
  await lockSlot(tx, unit, slot)
  const pages = (await pagesAt(tx, unit, slot)).filter((page) => page.slot === slot.slot)
  const isHere = (id = '') => looksLikeId(id) && pages.some((page) => page.id === id)
  if (isHere(change.up)) await placePages(tx, unit, moved(pages, change.up ?? '', -1))
  if (isHere(change.down)) await placePages(tx, unit, moved(pages, change.down ?? '', 1))
  if (isHere(change.turn)) await turnPage(tx, unit, change.turn ?? '')
  if (isHere(change.remove)) await deletePages(tx, unit, [change.remove ?? ''])
}

/** A paper as one file, not handed in yet, and the pages it was made of. */
export type Bound = { slot: string; fileId: string; name: string; pages: readonly string[] }

/**
 * Makes one PDF of each paper at a place. The files are loose until whoever hands them in claims them and takes the pages away
 * in the same transaction; if that does not happen, they are swept and the pages are still there.
 */
export async function bindPapers(
  req: FastifyRequest,
  place: Place,
  nameOf: (slot: string) => string | undefined,
  only?: string,
): Promise<Bound[]> {
  const { who, db, server } = req
  const { files } = server.world
  const pages = await db.read((q) => pagesAt(q, who.unit, place))
  const papers = [...Map.groupBy(pages, ({ slot }) => slot)].filter(
    ([slot]) => only === undefined || slot === only,
  )
  const bound: Bound[] = []
  for (const [slot, sheets] of papers) {
    const title = nameOf(slot)
    if (title === undefined) continue
    // oxlint-disable-next-line no-await-in-loop -- one paper after the other: each is megabytes in memory
    const pdf = bind(await sheetsOf(req, sheets), title)
    const stored = await files.put(Readable.from([pdf]), pdf.length)
    const name = `${nameFor(title)}.pdf`
    const { id } = await db.tx((tx) => addFile(tx, who, stored, name, 'application/pdf'))
    bound.push({ slot, fileId: id, name: title, pages: sheets.map((page) => page.id) })
  }
  return bound
}

/** Photos of one paper that were just uploaded, as one PDF that is still loose; undefined when one of them cannot be read. */
export async function bindPhotos(
  req: FastifyRequest,
  uploads: readonly Upload[],
  title: string,
): Promise<string | undefined> {
  const { who, db, server } = req
  const { files } = server.world
  const originals = await db.read((q) =>
    Promise.all(uploads.map(({ id }) => fileById(q, who.unit, id))),
  )
  const photos = await Promise.all(
    originals.map(async (one) => one && shrink(files.path(one.sha256))),
  )
  const read = photos.filter((photo) => photo !== undefined)
  if (read.length < uploads.length) return undefined
  const pdf = bind(
    read.map((photo) => ({ ...photo, turned: 0 })),
    title,
  )
  const stored = await files.put(Readable.from([pdf]), pdf.length)
  return db.tx(async (tx) => {
    for (const { id } of uploads) await dropLoose(tx, who, id)
    return (await addFile(tx, who, stored, `${nameFor(title)}.pdf`, 'application/pdf')).id
  })
}

/** A file's name from a paper's. */
const nameFor = (title: string) => Array.from(safeName(title)).slice(0, 100).join('')

const sheetsOf = ({ server }: FastifyRequest, pages: readonly PhotoPage[]): Promise<Sheet[]> =>
  Promise.all(
    pages.map(async ({ sha256, turned }) => {
      const jpeg = await readFile(server.world.files.path(sha256))
      const { width, height } = await sharp(jpeg).metadata()
      return { jpeg, width, height, turned }
    }),
  )
