import { createHash, randomUUID } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

// A new program may draw the page otherwise, so what its predecessor sent is not fresh any more.
const program = randomUUID()

/**
 * Marks a page for everybody so that a browser may keep it and ask again; true when the browser's is still good.
 * Signed-in readers get theirs anew, for it carries their name.
 */
export function isStillGood(req: FastifyRequest, reply: FastifyReply, stamp: string): boolean {
  if (req.who.kind !== 'public') return false
  const { text, contrast } = req.cookies
  const parts = [program, req.who.unit, stamp, req.url, req.lang, text, contrast]
  const tag = `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
  void reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-encoding',
  })
  return (req.headers['if-none-match'] ?? '').split(/,\s*/).includes(tag)
}
