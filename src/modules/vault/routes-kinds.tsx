import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { setKind } from './actions.ts'
import { fillingOf, startFilling } from './filling.ts'
import { paperKinds, type ListedKind } from './kinds-store.ts'
import { KindPage, kindsPath, KindsPage } from './pages/kinds-page.tsx'

const code = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/, 'Chữ thường không dấu, số và gạch nối, từ 2 đến 40 ký tự')
const params = z.object({ code: z.string().max(60) })

const lines = z
  .string()
  .default('')
  .transform((text) => text.split('\n').map((line) => line.trim()))
  .transform((all) => [...new Set(all.filter(Boolean))])
  .pipe(z.array(z.string().max(200, 'Mỗi tên tối đa 200 chữ')).max(50, 'Tối đa 50 tên'))

const Form = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  name: z
    .string()
    .default('')
    .pipe(z.string().min(1, 'Ghi tên loại giấy tờ').max(200, 'Tối đa 200 chữ')),
  synonyms: lines,
  reusable: z
    .string()
    .optional()
    .transform((value) => value === '1'),
  days: z
    .string()
    .default('')
    .refine((text) => text === '' || /^[1-9]\d{0,4}$/.test(text), 'Ghi số ngày, hoặc để trống')
    .transform((text) => (text === '' ? null : Math.min(Number(text), 36_500))),
  source: z.string().default('').pipe(z.string().min(1, 'Ghi căn cứ').max(500, 'Tối đa 500 chữ')),
})

/** Where an administrator says which papers are the same paper, and how long they are good for. */
export function kindRoutes(app: App) {
  app.get(kindsPath, allow('paper-kind.view'), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      kinds: await paperKinds(q, req.who.unit),
      filling: await fillingOf(q, req.who.unit),
    }))
    return page(req, reply, <KindsPage {...shown} />)
  })
  app.post(`${kindsPath}/dua-vao-kho`, allow('paper-kind.edit'), async (req, reply) => {
    await req.db.tx((tx) => startFilling(tx, req.who.unit, req.now))
    return reply.redirect(kindsPath, 303)
  })
  app.get(`${kindsPath}/moi`, allow('paper-kind.edit'), (req, reply) =>
    page(req, reply, <KindPage kind={undefined} filled={{ reusable: '1' }} errors={undefined} />),
  )
  app.post(`${kindsPath}/moi`, allow('paper-kind.edit'), (req, reply) =>
    save(req, reply, undefined),
  )
  app.get(`${kindsPath}/:code`, allow('paper-kind.view', { params }), async (req, reply) => {
    const kind = await kindByCode(req, req.params.code)
    return page(req, reply, <KindPage {...{ kind }} filled={filledOf(kind)} errors={undefined} />)
  })
  app.post(`${kindsPath}/:code`, allow('paper-kind.edit', { params }), async (req, reply) =>
    save(req, reply, await kindByCode(req, req.params.code)),
  )
}

const kindByCode = async (req: FastifyRequest, asked: string): Promise<ListedKind> => {
  const kinds = await req.db.read((q) => paperKinds(q, req.who.unit))
  return found(
    kinds.find((kind) => kind.code === asked),
    'loại giấy tờ này',
  )
}

const filledOf = ({ name, synonyms, days, reusable, source, version }: ListedKind): Filled => ({
  name,
  synonyms: synonyms.join('\n'),
  days: days === null ? '' : String(days),
  reusable: reusable ? '1' : '',
  source,
  version: String(version),
})

type Answered = { filled: Filled; errors: Errors }

async function save(req: FastifyRequest, reply: FastifyReply, kind: ListedKind | undefined) {
  const again = ({ filled, errors }: Answered, status: number) =>
    page(req, reply, <KindPage {...{ kind, filled, errors }} />, status)
  const form = readForm(req, Form)
  const named = code.safeParse(kind?.code ?? form.filled['code'])
  const wrongCode = named.success ? {} : { code: named.error.issues[0]?.message ?? '' }
  if (!form.ok) return again({ filled: form.filled, errors: { ...wrongCode, ...form.errors } }, 422)
  if (!named.success) return again({ filled: form.filled, errors: wrongCode }, 422)
  if (!kind && (await isKnown(req, named.data)))
    return again({ filled: form.filled, errors: { code: 'Đã có loại giấy tờ mang mã này' } }, 422)
  const saved = await req.db.tx((tx) =>
    setKind(tx, req.who, { code: named.data, ...form.value }, req.now),
  )
  if (saved.ok) return reply.redirect(kindsPath, 303)
  const errors = { _: 'Người khác vừa sửa loại giấy tờ này. Hãy xem lại rồi lưu lần nữa' }
  return again({ filled: form.filled, errors }, 409)
}

const isKnown = async (req: FastifyRequest, asked: string) =>
  (await req.db.read((q) => paperKinds(q, req.who.unit))).some((kind) => kind.code === asked)
