import { tooBig, tooSmall } from './messages.ts'
import type { Text } from './text.ts'

export type Limits = { min?: number | undefined; max?: number | undefined }

/** Says so when a number is too small or too big. */
export function outside({ min, max }: Limits, number: number, title: Text): Text | undefined {
  if (min !== undefined && number < min) return tooSmall(title, min)
  return max !== undefined && number > max ? tooBig(title, max) : undefined
}
