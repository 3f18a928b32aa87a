import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { fileNames } from '#modules/dossiers/index.ts'
import { OtherPerson } from '#modules/people/index.ts'
import { allUnits } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { badCursor, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { fileHeaders } from '#platform/stored-files.ts'
import { readUpload } from '#platform/uploads.ts'

import type { Done } from './actions.ts'
import { doings, Seen } from './doing.ts'
import { moves, possibleMoves, type Move } from './domain.ts'
import { pastOf } from './history.ts'
import { ListPage } from './pages/list-page.tsx'
import { TransferPage, type Holder } from './pages/transfer-page.tsx'
import { authorities } from './rules.ts'
import { bytesOf, slipById, slipsOf } from './slips.ts'
import {
  contentOf,
  listNames,
  pageSize,
  transferById,
  transferCoded,
  transferCounts,
  transferList,
  type ListName,
  type TransferRecord,
} from './store.ts'
import { whyWords } from './words.ts'

const home = '/can-bo/chuyen-ho-so'
const params = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().max(80) })
const Query = z.object({
  ds: z.enum(listNames).optional().catch(undefined),
  cursor: z.string().max(200).optional(),
})

/** Hồ sơ liên xã: what comes in and goes out, and everything that is done with one of them. */
export function transferRoutes(app: App) {
  app.get(home, allow('transfer.view', { querystring: Query }), (req, reply) =>
    showList(req, reply, req.query.ds ?? 'incoming', req.query.cursor),
  )
  app.get(`${home}/ma/:code`, allow('transfer.view', { params: Code }), async (req, reply) => {
    const { code } = req.params
    const transfer = found(await req.db.read((q) => transferCoded(q, code)), `hồ sơ ${code}`)
    return reply.redirect(`${home}/${transfer.id}`, 303)
  })
  app.get(`${home}/:id`, allow('transfer.view', { params }), (req, reply) =>
    showOne(req, reply, req.params.id),
  )
  for (const name of Object.keys(moves) as Move[])
    app.post(`${home}/:id/${name}`, allow('transfer.carry', { params }), (req, reply) =>
      carryOut(req, reply, req.params.id, name),
    )
  const slip = params.extend({ slip: z.uuid() })
  app.get(`${home}/:id/giay/:slip`, allow('transfer.view', { params: slip }), (req, reply) =>
    sendSlip(req, reply, req.params),
  )
  const file = params.extend({ file: z.string().max(80) })
  app.get(`${home}/:id/tep/:file`, allow('transfer.view', { params: file }), (req, reply) =>
    sendFile(req, reply, req.params),
  )
}

async function showList(req: FastifyRequest, reply: FastifyReply, list: ListName, cursor?: string) {
  const { unit } = req.who
  const after = cursor ? readCursor(cursor) : undefined
  const shown = await req.db.read(async (q) => ({
    rows: await transferList(q, unit, { list, after }),
    counts: await transferCounts(q, unit),
    units: await unitNames(q),
  }))
  const rows = shown.rows.slice(0, pageSize)
  const last = rows.at(-1)
  const next = shown.rows.length > pageSize && last ? `${last.movedAt.toString()}~${last.id}` : null
  return page(req, reply, <ListPage {...{ ...shown, list, rows, next, unit, now: req.now }} />)
}

function readCursor(cursor: string) {
  const [at = '', id = ''] = cursor.split('~')
  try {
    if (looksLikeId(id)) return { movedAt: Temporal.Instant.from(at), id }
  } catch {}
  throw badCursor()
}

const unitNames = async (q: Read): Promise<ReadonlyMap<number, string>> =>
  new Map((await allUnits(q)).map(({ unitId, name }) => [unitId, name]))

type Refused = Retry & { move: Move; holder?: Holder | undefined }

async function showOne(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const { who, now } = req
  const shown = await req.db.read(async (q) => {
    const transfer = found(await transferById(q, id), 'hồ sơ chuyển này')
    const past = await pastOf(q, who.unit, id)
    const offered = who.can.has('transfer.carry') ? possibleMoves(transfer, who.unit) : []
    return {
      transfer,
      past,
      content: await contentOf(q, transfer),
      slips: await slipsOf(q, who.unit, id),
      units: await unitNames(q),
      names: await actorNames(
        q,
        past.map(({ actor }) => actor),
      ),
      offered,
      open: offered.includes('resend') ? await openTo(q, transfer) : [],
    }
  })
  const view = { ...shown, unit: who.unit, now, once: newId(), refused }
  return page(req, reply, <TransferPage {...view} />, status)
}

const openTo = async (q: Read, { unitId, procedureCode }: TransferRecord) =>
  (await authorities(q, unitId, procedureCode)).map((unit) => ({
    id: unit.unitId,
    name: unit.name,
  }))

/** Thrown to undo the transaction of a move that the rules refuse. */
class Refusal extends Error {
  readonly why: Extract<Done, { ok: false }>['why']
  constructor(why: Extract<Done, { ok: false }>['why']) {
    super(why)
    this.why = why
  }
}

async function carryOut(req: FastifyRequest, reply: FastifyReply, id: string, name: Move) {
  const { who, now } = req
  const { schema, run } = doings[name]
  const { filled: sent, files, errors: unread } = await readUpload(req)
  req.body = sent
  const form = readForm(req, schema)
  const errors = { ...unread, ...(!form.ok && form.errors) }
  if (!form.ok || Object.keys(errors).length > 0)
    return showOne(req, reply, id, { move: name, filled: sent, errors })
  const { _key: key, ...body } = form.filled
  const seen = Seen.parse(form.filled).version
  try {
    await once(req.db, { who, key, body: { id, name, ...body } }, async (tx) => {
      const outcome = await run(tx, who, { id, seen, now }, form.filled, files)
      if (!outcome.ok) throw new Refusal(outcome.why)
      return { status: 303, answer: {} }
    })
    return await reply.redirect(`${home}/${id}`, 303)
  } catch (error) {
    const { filled } = form
    if (error instanceof OtherPerson)
      return showOne(
        req,
        reply,
        id,
        { move: name, filled, errors: otherPerson, holder: error.person },
        409,
      )
    if (!(error instanceof Refusal)) throw error
    const errors = { _: whyWords[error.why][req.lang === 'en' ? 1 : 0] }
    return showOne(req, reply, id, { move: name, filled, errors }, 409)
  }
}

const otherPerson = {
  confirmed:
    'Số định danh này trong sổ dân cư của đơn vị mang tên hoặc ngày sinh khác. Hãy đối chiếu rồi xác nhận',
}

async function sendSlip(
  { db, who, server }: FastifyRequest,
  reply: FastifyReply,
  { id, slip: slipId }: { id: string; slip: string },
) {
  const { transfer, slip } = await db.read(async (q) => ({
    transfer: found(await transferById(q, id), 'hồ sơ chuyển này'),
    slip: await slipById(q, who.unit, slipId),
  }))
  const wanted = found(slip?.transferId === transfer.id ? slip : undefined, 'giấy tờ này')
  const frame = { publicUrl: server.world.publicUrl, demo: server.world.demo }
  const bytes = await bytesOf({ db, who, files: server.world.files, frame }, wanted)
  const name = `${fileNames[wanted.kind]}-${transfer.code}.pdf`
  return reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes)
}

/** A paper or a result that travels: both communes open it from the row that they share. */
async function sendFile(
  { db, server }: FastifyRequest,
  reply: FastifyReply,
  { id, file }: { id: string; file: string },
) {
  const carried = await db.read(async (q) => {
    const transfer = found(await transferById(q, id), 'hồ sơ chuyển này')
    const { files } = await contentOf(q, transfer)
    const results = (transfer.result ?? []).flatMap((one) => one.file ?? [])
    const brought = transfer.supplied.flatMap(({ papers }) =>
      papers.flatMap((one) => one.file ?? []),
    )
    return [...files, ...results, ...brought].find((one) => one.id === file)
  })
  const shown = found(carried, 'tệp này')
  const bytes = server.world.files.read(Buffer.from(shown.sha256, 'hex'))
  return reply.headers(fileHeaders(shown)).send(bytes)
}
