import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import type { Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'
import { readUpload } from '#platform/uploads.ts'
import type { Crumb } from '#ui/layout.tsx'

import { addPhoto, bindPapers, changePages, type Bound, type WhyNotAdded } from './actions.ts'
import { mostPages, type Slot } from './domain.ts'
import { PhotosPage } from './pages/photos.tsx'
import { deletePages, pagesAt } from './store.ts'

/** A paper whose pages are photographed: where it belongs and what becomes of it. */
export type Spot = {
  slot: Slot
  title: string
  over: string
  crumbs: readonly Crumb[]
  /** Where “done” leads. */
  back: string
  /** Takes the bound PDF; without it the pages wait until they are handed in together. */
  take?: (tx: Tx, bound: Bound) => Promise<void>
}

/** What the camera of a phone makes, also where the browser names it so. */
const photoTypes = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' }

type Find = (req: FastifyRequest) => Promise<Spot>

/** The page on which one paper is photographed, at an address of the module to which the paper belongs. */
export function photoRoutes(app: App, path: string, params: z.ZodType, find: Find) {
  app.get(path, allow('citizen', { params }), async (req, reply) =>
    show(req, reply, await find(req)),
  )
  app.post(path, allow('citizen', { params }), async (req, reply) =>
    receive(req, reply, await find(req)),
  )
}

async function show(req: FastifyRequest, reply: FastifyReply, spot: Spot, errors?: Errors) {
  const at = req.url.split('?', 1)[0] ?? ''
  const all = await req.db.read((q) => pagesAt(q, req.who.unit, spot.slot))
  const pages = all.filter(({ slot }) => slot === spot.slot.slot)
  return page(req, reply, <PhotosPage {...{ spot, at, pages, errors }} />, errors ? 422 : 200)
}

async function receive(req: FastifyRequest, reply: FastifyReply, spot: Spot) {
  const at = req.url.split('?', 1)[0] ?? ''
  const { filled, files, errors } = await readUpload(req, photoTypes)
  const wrong: Errors = { ...errors }
  for (const [n, upload] of files.entries()) {
    const key = n === 0 && filled['_photo'] ? filled['_photo'].slice(0, 60) : newId()
    // oxlint-disable-next-line no-await-in-loop -- pages keep the order in which they were chosen
    const why = await addPhoto(req, spot.slot, { upload, key })
    if (why) wrong['photo'] = notAdded[why](upload.name, req.lang)
  }
  const change = changeIn(filled)
  if (change) await req.db.tx((tx) => changePages(tx, req.who.unit, spot.slot, change))
  if (Object.keys(wrong).length > 0) return show(req, reply, spot, wrong)
  if (filled['_done'] === undefined) return reply.redirect(`${at}#trang`, 303)
  if (spot.take) await takeIn(req, spot, spot.take)
  return reply.redirect(spot.back, 303)
}

function changeIn(filled: Record<string, string>) {
  const { _up: up, _down: down, _turn: turn, _remove: remove } = filled
  return (up ?? down ?? turn ?? remove)
    ? { ...(up && { up }), ...(down && { down }), ...(turn && { turn }), ...(remove && { remove }) }
    : undefined
}

async function takeIn(req: FastifyRequest, { slot, title }: Spot, take: NonNullable<Spot['take']>) {
  const [bound] = await bindPapers(req, slot, () => title, slot.slot)
  if (!bound) return
  await req.db.tx(async (tx) => {
    await take(tx, bound)
    await deletePages(tx, req.who.unit, bound.pages)
  })
}

const notAdded: Record<WhyNotAdded, (name: string, lang: 'vi' | 'en') => string> = {
  unreadable: (name, lang) =>
    lang === 'en'
      ? `The photo “${name}” cannot be read. Take it again.`
      : `Ảnh “${name}” không đọc được. Hãy chụp lại.`,
  'too-many': (_, lang) =>
    lang === 'en'
      ? `At most ${mostPages} pages for one paper.`
      : `Mỗi giấy tờ tối đa ${mostPages} trang.`,
}
