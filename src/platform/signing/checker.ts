import { Worker } from 'node:worker_threads'

import { Problem } from '../problem.ts'
import { quota } from '../quota.ts'
import type { CheckReport, Trust } from './pades/check.ts'

/** Seconds and megabytes for one file. */
const longest = 20_000
const mostMegabytes = 192

const inTurn = quota({ most: 2, waiting: 20, patience: 30_000 })

/** Reading, holding and checking a file is one turn: two at once, whoever asks. */
export const checkInTurn = <Result>(work: () => Promise<Result>) => inTurn(work)

/** How long an idle thread is kept for the next file, in ms: its memory is the program's. */
const keptMs = 5_000

let free: Worker[] = []

/** Checks a file in a thread that is ended when it takes too long or too much memory; the file is then called hostile. */
export async function checkApart(pdf: Uint8Array, trust: Trust): Promise<CheckReport> {
  const worker = free.pop() ?? launch()
  worker.ref()
  try {
    const report = await answer(worker, pdf, trust)
    rest(worker)
    return report
  } catch (error) {
    void worker.terminate()
    throw error
  }
}

const program = new URL('./check-thread.ts', import.meta.url)

const launch = () =>
  new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 8 },
    env: {},
    stdout: true,
    stderr: true,
  })

/** A thread waits a moment for the next file; it does not keep the program alive. */
function rest(worker: Worker) {
  worker.unref()
  free = [...free, worker]
  setTimeout(() => {
    if (!free.includes(worker)) return
    free = free.filter((each) => each !== worker)
    void worker.terminate()
  }, keptMs).unref()
}

function answer(worker: Worker, pdf: Uint8Array, trust: Trust): Promise<CheckReport> {
  const { promise, resolve, reject } = Promise.withResolvers<CheckReport>()
  const refuse = () =>
    reject(new Problem(422, 'Tệp này không kiểm tra được: quá phức tạp hoặc được làm để gây lỗi'))
  const timer = setTimeout(refuse, longest)
  worker.once('message', resolve).once('error', refuse).once('exit', refuse)
  worker.postMessage({ pdf, trust })
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', refuse).off('exit', refuse)
  })
}
