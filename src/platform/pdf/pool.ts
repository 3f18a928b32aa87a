import { PdfError } from './error.ts'
import type { Limits } from './limits.ts'
import type { Order } from './press.ts'
import { Press } from './process.ts'

type Job = { order: Order; done: (pdf: Uint8Array) => void; failed: (error: unknown) => void }

/** Prints documents on a few presses, first come first served; a press starts when there is work. */
export function pressPool(limits: Limits) {
  const presses = new Set<Press>()
  const waiting: Job[] = []

  const print = (order: Order) =>
    new Promise<Uint8Array>((done, failed) => {
      if (waiting.length >= limits.waiting) return failed(new PdfError('busy', order.template))
      waiting.push({ order, done, failed })
      feed()
    })

  function feed() {
    const press = waiting.length > 0 ? freePress() : undefined
    const job = press && waiting.shift()
    if (!job) return
    void press.print(job.order).then(job.done, job.failed).finally(feed)
  }

  function freePress(): Press | undefined {
    const free = [...presses].find(({ state }) => state === 'free')
    return free ?? (presses.size < limits.presses ? hirePress() : undefined)
  }

  function hirePress(): Press {
    const press: Press = new Press(limits, () => presses.delete(press))
    presses.add(press)
    return press
  }

  /** Ends the presses; documents still waiting are refused. */
  function close() {
    for (const { order, failed } of waiting.splice(0)) failed(new PdfError('busy', order.template))
    for (const press of presses) press.end()
  }

  return { print, close, pids: () => [...presses].map(({ pid }) => pid) }
}
