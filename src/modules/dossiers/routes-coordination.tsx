import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { departmentByCode } from '#modules/units/index.ts'
import { permissionOf, roles } from '#modules/workflows/index.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { answerRequest, seatAsked, seatsOf, type WhyNotAnswer } from './coordination-actions.ts'
import { coordinationOf, openRequests, opinions } from './coordination-store.ts'
import { AnswerPage, CoordinationList } from './pages/coordination.tsx'
import { dossierByCode } from './store.ts'

const Request = z.object({
  code: z.string().max(80),
  number: z.coerce.number().int().min(1).max(10_000),
})
const Query = z.object({ cursor: z.string().max(200).optional().catch(undefined) })

const Opinion = z.object({
  _key: z.string().max(100).optional(),
  opinion: z.enum(opinions, 'Chọn đồng ý hay không đồng ý'),
  answer: z
    .string({ error: 'Ghi nội dung ý kiến' })
    .min(1, 'Ghi nội dung ý kiến')
    .max(4_000, 'Tối đa 4.000 chữ'),
})

const whyWords: Record<WhyNotAnswer, readonly [vi: string, en: string]> = {
  'answered-already': [
    'Đã có người cho ý kiến trước bạn. Nội dung bạn gõ vẫn còn bên dưới.',
    'Somebody answered before you. What you typed is still below.',
  ],
  'asked-no-longer': [
    'Hồ sơ đã rời bước này nên không nhận ý kiến nữa. Nội dung bạn gõ vẫn còn bên dưới.',
    'The dossier has left the step. What you typed is still below.',
  ],
}

const perPage = 50

/** Opinions that are asked of others while the lead works. */
export function coordinationRoutes(app: App) {
  app.get(
    '/can-bo/phoi-hop',
    allow('dossier.process', { querystring: Query }),
    async (req, reply) => {
      const { who } = req
      const mine = roles.filter((role) => who.can.has(permissionOf(role)))
      const after = readCursor(req.query.cursor)
      const lines = await req.db.read(async (q) =>
        openRequests(q, who.unit, {
          roles: mine,
          departments: (await seatsOf(q, who)).flatMap(({ department }) => department ?? []),
          after,
          limit: perPage + 1,
        }),
      )
      const shown = lines.slice(0, perPage)
      const last = lines.length > perPage ? shown.at(-1) : undefined
      const next = last && writeCursor([last.askedAt.toString(), last.dossierId, last.number])
      return page(req, reply, <CoordinationList lines={shown} {...{ next }} />)
    },
  )
  const address = '/can-bo/ho-so/:code/phoi-hop/:number'
  app.get(address, allow('dossier.process', { params: Request }), (req, reply) =>
    showRequest(req, reply, req.params),
  )
  app.post(address, allow('dossier.process', { params: Request }), async (req, reply) => {
    const { code, number } = req.params
    const form = readForm(req, Opinion)
    if (!form.ok) return showRequest(req, reply, req.params, { ...form, status: 422 })
    const { _key: key, ...said } = form.value
    const why = await answerOnce(req, key, { code, number, ...said })
    if (why === undefined) return reply.redirect(`/can-bo/ho-so/${code}`, 303)
    const errors = { _: whyWords[why][req.lang === 'en' ? 1 : 0] }
    return showRequest(req, reply, req.params, { filled: form.filled, errors, status: 409 })
  })
}

type Said = z.output<typeof Request> & Pick<z.output<typeof Opinion>, 'opinion' | 'answer'>

class Refusal extends Error {
  readonly why: WhyNotAnswer
  constructor(why: WhyNotAnswer) {
    super(why)
    this.why = why
  }
}

/** Sending the form twice answers once; a refusal is not kept as an answer. */
async function answerOnce(req: FastifyRequest, key: string | undefined, said: Said) {
  const { who, now } = req
  try {
    await once(req.db, { who, key, body: said }, async (tx) => {
      const outcome = await answerRequest(tx, who, { ...said, now })
      if (!outcome.ok) throw new Refusal(outcome.why)
      return { status: 303, answer: {} }
    })
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.why
    throw error
  }
}

type Refused = { filled: Filled; errors: Errors; status: number }

async function showRequest(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, number }: z.output<typeof Request>,
  { status = 200, ...refused }: Partial<Refused> = {},
) {
  const { who } = req
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const requests = await coordinationOf(q, who.unit, dossier.id)
    const request = found(
      requests.find((one) => one.number === number),
      'yêu cầu phối hợp này',
    )
    const { department } = request
    return {
      request,
      procedureName: dossier.procedureName,
      departmentName: department ? (await departmentByCode(q, department))?.name : undefined,
      isMine: seatAsked(await seatsOf(q, who), request) !== undefined,
    }
  })
  return page(
    req,
    reply,
    <AnswerPage {...{ code, once: newId() }} {...shown} {...refused} />,
    status,
  )
}

type Cursor = readonly [askedAt: string, dossier: string, number: number]

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** A cursor that nobody of us wrote begins the list anew. */
function readCursor(text: string | undefined): Cursor | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString())
    const Shape = z.tuple([
      z.iso.datetime({ offset: true }),
      z.string().refine(looksLikeId),
      z.int().max(10_000),
    ])
    return Shape.parse(read)
  } catch {
    return undefined
  }
}
