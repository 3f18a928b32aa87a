import type { ScanAnswer } from './order.ts'

type Fault = Extract<ScanAnswer, { kind: 'fault' }>['why']

/** Why a scan could not be read. Nothing of its content is in the message. */
export type WhyNotRead = Fault | 'too-slow' | 'too-much-memory' | 'crashed' | 'busy'

export class ScanError extends Error {
  readonly why: WhyNotRead

  constructor(why: WhyNotRead) {
    super(`Could not read the scan: ${why}`)
    this.name = 'ScanError'
    this.why = why
  }
}
