import type { FastifyReply, FastifyRequest } from 'fastify'

import { papersToScan, type PaperDossier } from '#modules/dossiers/index.ts'
import { record } from '#platform/events.ts'
import { between, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'

import { aboutBatch } from './events.ts'
import { home } from './pages/bundles-page.tsx'
import { SeparatorsPage } from './pages/separators-page.tsx'
import { mostSheets, separatorsPdf, sheetsOf } from './separators.ts'

const path = `${home}/to-phan-cach`

/** Tờ phân cách: for dossiers of late that still have papers without a scan, or any by code. */
export function separatorRoutes(app: App) {
  app.get(path, allow('scan.digitise'), (req, reply) => show(req, reply, {}))
  app.post(path, allow('scan.digitise'), print)
}

async function show(req: FastifyRequest, reply: FastifyReply, filled: Filled, errors?: Errors) {
  const since = req.now.subtract({ hours: 24 * 30 })
  const dossiers = await req.db.read((q) => papersToScan(q, req.who.unit, { since, limit: 60 }))
  const status = errors ? 422 : 200
  return page(req, reply, <SeparatorsPage {...{ dossiers, filled, errors }} />, status)
}

const mostCodes = 60

function codesIn(filled: Filled): string[] {
  const typed = `${filled['ho-so'] ?? ''}${between}${filled['ma'] ?? ''}`
  const codes = typed.split(/[\s,;]+/).map((code) => code.trim().toUpperCase())
  return [...new Set(codes.filter(Boolean))]
}

async function print(req: FastifyRequest, reply: FastifyReply) {
  const filled = (req.body ?? {}) as Filled
  const codes = codesIn(filled)
  if (codes.length === 0) return show(req, reply, filled, { 'ho-so': 'Chọn ít nhất một hồ sơ' })
  if (codes.length > mostCodes)
    return show(req, reply, filled, { ma: `Mỗi lần in tối đa ${mostCodes} hồ sơ` })
  const found = await req.db.read((q) => papersToScan(q, req.who.unit, { codes, limit: mostCodes }))
  const missing = codes.filter((code) => !found.some((dossier) => dossier.code === code))
  if (missing.length > 0)
    return show(req, reply, filled, {
      ma: `Không có giấy tờ chưa quét trong: ${missing.slice(0, 5).join(', ').slice(0, 300)}`,
    })
  return send(req, reply, inOrder(found, codes), filled)
}

const inOrder = (found: readonly PaperDossier[], codes: readonly string[]) =>
  found.toSorted((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code))

async function send(
  req: FastifyRequest,
  reply: FastifyReply,
  dossiers: readonly PaperDossier[],
  filled: Filled,
) {
  const sheets = sheetsOf(dossiers)
  if (sheets.length > mostSheets)
    return show(req, reply, filled, {
      'ho-so': `Mỗi lần in tối đa ${mostSheets} tờ, hãy bớt hồ sơ`,
    })
  const pdf = await separatorsPdf(sheets, req.now)
  const told = { dossiers: dossiers.length, sheets: sheets.length }
  await req.db.tx((tx) => record(tx, req.who, 'separators.printed', aboutBatch(newId()), told))
  return reply
    .type('application/pdf')
    .header('content-disposition', 'inline; filename="to-phan-cach.pdf"')
    .send(Buffer.from(pdf))
}
