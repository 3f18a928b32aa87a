import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

const br = promisify(brotliCompress)
const gz = promisify(gzip)
const worthIt = 1_400

/** Sends a page. The frame (layout context) is put around it by the application. */
export async function page(req: FastifyRequest, reply: FastifyReply, node: VNode, status = 200) {
  const counts = await req.server.navCounts(req)
  const html = `<!doctype html>${renderToString(req.server.frame(req, node, counts))}`
  void reply.code(status).header('content-type', 'text/html; charset=utf-8')
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store')
  return reply.send(await packed(req, reply, html))
}

async function packed(req: FastifyRequest, reply: FastifyReply, html: string) {
  const accepts = req.headers['accept-encoding'] ?? ''
  // Bytes at once: a text is measured first and encoded after.
  if (html.length < worthIt || accepts === '') return Buffer.from(html)
  void reply.header('vary', 'accept-encoding')
  if (accepts.includes('br')) {
    void reply.header('content-encoding', 'br')
    return br(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  }
  if (accepts.includes('gzip')) {
    void reply.header('content-encoding', 'gzip')
    return gz(html, { level: 5 })
  }
  return Buffer.from(html)
}
