// The program of the thread that checks strangers' files: our own JavaScript, so it can be ended, and its memory is bounded.
import { parentPort } from 'node:worker_threads'

import { checkPdf, type Trust } from './pades/check.ts'

parentPort?.on('message', ({ pdf, trust }: { pdf: Uint8Array; trust: Trust }) => {
  parentPort?.postMessage(checkPdf(pdf, trust))
})
