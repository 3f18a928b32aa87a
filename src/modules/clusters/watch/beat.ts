import { z } from 'zod'

/** What may be wrong with a device, by its own word. */
export const faultWords = [
  'clock',
  'storage',
  'player',
  'voltage',
  'audio-missing',
  'plan-refused',
  'tampered',
] as const
export type FaultWord = (typeof faultWords)[number]

/** Also what the database could not read is refused: words of many devices are written down together. It knows no offset of 16 hours. */
export const moment = z.iso
  .datetime({ offset: true })
  .regex(/^2[01]\d\d-.*(Z|[+-](0\d|1[0-5]):\d\d)$/, 'not a time that a device can mean')
const word = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'not a word')
const deviceStates = ['online', 'playing', 'fault', 'offline'] as const

export const Status = z.object({ state: z.enum(deviceStates), at: moment })

const amount = z.number().min(-1e15).max(1e15)

/** Nhịp báo: how a device is, every minute and when something changed. What we do not know we do not keep. */
export const Beat = z.object({
  at: moment,
  state: z.enum(deviceStates),
  playing: word(80).nullish(),
  revision: amount.nullish(),
  volume: z.number().min(0).max(100).nullish(),
  /** Seconds by which its own clock is behind true time. */
  clockOffset: amount.nullish(),
  /** Bytes. */
  storageFree: amount.nullish(),
  stored: amount.nullish(),
  firmware: word(40).nullish(),
  uptime: amount.nullish(),
  rssi: amount.nullish(),
  mainsOk: z.boolean().nullish(),
  voltage: amount.nullish(),
  temperature: amount.nullish(),
  faults: z
    .array(z.string().max(40))
    .max(20)
    .default([])
    .transform((words) => faultWords.filter((word) => words.includes(word))),
})
export type Beat = z.output<typeof Beat>

/** What became of an order. */
export const Answer = z.object({
  number: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  at: moment,
  done: z.boolean(),
  why: word(80).optional(),
})
export type Answer = z.output<typeof Answer>
