import { deflateRawSync, inflateRawSync } from 'node:zlib'

import { z } from 'zod'

import { speeds, voices } from '#modules/speech/index.ts'
import type { Filled } from '#platform/form.ts'

/** So much of a text is said before it is saved: about four minutes. */
export const mostTried = 3_000

const Trial = z.object({
  text: z.string().max(mostTried).default('').catch(''),
  voice: z.enum(voices).default('south').catch('south'),
  speed: z.coerce
    .number()
    .int()
    .min(speeds.least)
    .max(speeds.most)
    .default(speeds.ordinary)
    .catch(speeds.ordinary),
})
export type Trial = z.output<typeof Trial>

/** What the form holds now, as it would be read; a long text ends with a whole sentence. */
export function trialOf(filled: Filled): { trial: Trial; isCut: boolean } {
  const whole = filled['text'] ?? ''
  const text = cutText(whole)
  return { trial: Trial.parse({ ...filled, text }), isCut: text !== whole }
}

function cutText(text: string): string {
  if (text.length <= mostTried) return text
  const begin = text.slice(0, mostTried)
  const end = Math.max(...['. ', '.\n', '! ', '? '].map((mark) => begin.lastIndexOf(mark)))
  return begin.slice(0, end > mostTried / 2 ? end + 1 : mostTried).toWellFormed()
}

/** The address carries all of it: nothing is stored, neither text nor sound. */
export const tokenOf = (trial: Trial): string =>
  deflateRawSync(JSON.stringify(trial)).toString('base64url')

export function trialIn(token: string): Trial | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(token, 'base64url'), { maxOutputLength: 64_000 })
    return Trial.safeParse(JSON.parse(bytes.toString())).data
  } catch {
    return undefined
  }
}
