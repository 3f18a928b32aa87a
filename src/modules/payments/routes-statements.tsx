import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readUpload } from '#platform/uploads.ts'

import { accountInUse } from './bills/store.ts'
import { reconcileHome } from './pages/notice-list.tsx'
import { StatementsPage } from './pages/statement-list.tsx'
import { StatementPage } from './pages/statement-page.tsx'
import { headingKey } from './statements/domain.ts'
import {
  layoutOf,
  recentStatements,
  refuseStatement,
  statementById,
  type Statement,
} from './statements/store.ts'
import {
  addUploaded,
  headOf,
  startStatement,
  unreadableOf,
  type Reader,
} from './statements/take.ts'

const home = `${reconcileHome}/sao-ke`
const params = z.object({ id: z.uuid() })

/** Text has no mark of its own, and what a container holds is seen when it is read. */
const types = {
  'application/octet-stream': 'CSV',
  'text/csv': 'CSV',
  'text/plain': 'CSV',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/zip': 'XLSX',
}

const column = z
  .string()
  .regex(/^\d{1,3}$/, 'Chọn cột')
  .transform(Number)
const ColumnsForm = z
  .object({
    at: column,
    amount: column,
    memo: column,
    ref: column,
    payer: z.union([z.literal('').transform(() => undefined), column]).optional(),
  })
  .refine(({ at, amount, memo, ref }) => new Set([at, amount, memo, ref]).size === 4, {
    path: ['at'],
    message: 'Mỗi mục là một cột khác nhau',
  })

/** Bank statements: uploaded, read by their columns, and taken in. */
export function statementRoutes(app: App) {
  app.get(home, allow('payment.reconcile'), (req, reply) => showAll(req, reply))
  app.post(home, allow('payment.reconcile'), upload)
  app.get(`${home}/:id`, allow('payment.reconcile', { params }), (req, reply) =>
    showOne(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('payment.reconcile', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, ColumnsForm)
    if (!form.ok) return showOne(req, reply, id, form)
    const statement = await statementOf(req, id)
    const head = await readable(req, statement)
    if (statement.columns === null && head && head !== 'unreadable')
      await req.db.tx((tx) => start(tx, req, statement, { ...head, columns: form.value }))
    return reply.redirect(`${home}/${id}`, 303)
  })
}

const statementOf = async ({ db, who }: FastifyRequest, id: string) =>
  found(await db.read((q) => statementById(q, who.unit, id)), 'sao kê này')

const reader = ({ db, server }: FastifyRequest): Reader => ({
  db: () => db,
  files: server.world.files,
})

type Starting = Omit<Parameters<typeof startStatement>[3], 'now'>

const start = (tx: Tx, { who, now }: FastifyRequest, statement: Statement, starting: Starting) =>
  startStatement(tx, who, statement, { ...starting, now })

async function showAll(req: FastifyRequest, reply: FastifyReply, errors?: Errors) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => ({
    statements: await recentStatements(q, unit),
    account: await accountInUse(q, unit),
  }))
  return page(req, reply, <StatementsPage {...{ ...shown, errors }} />, errors ? 422 : 200)
}

const unreadable =
  'Không đọc được tệp. Trong bảng tính, chọn Lưu thành, loại XLSX hoặc “CSV UTF-8”, rồi tải lên lại'

async function upload(req: FastifyRequest, reply: FastifyReply) {
  const { files, errors } = await readUpload(req, types)
  const { who, now, db } = req
  const [file] = files
  if (errors['file']?.includes('không phải')) errors['file'] = 'Tệp phải là XLSX hoặc CSV'
  const account = await db.read((q) => accountInUse(q, who.unit))
  if (!account) errors['file'] = 'Đặt tài khoản nhận tiền trước khi nhập sao kê'
  if (!file && !errors['file']) errors['file'] = 'Chọn tệp sao kê XLSX hoặc CSV'
  if (!file || !account || Object.keys(errors).length > 0) return showAll(req, reply, errors)
  const id = await db.tx((tx) => addUploaded(tx, who, { file, account: account.id, now }))
  const statement = await statementOf(req, id)
  const head = await headOf(reader(req), who.unit, statement).catch(refusalOr)
  if (head && 'why' in head) {
    await db.tx((tx) => refuseStatement(tx, who.unit, id, head))
    return showAll(req, reply, { file: unreadable })
  }
  const columns = head && (await db.read((q) => layoutOf(q, who.unit, headingKey(head.heading))))
  if (columns) await db.tx((tx) => start(tx, req, statement, { ...head, columns }))
  return reply.redirect(`${home}/${id}`, 303)
}

async function showOne(req: FastifyRequest, reply: FastifyReply, id: string, retry?: Retry) {
  const statement = await statementOf(req, id)
  const head = statement.columns === null ? await readable(req, statement) : undefined
  return page(
    req,
    reply,
    <StatementPage {...{ statement, head: head === 'unreadable' ? undefined : head, ...retry }} />,
    retry ? 422 : 200,
  )
}

function refusalOr(error: unknown) {
  const refusal = unreadableOf(error)
  if (refusal) return refusal
  throw error
}

async function readable(req: FastifyRequest, statement: Statement) {
  try {
    return await headOf(reader(req), req.who.unit, statement)
  } catch (error) {
    if (unreadableOf(error)) return 'unreadable'
    throw error
  }
}
