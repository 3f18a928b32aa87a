import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found, notFound, Problem } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'
import { page } from '#platform/render.tsx'
import { checkInTurn } from '#platform/signing/checker.ts'
import { sha256 } from '#platform/signing/cms/algorithms.ts'
import { pemOf } from '#platform/signing/cms/certificate.ts'

import { checks } from './api.ts'
import { checkSignatures, rootsOf } from './check.ts'
import { typedCode } from './domain.ts'
import { CheckedPage, CheckPage, RegisteredPage } from './pages/check-pages.tsx'
import { checkHome, rootsPath } from './pages/other-programs.tsx'
import { documentByCode, documentByHash } from './store.ts'
import { pdfSent } from './upload.ts'

const params = z.object({ code: z.string().max(40) })
const Typed = z.object({
  code: z
    .string('Nhập mã xác minh')
    .trim()
    .min(1, 'Nhập mã xác minh')
    .max(60, 'Mã gồm 10 chữ và số'),
})

/** What a visitor may see of the register does not hang on who she is: her own rows are not the question. */
const dbOf = ({ who, db, server }: FastifyRequest) =>
  who.kind === 'public' ? db : server.world.database.as({ unit: who.unit })

const count = (req: FastifyRequest) => limitNetwork(req, 'check', checks)

/** Xác minh, for everybody: by code, by file, or both. */
export function checkRoutes(app: App) {
  app.get(checkHome, allow('public'), (req, reply) => page(req, reply, <CheckPage />))
  app.post(`${checkHome}/ma`, allow('public'), async (req, reply) => {
    const form = readForm(req, Typed)
    if (!form.ok) return page(req, reply, <CheckPage {...form} />, 422)
    const code = typedCode(form.value.code)
    if (code !== '' && (await registered(req, code)))
      return reply.redirect(`${checkHome}/${code}`, 303)
    const errors = { code: 'Không có kết quả nào mang mã này. Kiểm tra lại từng chữ' }
    return page(req, reply, <CheckPage filled={form.filled} {...{ errors }} />, 422)
  })
  app.post(`${checkHome}/tep`, allow('public'), checkFile)
  app.get(rootsPath, allow('public'), sendRoots)
  app.get(`${checkHome}/:code`, allow('public', { params }), async (req, reply) => {
    const document = found(await registered(req, typedCode(req.params.code)), 'kết quả mang mã này')
    return page(req, reply, <RegisteredPage {...{ document }} />)
  })
  app.post(`${checkHome}/:code/tep`, allow('public', { params }), (req, reply) =>
    compare(req, reply, req.params.code),
  )
}

async function registered(req: FastifyRequest, code: string) {
  await count(req)
  return dbOf(req).read((q) => documentByCode(q, req.who.unit, code))
}

async function fileChecked(req: FastifyRequest) {
  await count(req)
  return checkInTurn(async () => {
    const pdf = await pdfSent(req)
    const believer = { db: dbOf(req), unit: req.who.unit }
    return { hash: sha256(pdf), report: await checkSignatures(req.server.world, pdf, believer) }
  })
}

async function checkFile(req: FastifyRequest, reply: FastifyReply) {
  try {
    const { hash, report } = await fileChecked(req)
    const registered = await dbOf(req).read((q) => documentByHash(q, req.who.unit, hash))
    const name = req.lang === 'en' ? 'The file you sent' : 'Tệp bạn đã gửi'
    return await page(req, reply, <CheckedPage {...{ name, report, registered }} />)
  } catch (error) {
    const errors = fieldErrors(error)
    return page(req, reply, <CheckPage {...{ errors }} />, (error as Problem).status)
  }
}

async function compare(req: FastifyRequest, reply: FastifyReply, typed: string) {
  const document = found(await registered(req, typedCode(typed)), 'kết quả mang mã này')
  const { hash, report } = await fileChecked(req)
  const compared = document.sha256?.equals(hash) ? 'same' : 'other'
  return page(req, reply, <RegisteredPage {...{ document, compared, report }} />)
}

/** What is wrong with the file stands beside its field; anything else goes its way. */
function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem) || error.status === 429 || error.status === 503) throw error
  return { file: error.fields['file'] ?? error.message }
}

/** What is trusted here, for whoever checks with other programs. */
async function sendRoots(req: FastifyRequest, reply: FastifyReply) {
  const roots = await rootsOf(req.server.world, { db: dbOf(req), unit: req.who.unit })
  if (roots.length === 0) throw notFound('chứng thư gốc: chưa khai báo')
  return reply
    .headers({
      'content-type': 'application/x-pem-file',
      'content-disposition': 'attachment; filename="chung-thu-goc.pem"',
      'cache-control': 'no-cache',
    })
    .send(roots.map(pemOf).join(''))
}
