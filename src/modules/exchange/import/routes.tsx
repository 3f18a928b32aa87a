import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { staffNames } from '#modules/accounts/index.ts'
import type { Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found as orMissing } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { readUpload } from '#platform/uploads.ts'

import { systems } from '../mirror/domain.ts'
import { readMoment } from '../mirror/typed.ts'
import { ImportPage } from '../pages/import-page.tsx'
import { ImportsPage } from '../pages/imports-page.tsx'
import { atOnce, cancelImport, confirmImport, startImport } from './actions.ts'
import { checkFile } from './check.ts'
import { exampleColumns } from './columns.ts'
import { faultsAsCsv } from './faults-csv.ts'
import {
  appliedBefore,
  faultsOf,
  importById,
  mostFaults,
  recentImports,
  type Import,
} from './store.ts'

const home = '/can-bo/ho-so-ngoai/nhap'
const params = z.object({ id: z.uuid() })
const Query = z.object({
  cursor: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
})

/** A list of a million dossiers is a file of about 150 MB. */
const mostBytes = 400 * 1024 * 1024

/** Text has no mark of its own, and what a container holds is seen when it is read. */
const listTypes = {
  'application/octet-stream': 'CSV',
  'text/csv': 'CSV',
  'text/plain': 'CSV',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/zip': 'XLSX',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/x-cfb': 'XLS',
}

/** Nhập tệp: a list from another system, looked through first, taken in when an officer says so. */
export function importRoutes(app: App) {
  app.get(home, allow('mirror.edit'), (req, reply) => showAll(req, reply))
  app.post(home, allow('mirror.edit'), upload)
  app.get(`${home}/mau.csv`, allow('mirror.edit'), (_, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="mau-ho-so.csv"')
      .send(`\ufeff${exampleColumns.join(',')}\r\n`),
  )
  app.get(`${home}/:id/loi.csv`, allow('mirror.edit', { params }), sendFaults)
  app.get(`${home}/:id`, allow('mirror.edit', { params, querystring: Query }), (req, reply) =>
    showOne(req, reply, req.params.id, { after: req.query.cursor ?? 0 }),
  )
  app.post(`${home}/:id/nhap`, allow('mirror.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const leaveOut = (req.body as Record<string, string> | undefined)?.['leaveOut'] === 'yes'
    const done = await req.db.tx((tx) => confirmImport(tx, req.who, { id, leaveOut, now: req.now }))
    return answer(req, reply, id, done)
  })
  app.post(`${home}/:id/huy`, allow('mirror.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const done = await req.db.tx((tx) => cancelImport(tx, req.who, id, req.now))
    return answer(req, reply, id, done)
  })
}

type Done = Awaited<ReturnType<typeof confirmImport>>

const why = {
  'not-checked': 'Tệp này không còn chờ nhập: đã nhập, đã hủy hoặc đang kiểm tra',
  'has-faults': 'Tệp có dòng lỗi. Đánh dấu bỏ qua các dòng lỗi, hoặc sửa tệp rồi tải lên lại',
  'nothing-right': 'Tệp không có dòng nào đúng để nhập',
}

function answer(req: FastifyRequest, reply: FastifyReply, id: string, done: Done) {
  if (done.ok) return reply.redirect(`${home}/${id}`, 303)
  const name = done.why === 'has-faults' ? 'leaveOut' : '_'
  return showOne(req, reply, id, { after: 0, errors: { [name]: why[done.why] } })
}

async function showAll(req: FastifyRequest, reply: FastifyReply, retry?: Retry) {
  const imports = await req.db.read((q) => recentImports(q, req.who.unit))
  return page(
    req,
    reply,
    <ImportsPage {...{ imports, now: req.now, ...retry }} />,
    retry ? 422 : 200,
  )
}

async function upload(req: FastifyRequest, reply: FastifyReply) {
  const { filled, files, errors } = await readUpload(req, listTypes, mostBytes)
  const system = systems.find((one) => one === filled['system'])
  if (!system) errors['system'] = 'Chọn hệ thống gốc của tệp'
  const takenAt = readMoment(filled['takenAt'] ?? '')
  if (!takenAt) errors['takenAt'] = 'Ghi lúc lấy tệp, ví dụ 02/09/2026 14:30'
  else if (Temporal.Instant.compare(takenAt, req.now.add({ minutes: 10 })) > 0)
    errors['takenAt'] = 'Lúc lấy tệp không thể ở tương lai'
  const [file] = files
  if (errors['file']?.includes('không phải')) errors['file'] = 'Tệp phải là CSV hoặc XLSX'
  if (!file && !errors['file']) errors['file'] = 'Chọn tệp CSV hoặc XLSX có dữ liệu'
  if (!file || !system || !takenAt || Object.keys(errors).length > 0)
    return showAll(req, reply, { filled, errors })
  const given = { file, system, takenAt, now: req.now }
  const id = await req.db.tx((tx) => startImport(tx, req.who, given))
  if (file.size <= atOnce) {
    const looker = { db: () => req.db, files: req.server.world.files, now: () => req.now }
    await checkFile(looker, req.who.unit, id)
  }
  return reply.redirect(`${home}/${id}`, 303)
}

/** What is wrong, as a list to mend the file by. */
async function sendFaults(
  req: FastifyRequest<{ Params: z.output<typeof params> }>,
  reply: FastifyReply,
) {
  const { unit } = req.who
  const { id } = req.params
  const faults = await req.db.read(async (q) => {
    orMissing(await importById(q, unit, id), 'lần nhập này')
    return (await faultsOf(q, unit, id, 0, mostFaults)).items
  })
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="loi.csv"')
    .send(faultsAsCsv(faults))
}

type Shown = { after: number; errors?: Record<string, string> }

async function showOne(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { after, errors }: Shown,
) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => {
    const found = orMissing(await importById(q, unit, id), 'lần nhập này')
    const by = found.startedBy.replace(/^staff:/, '')
    return {
      found,
      faults: await faultsOf(q, unit, id, after),
      before: await appliedBefore(q, unit, found),
      by:
        (
          await staffNames(
            q,
            [by].filter((one) => one !== found.startedBy),
          )
        ).get(by) ?? '',
    }
  })
  // Without script the page comes again by itself while the work goes on.
  if (isAtWork(shown.found)) void reply.header('refresh', '4')
  return page(
    req,
    reply,
    <ImportPage {...{ ...shown, errors, now: req.now }} />,
    errors ? 409 : 200,
  )
}

const isAtWork = ({ state }: Import) => state === 'checking' || state === 'applying'
