import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { lower, memoryOf } from '../child.ts'
import { ScanError } from './error.ts'
import type { PageLook, ScanAnswer, ScanOrder } from './order.ts'

export type ScanLimits = {
  /** Milliseconds for everything, and for one page. */
  whole: number
  page: number
  /** Bytes that the process may hold. */
  memory: number
}

export const usualLimits: ScanLimits = {
  whole: 20 * 60_000,
  page: 20_000,
  memory: 900 * 1024 * 1024,
}

const program = fileURLToPath(new URL('./reader.ts', import.meta.url))

/** One order, one process: what a hostile file breaks, hangs or fills ends with it. The desk goes before, so it runs at low priority. */
export function readIn(
  order: ScanOrder,
  onPage: (page: PageLook) => void,
  limits: ScanLimits,
): Promise<Exclude<ScanAnswer, { kind: 'page' | 'fault' }>> {
  // It needs nothing of our environment, which holds secrets.
  const child = fork(program, {
    env: {},
    execArgv: ['--max-old-space-size=400'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  lower(child)
  const { promise, resolve, reject } =
    Promise.withResolvers<Exclude<ScanAnswer, { kind: 'page' | 'fault' }>>()
  const fail = (why: ScanError['why']) => reject(new ScanError(why))
  const whole = setTimeout(() => fail('too-slow'), limits.whole)
  let page = setTimeout(() => fail('too-slow'), limits.page)
  const memory = setInterval(() => memoryOf(child) > limits.memory && fail('too-much-memory'), 200)
  child.on('message', (answer: ScanAnswer) => {
    if (answer.kind === 'fault') return fail(answer.why)
    if (answer.kind !== 'page') return resolve(answer)
    clearTimeout(page)
    page = setTimeout(() => fail('too-slow'), limits.page)
    return onPage(answer)
  })
  child.once('exit', () => fail('crashed')).once('error', () => fail('crashed'))
  child.send(order, (error) => error && fail('crashed'))
  return promise.finally(() => {
    clearTimeout(whole)
    clearTimeout(page)
    clearInterval(memory)
    child.kill('SIGKILL')
  })
}
