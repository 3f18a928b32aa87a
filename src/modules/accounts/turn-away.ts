import type { ServerResponse } from 'node:http'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { isForPrograms } from '#platform/programs.ts'

const retryAfter = '2'

/** Refusals go out together, this often, in ms: who asks again at once must not keep us busy with saying no. */
const every = 50

/** So often the log says how many were turned away, in ms; a line for each would cost more than the answer. */
const tellEvery = 10_000

const title = 'Quá nhiều lượt yêu cầu. Vui lòng chờ một lát rồi thử lại'
const problem = Buffer.from(JSON.stringify({ type: 'about:blank', title, status: 429 }))
const page = Buffer.from(
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>429</title><h1>${title}</h1></html>`,
)

/** Answers 429, as short as it can be: a page, or the way through the hooks, would cost more than the flood does. */
export function refusals() {
  let held: (() => void)[] = []
  const count = counted()
  const send = () => {
    const now = held
    held = []
    for (const refuse of now) refuse()
  }
  return (req: FastifyRequest, reply: FastifyReply) => {
    void reply.hijack()
    count(req)
    const isProgram = isForPrograms(req.url)
    // A body that was announced is not read: the connection ends with the answer.
    const ends = req.headers['transfer-encoding'] !== undefined || hasLength(req)
    if (held.push(() => refuse(reply.raw, isProgram, ends)) === 1) setTimeout(send, every)
  }
}

const hasLength = ({ headers }: FastifyRequest) => Number(headers['content-length'] ?? 0) > 0

function refuse(answer: ServerResponse, isProgram: boolean, ends: boolean) {
  const body = isProgram ? problem : page
  answer.writeHead(429, {
    'content-type': isProgram
      ? 'application/problem+json; charset=utf-8'
      : 'text/html; charset=utf-8',
    'content-length': body.length,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'retry-after': retryAfter,
    ...(ends && { connection: 'close' }),
  })
  answer.end(body)
}

function counted() {
  let turnedAway = 0
  let told = -tellEvery
  return ({ log }: FastifyRequest) => {
    turnedAway += 1
    const now = performance.now()
    if (now - told < tellEvery) return
    log.warn({ turnedAway }, 'too many requests')
    turnedAway = 0
    told = now
  }
}
