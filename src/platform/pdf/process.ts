import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { PdfError, withoutQuotes } from './error.ts'
import type { Limits } from './limits.ts'
import type { Order, Printed } from './press.ts'

/** A process that prints one document at a time. */
export class Press {
  state: 'free' | 'printing' | 'ended' = 'free'
  readonly #child = launch()
  readonly #limits: Limits
  readonly #ended: () => void
  #documents = 0
  #idle: NodeJS.Timeout | undefined

  /** `ended` is called once, however the press ends. */
  constructor(limits: Limits, ended: () => void) {
    this.#limits = limits
    this.#ended = ended
    this.#child.once('exit', () => this.end())
    this.#child.once('error', () => this.end())
  }

  get pid() {
    return this.#child.pid
  }

  async print(order: Order): Promise<Uint8Array> {
    this.state = 'printing'
    clearTimeout(this.#idle)
    const printed = await answer(this.#child, order, this.#limits.perDocument).catch(
      (error: unknown) => {
        this.end()
        throw error
      },
    )
    this.#rest(printed.memory)
    if ('pdf' in printed) return printed.pdf
    throw new PdfError('template', order.template, printed.fault)
  }

  end() {
    if (this.state === 'ended') return
    this.state = 'ended'
    clearTimeout(this.#idle)
    this.#child.kill('SIGKILL')
    this.#ended()
  }

  #rest(memory: number) {
    this.#documents += 1
    const worn = this.#documents >= this.#limits.documents || memory >= this.#limits.memory
    if (worn) return this.end()
    if (this.state === 'printing') this.state = 'free'
    this.#idle = setTimeout(() => this.end(), this.#limits.idle).unref()
  }
}

const program = fileURLToPath(new URL('./press.ts', import.meta.url))

function launch(): ChildProcess {
  // A press needs nothing of our environment, which holds secrets.
  const child = fork(program, {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  // A press without work does not keep the program alive; the time limit of a document does.
  child.unref()
  child.channel?.unref()
  return child
}

/** What the press says of the order, or why it said nothing. */
function answer(child: ChildProcess, order: Order, limit: number): Promise<Printed> {
  const { promise, resolve, reject } = Promise.withResolvers<Printed>()
  let lastWords = ''
  const listen = (words: Buffer) => (lastWords = `${lastWords}${words.toString()}`.slice(-1000))
  const crashed = (code: unknown) =>
    reject(new PdfError('crashed', order.template, withoutQuotes(`${String(code)} ${lastWords}`)))
  const exited = (code: number | null, signal: string | null) => crashed(signal ?? code)
  const tooSlow = setTimeout(() => reject(new PdfError('too-slow', order.template)), limit)

  child.stderr?.on('data', listen)
  child.once('message', resolve).once('exit', exited).once('error', crashed)
  child.send(order, (error) => error && crashed(error))

  return promise.finally(() => {
    clearTimeout(tooSlow)
    child.stderr?.off('data', listen)
    child.off('message', resolve).off('exit', exited).off('error', crashed)
  })
}
