import { northern, southern, type Dialect } from './reading/numbers.ts'
import type { Pronunciation } from './reading/spoken.ts'

/** Giọng đọc: Bắc, Trung, Nam. */
export const voices = ['north', 'central', 'south'] as const
export type Voice = (typeof voices)[number]

/** What is to be said, and how. `speed` is words a minute. */
export type Saying = {
  text: string
  voice: Voice
  speed: number
  words: readonly Pronunciation[]
}

export const speeds = { least: 110, ordinary: 150, most: 200 } as const

/** In the south one says ngàn and lẻ. */
export const dialectOf = (voice: Voice): Dialect => (voice === 'south' ? southern : northern)

/** Seconds that a text takes at least: no voice says more than twice what it is asked to in a minute. */
export const leastSeconds = (said: string, speed: number): number =>
  (said.split(/\s+/).length / (speed * 2)) * 60
