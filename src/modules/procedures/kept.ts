import { createHash, randomUUID } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyReply {
    keptAs?: string
  }
}

type Kept = { payload: unknown; encoding: string | undefined }

const pages = new Map<string, Kept>()
const mostPages = 400

// A new program may draw the page otherwise, so what its predecessor sent is not fresh any more.
const program = randomUUID()
// The frame around the page (name and address of the commune) changes rarely: it may be so old.
const frameAge = 300_000

/**
 * Answers a page that is the same for everybody from what is kept, here or in the visitor's browser; true when it did.
 * What is kept holds as long as the catalogue's stamp. Signed-in readers get theirs anew, for it carries their name.
 */
export function sendKept(req: FastifyRequest, reply: FastifyReply, stamp: string): boolean {
  if (req.who.kind !== 'public') return false
  const tag = tagOf(req, stamp)
  void reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-encoding',
  })
  if ((req.headers['if-none-match'] ?? '').split(/,\s*/).includes(tag)) {
    void reply.code(304).send()
    return true
  }
  const key = `${tag} ${req.headers['accept-encoding'] ?? ''}`
  const kept = pages.get(key)
  if (!kept) {
    reply.keptAs = key
    return false
  }
  if (kept.encoding) void reply.header('content-encoding', kept.encoding)
  void reply.type('text/html; charset=utf-8').send(kept.payload)
  return true
}

function tagOf(req: FastifyRequest, stamp: string): string {
  const { text, contrast } = req.cookies
  const age = Math.floor(req.now.epochMilliseconds / frameAge)
  const parts = [program, age, req.who.unit, stamp, req.url, req.lang, text, contrast]
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
}

/** Keeps a page that was just drawn for everybody, as it goes out. */
export async function keepSent(
  _: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.keptAs !== undefined && reply.statusCode === 200) {
    const encoding = reply.getHeader('content-encoding')
    pages.set(reply.keptAs, {
      payload,
      encoding: typeof encoding === 'string' ? encoding : undefined,
    })
    const [oldest] = pages.keys()
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
  }
  return payload
}
