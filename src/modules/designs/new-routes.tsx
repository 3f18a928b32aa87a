import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { allForms } from '#modules/forms/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { doerOf } from '#platform/draft-life.ts'
import { readForm, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { textsOf } from '#platform/json-file.ts'
import { page } from '#platform/render.tsx'

import { draftForm } from './actions.ts'
import { draftPath, home } from './addresses.ts'
import { emptyForm } from './editing.ts'
import { mostBytes, readFormFile } from './import-file.ts'
import { ImportPage, NewDesignPage } from './pages/new-pages.tsx'
import { asked } from './reads.ts'
import { designLines } from './store.ts'
import { reasonFor } from './words.ts'

/** Codes of procedures as typed, parted by commas or spaces. */
export const Procedures = z
  .string({ error: 'Ghi mã thủ tục' })
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
  .refine((codes) => codes.length > 0, 'Ghi mã của ít nhất một thủ tục')
  .refine(
    (codes) => codes.length <= 20 && codes.every((code) => /^\d\.\d{6}$/.test(code)),
    'Mã thủ tục có dạng 1.013274; nhiều mã cách nhau bằng dấu phẩy, tối đa 20 mã',
  )

const NewForm = z.object({
  title: z
    .string({ error: 'Ghi tên biểu mẫu' })
    .min(3, 'Ghi tên biểu mẫu')
    .max(300, 'Tối đa 300 chữ cái và dấu cách'),
  procedures: Procedures,
  from: z.string().max(80).default(''),
})
const Copying = z.object({ tu: z.string().max(80).optional().catch(undefined) })

/** The first of these codes that the catalogue does not know. */
export async function unknownProcedure(q: Read, codes: readonly string[], on: Temporal.PlainDate) {
  for (const code of codes) if (!(await procedureByCode(q, code, on))) return code
  return undefined
}

/** Beginning a form: as a copy, empty, or from a file. */
export function newRoutes(app: App) {
  app.get(`${home}/them`, allow('form.edit', { querystring: Copying }), (req, reply) =>
    showNew(req, reply, { chosen: req.query.tu }),
  )
  app.post(`${home}/them`, allow('form.edit'), begin)
  app.get(`${home}/nhap`, allow('form.edit'), (req, reply) => page(req, reply, <ImportPage />))
  app.post(`${home}/nhap`, allow('form.edit'), takeFile)
}

async function begin(req: FastifyRequest, reply: FastifyReply) {
  const form = readForm(req, NewForm)
  if (!form.ok) return showNew(req, reply, form, 422)
  const { title, procedures, from } = form.value
  const { filled } = form
  const unknown = await req.db.read((q) => unknownProcedure(q, procedures, req.today))
  if (unknown !== undefined) {
    const errors = { procedures: `Không có thủ tục mang mã ${unknown}` }
    return showNew(req, reply, { filled, errors }, 422)
  }
  const start =
    from === ''
      ? emptyForm(title, procedures)
      : (await req.db.read((q) => asked(q, from, undefined))).content
  const draft = { ...start, title: { vi: title, en: title }, procedures: [...procedures] }
  const outcome = await req.db.tx((tx) => draftForm(tx, doerOf(req), draft))
  if (outcome.ok) return reply.redirect(draftPath(outcome.value), 303)
  const errors = { title: reasonFor(req, outcome.why) }
  return showNew(req, reply, { filled, errors }, 409)
}

type Shown = { chosen?: string | undefined; filled?: Filled; errors?: Record<string, string> }

async function showNew(req: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) {
  const own = await req.db.read(designLines)
  const standard = allForms.map(({ code, title }) => ({ code, title: title.vi }))
  const chosen = allForms.find(({ code }) => code === shown.chosen)
  const procedures = chosen?.procedures.join(', ')
  const title = chosen && `${chosen.title.vi} (mẫu của xã)`
  const from = [...standard, ...own.map(({ code, title }) => ({ code, title }))]
  return page(req, reply, <NewDesignPage {...{ from, procedures, title }} {...shown} />, status)
}

async function takeFile(req: FastifyRequest, reply: FastifyReply) {
  const { filled: sent, file } = await textsOf(req, mostBytes)
  const filled: Filled = { text: file || (sent['text'] ?? '') }
  const read = readFormFile(filled['text'] ?? '')
  if (!read.ok)
    return page(req, reply, <ImportPage complaints={read.complaints} {...{ filled }} />, 422)
  const outcome = await req.db.tx((tx) => draftForm(tx, doerOf(req), read.content))
  if (outcome.ok) return reply.redirect(draftPath(outcome.value), 303)
  const errors = { text: reasonFor(req, outcome.why) }
  return page(req, reply, <ImportPage {...{ filled, errors }} />, 409)
}
