import { Agent, request as plain, type IncomingMessage } from 'node:http'
import { request as secured } from 'node:https'

export type Asked = {
  url: string
  method?: string
  headers?: Record<string, string>
  body?: string
  seconds?: number
}

/** An answer whose body has not been read yet. */
export type Answered = {
  status: number
  headers: IncomingMessage['headers']
  body: IncomingMessage
}

/** One connection at a time, kept open for a while: a device asks little. node's `fetch` would cost 7 MB more. */
const agents: { http?: Agent } = {}

/** Asks a server; throws when there is none, or when it says nothing for as long as we are patient. */
export function ask({ url, method = 'GET', headers, body, seconds = 20 }: Asked) {
  agents.http ??= new Agent({ keepAlive: false })
  const isSecured = url.startsWith('https:')
  return new Promise<Answered>((resolve, reject) => {
    const options = { method, headers: { ...headers, connection: 'close' } }
    const listen = (answer: IncomingMessage) =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer })
    const req = isSecured
      ? secured(url, options, listen)
      : plain(url, { ...options, ...(agents.http && { agent: agents.http }) }, listen)
    req.setTimeout(seconds * 1000, () => req.destroy(new Error('no answer in time')))
    req.once('error', reject)
    req.end(body)
  })
}

export async function textOf({ body }: Answered, most = 2_000_000): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) {
      body.destroy()
      throw new Error('the answer is too long')
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
