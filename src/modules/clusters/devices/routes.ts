import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { limit } from '#platform/rate.ts'

import { noteAnswers } from '../orders/answers.ts'
import { ordersAfter } from '../orders/store.ts'
import { Answer, Beat } from '../watch/beat.ts'
import { noteHeard } from '../watch/heard.ts'
import { callingDevice } from './calling.ts'
import { takeLog } from './logs.ts'

const After = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
})
const Answers = z.object({ answers: z.array(Answer).max(500) })

/** Sent by every device every minute. */
const routine = { config: { permission: 'device', routine: true } }

/** What a device says and asks while its MQTT is away. Each of these routes first finds out which device it is. */
export function deviceRoutes(app: App) {
  app.get('/device/v1/orders', allow('device', { querystring: After }), async (req) => {
    const { device } = await callingDevice(req)
    const orders = await req.db.read((q) => ordersAfter(q, device, req.query.after, req.now))
    return { orders: orders.map(({ envelope }) => envelope) }
  })
  app.post('/device/v1/answers', routine, async (req, reply) => {
    const { device, unit } = await callingDevice(req)
    const { answers } = read(Answers, req.body)
    const all = answers.map((one) => ({ ...one, device }))
    if (all.length > 0) await req.db.tx((tx) => noteAnswers(tx, unit, all, req.now))
    return reply.code(204).send()
  })
  app.post('/device/v1/health', routine, async (req, reply) => {
    const { device, unit } = await callingDevice(req)
    const beat = read(Beat, req.body)
    // Whoever sends a beat is there, whatever it says of its line.
    const state = beat.state === 'offline' ? 'online' : beat.state
    await req.db.tx((tx) => noteHeard(tx, unit, [{ device, state, beat }], req.now))
    return reply.code(204).send()
  })
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'text/plain',
      { parseAs: 'string', bodyLimit: 262_144 },
      (_, body, done) => done(null, body),
    )
    scope.post('/device/v1/logs', allow('device'), async (req, reply) => {
      const calling = await callingDevice(req)
      if (typeof req.body !== 'string') throw new Problem(415, 'Nhật ký gửi dưới dạng text/plain')
      const text = req.body
      // A log is sent when somebody asks for it; older ones are written over.
      const bucket = `device log ${calling.device}`
      await limit(req.db, req.now, { bucket, most: 12, seconds: 60 })
      await req.db.tx((tx) => takeLog(tx, calling, text, req.now))
      return reply.code(204).send()
    })
  })
}

/** A body is judged after the device is known: strangers learn nothing about what we take. */
function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new Problem(
    400,
    `Không đúng mẫu của giao thức: ${z.prettifyError(parsed.error).slice(0, 300)}`,
  )
}
