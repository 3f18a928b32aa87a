import { availableParallelism } from 'node:os'

export type Limits = {
  presses: number
  /** Milliseconds that one document may take, start of the press included. */
  perDocument: number
  /** A press is replaced after so many documents, or when it holds so many bytes. */
  documents: number
  memory: number
  /** Milliseconds without work after which a press ends and gives its memory back. */
  idle: number
  /** How many documents may wait for a press. */
  waiting: number
}

export const usualLimits: Limits = {
  presses: availableParallelism() > 2 ? 2 : 1,
  perDocument: 10_000,
  documents: 2_000,
  memory: 300 * 1024 * 1024,
  idle: 60_000,
  waiting: 200,
}
