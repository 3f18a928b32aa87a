import { z } from 'zod'

import type { Fetch } from '#platform/module.ts'

import type { Reply } from './domain.ts'

const Answer = z.object({
  error_code: z.coerce.string().max(20),
  message: z.string().max(2_000).default(''),
})

const patience = 10_000
const mostBytes = 65_536

type Axis = { fetch: Fetch; address: string; patience?: number }

/**
 * Sends one message to the axis. Whatever is not a well-formed answer (no line, 5xx, a page of a proxy, a refused token) is the
 * line's fault and not the message's, so it is tried again.
 */
export async function ask(
  { fetch, address, patience: most = patience }: Axis,
  message: object,
): Promise<Reply> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(most),
    })
    if (!answer.ok) return { unreachable: `HTTP ${answer.status}` }
    const text = await answer.text()
    const read = Answer.safeParse(text.length > mostBytes ? undefined : JSON.parse(text))
    if (!read.success) return { unreachable: 'Câu trả lời không đúng cấu trúc' }
    return { code: read.data.error_code, message: read.data.message }
  } catch (error) {
    return { unreachable: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'Quá thời gian chờ'
  if (error instanceof SyntaxError) return 'Câu trả lời không đúng cấu trúc'
  return 'Không kết nối được'
}
