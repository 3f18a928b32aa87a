import { z } from 'zod'

/** One whole sentence or label in both languages. */
const words = z.string().trim().min(1).max(3_000)
export const Text = z.strictObject({ vi: words, en: words })
export type Text = z.output<typeof Text>

export type Lang = keyof Text

export const say = (vi: string, en: string): Text => ({ vi, en })
