import { z } from 'zod'

import { speeds, voices } from './domain.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

export const WordForm = z.object({
  written: line(60, 'Ghi từ như viết trong bản tin'),
  said: line(200, 'Ghi cách đọc').refine(
    (text) => /\p{L}/u.test(text),
    'Cách đọc phải có chữ, ví dụ: ô cốp',
  ),
  note: z
    .string()
    .trim()
    .max(300, 'Tối đa 300 chữ cái và dấu cách')
    .default('')
    .transform((text) => text || null),
})

/** The longest text that is tried by an address. */
export const mostTried = 300

/** What is tried: a link, so that it can be played, shared and opened again. */
export const Trial = z.object({
  text: z.string().trim().max(mostTried).default(''),
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
