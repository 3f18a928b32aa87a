import { z } from 'zod'

/** One whole sentence or label in both languages. */
export const Text = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Text = z.output<typeof Text>

export type Lang = keyof Text

export const say = (vi: string, en: string): Text => ({ vi, en })
