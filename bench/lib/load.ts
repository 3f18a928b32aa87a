import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Request = {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}
export type Answer = { status: number; body: string; location: string | undefined }

/** One keep-alive connection that sends a request at a time; as thin as it can be, so that it does not measure itself. */
export class Client {
  private readonly socket: Socket
  private received: Buffer = Buffer.alloc(0)
  private waiting: { done: (answer: Answer) => void; failed: (error: Error) => void } | undefined
  private readonly host: string

  constructor(port: number) {
    this.host = `localhost:${port}`
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.socket.on('data', (chunk: Buffer) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
      this.deliver()
    })
    this.socket.on('error', (error) => this.waiting?.failed(error))
    this.socket.on('close', () => this.waiting?.failed(new Error('The server hung up')))
  }

  send({ method, path, headers = {}, body = '' }: Request): Promise<Answer> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const length = method === 'POST' ? `content-length: ${Buffer.byteLength(body)}\r\n` : ''
    this.socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\n${lines.join('')}${length}\r\n${body}`,
    )
    return new Promise((done, failed) => (this.waiting = { done, failed }))
  }

  close() {
    this.socket.destroy()
  }

  private deliver() {
    const end = this.received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.received.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.received.length < end + 4 + length) return
    const body = this.received.toString('utf8', end + 4, end + 4 + length)
    this.received = this.received.subarray(end + 4 + length)
    const location = /^location: (.+)$/im.exec(head)?.[1]?.trim()
    this.waiting?.done({ status: Number(head.slice(9, 12)), body, location })
  }
}

export type Measured = {
  rate: number
  p50: number
  p95: number
  p99: number
  requests: number
  errors: number
  /** How often each unexpected status was answered. */
  refused?: Record<number, number>
}

type Load = {
  port: number
  clients: number
  seconds: number
  next: () => Request
  expect?: number[]
  /** Milliseconds from one request of a client to its next; without it each waits for the answer only. */
  every?: number
}

/**
 * Sends requests for so many seconds from so many clients; times in milliseconds, rate per second. At a pace the time
 * runs from the moment when the request was due, so a server that falls behind cannot hide it.
 */
export async function load({
  port,
  clients,
  seconds,
  next,
  expect = [200],
  every,
}: Load): Promise<Measured> {
  const times: number[] = []
  const refused: Record<number, number> = {}
  const until = performance.now() + seconds * 1_000
  const begun = performance.now()
  const one = async (_: unknown, nth: number) => {
    const client = new Client(port)
    let due = begun + (nth / clients) * (every ?? 0)
    while (performance.now() < until) {
      if (every !== undefined) await sleep(Math.max(0, due - performance.now()))
      const at = every === undefined ? performance.now() : due
      due += every ?? 0
      const { status } = await client.send(next())
      times.push(performance.now() - at)
      if (!expect.includes(status)) refused[status] = (refused[status] ?? 0) + 1
    }
    client.close()
  }
  await Promise.all(Array.from({ length: clients }, one))
  const errors = Object.values(refused).reduce((sum, count) => sum + count, 0)
  const seen = measured(times, (performance.now() - begun) / 1_000)
  return { ...seen, errors, ...(errors > 0 && { refused }) }
}

export function measured(times: number[], seconds: number) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return {
    rate: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    requests: times.length,
  }
}
