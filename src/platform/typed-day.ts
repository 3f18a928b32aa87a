import { z } from 'zod'

/** "1/7/2025" → a day, or undefined when there is no such day. */
function dayIn(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** A field in which somebody typed a day as 25/12/2026. */
export const typedDay = (missing: string) =>
  z
    .string({ error: missing })
    .min(1, missing)
    .transform((text, context) => {
      const day = dayIn(text)
      if (!day)
        context.addIssue({
          code: 'custom',
          message: 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 25/12/2026',
        })
      return day ?? z.NEVER
    })
