import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { callingDevice, planKey } from '#modules/clusters/index.ts'
import { count } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { system } from '#platform/who.ts'

import { planOf, type KeptPlan } from './item-store.ts'
import { planClusters } from './planning.ts'

const sound = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What devices fetch: their plan and its sounds (docs/protocols/speaker.md). */
export function deviceRoutes(app: App) {
  app.get('/device/v1/plan', allow('device'), sendPlan)
  app.get('/device/v1/audio/:sha256', allow('device', { params: sound }), (req, reply) =>
    sendSound(req, reply, req.params.sha256),
  )
}

async function sendPlan(req: FastifyRequest, reply: FastifyReply) {
  const { cluster, device, unit } = await callingDevice(req)
  const kept = await req.db.read((q) => planOf(q, cluster))
  const plan = kept && isFor(kept, device) ? kept : await planNow(req, cluster, unit)
  if (!plan || !isFor(plan, device)) throw notFound('chương trình của cụm này')
  const tag = `"${plan.revision}"`
  reply.header('etag', tag).header('cache-control', 'private, no-cache')
  if (req.headers['if-none-match'] === tag) return reply.code(304).send()
  const { payload, signature, keyId: key } = plan
  return reply.send({ payload, signature, key })
}

/** A plan names its device: that of the box before is of no use to a new one. */
const isFor = ({ payload }: KeptPlan, device: string): boolean =>
  (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { device: string }).device === device

/** A device that has just been enrolled does not wait for the job. */
async function planNow(req: FastifyRequest, cluster: string, unit: number) {
  const key = await planKey(req.db, req.server.world.sessionKey)
  return req.db.tx(async (tx) => {
    await planClusters(tx, system(unit), { now: req.now, key })
    return planOf(tx, cluster)
  })
}

/** Only sounds of this cluster's items: another commune's, or one not yet approved, is not there. */
const isToldTo = async (q: Read, cluster: string, sha256: string): Promise<boolean> =>
  (
    await q.one(count)`
      select count(*)::int from (select from broadcasts.item
        where unit_id = platform.unit() and cluster_id = ${cluster}::uuid and sha256 = ${sha256} limit 1) as one
    `
  ).count > 0

async function sendSound(req: FastifyRequest, reply: FastifyReply, sha256: string) {
  const { cluster } = await callingDevice(req)
  if (!(await req.db.read((q) => isToldTo(q, cluster, sha256)))) throw notFound('âm thanh này')
  const path = req.server.world.files.path(Buffer.from(sha256, 'hex'))
  const { size } = await stat(path)
  reply.header('accept-ranges', 'bytes').header('content-type', 'audio/ogg')
  reply.header('etag', `"${sha256}"`)
  const range = rangeOf(req.headers.range, size)
  if (range === 'beyond') {
    reply.header('content-range', `bytes */${size}`)
    throw new Problem(422, 'Phần được hỏi không có trong tệp')
  }
  if (!range) return reply.header('content-length', size).send(createReadStream(path))
  const { start, end } = range
  reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
  return reply
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }))
}

/** One range from a byte on, as a download that goes on asks; any other form is answered with the whole (RFC 9110, 14.2). */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '') return undefined
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'beyond'
  return end < start ? undefined : { start, end }
}
