import { z } from 'zod'

/** Row schemas for column types that need reading. Dates and instants arrive from the driver as text. */
export const plainDate = z.string().transform((text) => Temporal.PlainDate.from(text))
export const instant = z.string().transform((text) => Temporal.Instant.from(text))

export const count = z.object({ count: z.number() })
