import { readFile } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { sql } from '#platform/db.ts'
import type { Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'
import { badCursor, conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { fileById } from '#platform/stored-files.ts'
import { dropUploads, readUpload } from '#platform/uploads.ts'

import { bulletinTitle } from './bulletin-title.ts'
import { hasSignature, mostBytes, readCap, textOf } from './cap/read.ts'
import { AlertListPage } from './pages/alert-list.tsx'
import { AlertPage } from './pages/alert-page.tsx'
import { habitOf, receivedById, receivedWhere } from './store.ts'
import { takeAlert } from './take.ts'
import { whyNotRead } from './words.ts'

export const home = '/can-bo/canh-bao'
const params = z.object({ id: z.uuid() })
const Query = z.object({
  outcome: z.enum(['ignored', 'draft', 'emergency']).optional().catch(undefined),
  cursor: z.string().max(60).optional(),
})
const perPage = 30

/** Cảnh báo đến: the list, one of them, and a file that somebody brings. */
export function alertRoutes(app: App) {
  app.get(home, allow('alert.take', { querystring: Query }), (req, reply) =>
    list(req, reply, req.query),
  )
  app.post(home, allow('alert.take'), bring)
  app.get(`${home}/:id`, allow('alert.take', { params }), async (req, reply) => {
    const shown = await req.db.read(async (q) => {
      const alert = found(await receivedById(q, req.params.id), 'cảnh báo này')
      return {
        alert,
        isSigned: hasSignature(alert.xml),
        bulletin: await bulletinTitle(q, alert.bulletinId),
      }
    })
    const mayTell = req.who.can.has('cluster.edit')
    return page(req, reply, <AlertPage {...shown} mayTell={mayTell} />)
  })
}

type Asked = z.output<typeof Query>

async function list(
  req: FastifyRequest,
  reply: FastifyReply,
  { outcome, cursor }: Asked = {},
  errors?: Errors,
) {
  if (cursor !== undefined && !looksLikeId(cursor)) throw badCursor()
  const { rows, habit } = await req.db.read(async (q) => ({
    rows: await receivedWhere(
      q,
      sql`${outcome ? sql`outcome = ${outcome}` : sql`true`}
        and ${cursor ? sql`id < ${cursor}::uuid` : sql`true`}`,
      perPage + 1,
    ),
    habit: await habitOf(q),
  }))
  const alerts = rows.slice(0, perPage)
  const next = rows.length > perPage ? (alerts.at(-1)?.id ?? null) : null
  const mayDecide = req.who.can.has('alert.decide')
  const shown = { alerts, habit, next, errors, mayDecide }
  return page(req, reply, <AlertListPage {...shown} />, errors ? 422 : 200)
}

/** What it is in truth the reader finds out. */
const kinds = { 'application/xml': 'XML', 'application/octet-stream': 'XML', 'text/xml': 'XML' }

/** Takes a file in; whatever it is, nothing of it stays but the message itself. */
async function bring(req: FastifyRequest, reply: FastifyReply) {
  if ((await req.db.read(habitOf))?.onlySources)
    throw conflict('Xã chỉ nhận cảnh báo từ nguồn HTTPS đã khai báo, không nhận tệp')
  const { files, errors } = await readUpload(req, kinds, mostBytes)
  const [file] = files
  if (Object.keys(errors).length > 0) return list(req, reply, {}, errors)
  if (!file) return list(req, reply, {}, { file: 'Chọn tệp cảnh báo' })
  const xml = await req.db.read(async (q) => {
    const kept = found(await fileById(q, req.who.unit, file.id), 'tệp này')
    return textOf(await readFile(req.server.world.files.path(kept.sha256)))
  })
  const alert = xml === undefined ? undefined : readCap(xml)
  const ids = files.map(({ id }) => id)
  if (xml === undefined || !alert?.ok) {
    await req.db.tx((tx) => dropUploads(tx, req.who, ids))
    return list(req, reply, {}, { file: whyNotRead[alert && !alert.ok ? alert.why : 'not-xml'] })
  }
  const taken = await req.db.tx(async (tx) => {
    await dropUploads(tx, req.who, ids)
    return takeAlert(tx, req.who, alert.value, { xml, address: null, now: req.now })
  })
  return reply.redirect(`${home}/${taken.id}`, 303)
}
