import type { Socket } from 'node:net'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { securityHeaders } from './headers.ts'
import { isForPrograms } from './programs.ts'

export const problemType = 'application/problem+json; charset=utf-8'

/** RFC 9457. */
const problem = (status: number, title: string) =>
  JSON.stringify({ type: 'about:blank', title, status })

/** An address that no route can read: nothing of the request is known, so the answer is plain. */
export function unreadableAddress(
  { statusCode = 400 }: { statusCode?: number },
  { url }: FastifyRequest,
  reply: FastifyReply,
) {
  const title = statusCode === 414 ? 'Địa chỉ quá dài' : 'Địa chỉ không đọc được'
  const isApi = isForPrograms(url)
  return reply
    .code(statusCode)
    .headers({ ...securityHeaders, 'content-type': isApi ? problemType : htmlType })
    .send(isApi ? problem(statusCode, title) : plainPage(title))
}

const htmlType = 'text/html; charset=utf-8'

const plainPage = (title: string) =>
  `<!doctype html><html lang="vi"><title>${title}</title><meta name="viewport" content="width=device-width">` +
  `<h1>${title}</h1><p>Địa chỉ có thể gõ nhầm. <span lang="en">The address cannot be read.</span></p>` +
  '<p><a href="/">Về trang chủ</a></p>'

const faults: Record<string, readonly [status: string, title: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Địa chỉ hoặc phần đầu quá dài'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Yêu cầu đến quá chậm'],
}

/** What is no HTTP, or too long to be read as such. */
export function unreadableRequest(error: Error & { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const [status, title] = faults[error.code ?? ''] ?? ['400 Bad Request', 'Yêu cầu không đọc được']
  const body = problem(Number.parseInt(status, 10), title)
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  )
}

type Routed = { method: string; url: string }

/** Which methods a path has, for who came with another one; wildcards match everything and say nothing. */
export function methodsOf(routes: readonly Routed[], path: string): string[] {
  const fits = routes.filter(({ url }) => !url.includes('*') && patternOf(url).test(path))
  return [...new Set(fits.map(({ method }) => method))].toSorted()
}

const patterns = new Map<string, RegExp>()

function patternOf(url: string): RegExp {
  let pattern = patterns.get(url)
  if (!pattern) {
    const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')
    pattern = new RegExp(`^${escaped}$`)
    patterns.set(url, pattern)
  }
  return pattern
}
