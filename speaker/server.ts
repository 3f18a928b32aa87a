import type { Clock } from './clock.ts'
import { ask, textOf, type Answered, type Asked } from './http.ts'
import type { Answer, Enrolled, Play } from './messages.ts'
import { number, object, saidIn } from './reading.ts'
import { readEnrolled } from './store.ts'
import type { World } from './world.ts'

/** Our secret opens nothing any more. */
export class Revoked extends Error {}

/** The server has no answer for us now: it is away, or in trouble. */
export class Away extends Error {}

type Parts = { server: string; world: World; clock: Clock; secret: () => string | undefined }

/** Máy chủ, as a device sees it over HTTPS. */
export type Server = ReturnType<typeof serverAt>

export function serverAt({ server, world, clock, secret }: Parts) {
  const root = `${server.replace(/\/$/, '')}/device/v1`

  /** Every answer teaches the time. */
  const call = async (path: string, asked: Omit<Asked, 'url'> = {}): Promise<Answered> => {
    const began = world.monotonic()
    const known = secret()
    const headers = { ...asked.headers, ...(known && { authorization: `Bearer ${known}` }) }
    const answer = await ask({ ...asked, url: `${root}${path}`, headers })
    const time = Date.parse(answer.headers.date ?? '')
    if (!Number.isNaN(time)) clock.learn(time, world.monotonic() - began)
    if (answer.status === 401) {
      answer.body.resume()
      throw new Revoked(path)
    }
    return answer
  }

  const post = async (path: string, value: unknown) => {
    const body = JSON.stringify(value)
    const answer = await call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return { answer, text: await textOf(answer) }
  }

  const must = async (path: string, value: unknown) => {
    const { answer, text } = await post(path, value)
    if (answer.status >= 300) throw new Away(`${path}: ${answer.status}`)
    return text
  }

  return {
    call,
    /** undefined while no cluster waits for this code. */
    async enrol(asked: { code: string; firmware: string; serial?: string; model?: string }) {
      const { answer, text } = await post('/enrol', asked)
      if (answer.status === 404 || answer.status === 429) return undefined
      if (answer.status >= 500 || answer.status === 422 || answer.status === 400)
        throw new Away(`${answer.status} ${saidIn(text)}`)
      if (answer.status !== 201) throw new Error(`enrol: ${answer.status}`)
      return readEnrolled(JSON.parse(text)) satisfies Enrolled
    },
    /** The envelope as it is sent; undefined when nothing has changed since. */
    async plan(revision: number | undefined): Promise<unknown> {
      const headers = revision === undefined ? undefined : { 'if-none-match': `"${revision}"` }
      const answer = await call('/plan', headers && { headers })
      const text = await textOf(answer)
      if (answer.status === 304) return undefined
      if (answer.status !== 200) throw new Away(`plan: ${answer.status}`)
      return JSON.parse(text) as unknown
    },
    async orders(after: number): Promise<unknown[]> {
      const answer = await call(`/orders?after=${after}`)
      const text = await textOf(answer)
      if (answer.status !== 200) throw new Away(`orders: ${answer.status}`)
      const { orders } = object(JSON.parse(text))
      return Array.isArray(orders) ? orders : []
    },
    answers: (answers: readonly Answer[]) => must('/answers', { answers }),
    async plays(plays: readonly Play[]): Promise<number> {
      const { taken } = object(JSON.parse(await must('/plays', { plays })))
      return number(taken, 0)
    },
    beat: (beat: object) => must('/health', beat),
    async logs(text: string) {
      const headers = { 'content-type': 'text/plain; charset=utf-8' }
      const answer = await call('/logs', { method: 'POST', headers, body: text })
      await textOf(answer)
      if (answer.status >= 300) throw new Away(`logs: ${answer.status}`)
    },
  }
}
