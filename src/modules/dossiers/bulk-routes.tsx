import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { between, readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { answerOf, once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import type { Who } from '#platform/who.ts'

import {
  acceptMany,
  forwardMany,
  handOverMany,
  type ManyDone,
  type Ticked,
} from './bulk-actions.ts'
import type { Why } from './domain.ts'
import { inPlaceOf } from './in-place-of.ts'
import { linesByCodes, mostLines } from './lists.ts'
import { bulkPaths, forwardPaths, type Bulk } from './pages/bulk-bar.tsx'
import { BulkResultPage } from './pages/bulk-result-page.tsx'
import { Query, showList } from './routes-lists.tsx'

/** "H79.28.075-261122-0001:3": a dossier and the version of it that stood in the list. */
export const tickedField = z
  .string({ error: 'Chọn ít nhất một hồ sơ' })
  .min(1, 'Chọn ít nhất một hồ sơ')
  .transform((text) => text.split(between))
  .pipe(
    z
      .array(z.string().regex(/^[^:]{1,80}:\d{1,9}$/, 'Chọn lại các hồ sơ'))
      .max(mostLines, `Mỗi lượt nhiều nhất ${mostLines} hồ sơ`),
  )
  .transform((picks) => picks.map(tickedOf))

function tickedOf(pick: string): Ticked {
  const [code = '', seen] = pick.split(':')
  return { code, seen: Number(seen) }
}

const Accept = z.object({ 'ho-so': tickedField })
const HandOver = z.object({
  'ho-so': tickedField,
  to: z
    .string()
    .max(300, 'Tối đa 300 chữ')
    .optional()
    .transform((text) => text || undefined),
  how: z
    .enum(['as-asked', 'counter', 'post', 'electronic'], 'Chọn hình thức trả')
    .transform((how) => (how === 'as-asked' ? undefined : how)),
})

const Forward = z.object({
  'ho-so': tickedField,
  note: z
    .string()
    .max(4_000, 'Tối đa 4000 chữ')
    .optional()
    .transform((text) => text?.trim() || undefined),
})

const Key = z.object({ key: z.uuid() })
const Kept = z.object({
  kind: z.enum(['accept', 'forward', 'hand-over', 'assign']),
  done: z.array(z.string()),
  refused: z.array(
    z.object({
      code: z.string(),
      why: z
        .string()
        .transform((why) => why as Why)
        .optional(),
      message: z.string().optional(),
    }),
  ),
})

/** One act on many dossiers of a list, and the page that says what became of each. */
export function bulkRoutes(app: App) {
  app.post(bulkPaths.accept, allow('dossier.receive'), (req, reply) => {
    const form = readForm(req, Accept)
    if (!form.ok) return showList(req, reply, 'new', {}, form)
    const { 'ho-so': picks } = form.value
    return carryOutMany(req, reply, 'accept', (tx) =>
      acceptMany(tx, req.who, { ticked: picks, now: req.now }),
    )
  })
  app.post(
    bulkPaths['hand-over'],
    allow('dossier.hand-over', { querystring: Query }),
    (req, reply) => {
      const form = readForm(req, HandOver)
      if (!form.ok) return showList(req, reply, 'done', req.query, form)
      const { 'ho-so': picks, to, how } = form.value
      return carryOutMany(req, reply, 'hand-over', (tx) =>
        handOverMany(tx, req.who, { ticked: picks, now: req.now, to, how }),
      )
    },
  )
  for (const [list, path] of Object.entries(forwardPaths) as ['mine' | 'unit', string][])
    app.post(path, allow('dossier.process'), (req, reply) => forwardTicked(req, reply, list))
  app.get('/can-bo/ho-so/hang-loat/:key', allow('dossier.view', { params: Key }), showResult)
}

async function forwardTicked(req: FastifyRequest, reply: FastifyReply, list: 'mine' | 'unit') {
  const form = readForm(req, Forward)
  if (!form.ok) return showList(req, reply, list, {}, form)
  const { 'ho-so': ticked, note } = form.value
  const as = await placesOf(req, ticked)
  return carryOutMany(req, reply, 'forward', (tx) =>
    forwardMany(tx, req.who, { ticked, now: req.now, note, as }),
  )
}

/** Whoever deputises acts on each dossier in the place of whose it is; nobody else asks. */
async function placesOf(req: FastifyRequest, ticked: readonly Ticked[]) {
  if (!req.who.lenders?.length) return undefined
  const act = { name: 'forward', permission: 'dossier.process' } as const
  const places = new Map<string, Who>()
  for (const { code } of ticked) places.set(code, await inPlaceOf(req, { ...act, code }))
  return places
}

/** The answer is kept under the form's key: sent again, the form shows what it did the first time. */
export async function carryOutMany(
  req: FastifyRequest,
  reply: FastifyReply,
  kind: Bulk,
  work: (tx: Tx) => Promise<ManyDone>,
) {
  const { _key, ...body } = req.body as Record<string, string>
  const sent = z.uuid().safeParse(_key)
  const key = sent.success ? sent.data : newId()
  await once(req.db, { who: req.who, key, body: { kind, ...body } }, async (tx) => ({
    status: 303,
    answer: { kind, ...(await work(tx)) },
  }))
  return reply.redirect(`/can-bo/ho-so/hang-loat/${key}`, 303)
}

async function showResult(
  req: FastifyRequest<{ Params: z.output<typeof Key> }>,
  reply: FastifyReply,
) {
  const { who, now } = req
  const shown = await req.db.read(async (q) => {
    const answer = Kept.safeParse(await answerOf(q, who, req.params.key))
    const { kind, ...many } = found(answer.success ? answer.data : undefined, 'kết quả này')
    const codes = [...many.done, ...many.refused.map(({ code }) => code)]
    const lines = await linesByCodes(q, who.unit, codes)
    return { kind, many, lines: new Map(lines.map((line) => [line.code, line])) }
  })
  return page(req, reply, <BulkResultPage {...{ now, ...shown }} />)
}
